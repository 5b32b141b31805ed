"""Figures for whoever runs the bot, in Prometheus's text format; off without METRICS_TOKEN.

Nobody's name and nothing that was asked goes into a figure.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from types import SimpleNamespace

import aiohttp
from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.config import Secret
from bot.tracing import Request

METRICS_PATH = "/metrics"

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
"""Seconds; Slack waits for 3."""

SURFACES = 60
"""Surfaces that have figures of their own; further ones are counted together."""

Read = Callable[[], Awaitable[None]]
"""Reads what is counted only when somebody looks."""


class By:
    """A counter with one label, whose values are looked up once.

    Args:
        counter: the counter.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._known: dict[str, Counter] = {}

    def note(self, label: str) -> None:
        """Count one; ``label`` is one of a few words, never anything of a request's."""
        child = self._known.get(label)
        if child is None:
            child = self._known[label] = self._counter.labels(label)
        child.inc()


class Metrics:
    """What is counted in this process. Each metric's help says what it is."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()

        def by(name: str, told: str, label: str) -> By:
            return By(Counter(f"nutgraf_{name}", told, [label], registry=registry))

        def gauge(name: str, told: str) -> Gauge:
            return Gauge(f"nutgraf_{name}", told, registry=registry)

        told = "Seconds from a request's arrival to its acknowledgement."
        name = "nutgraf_request_seconds"
        self._requests = Histogram(name, told, ["surface"], buckets=BUCKETS, registry=registry)
        self._surfaces: dict[str, Histogram] = {}
        self.outcomes = by("requests", "Requests by how they ended.", "outcome")
        self.answers = by("answers", "Answers by kind; a miss is not on file.", "kind")
        self.refused = by("refused", "Requests turned away unread, by HTTP status.", "status")
        self.retries = by("slack_retries", "Events that Slack sent again, by reason.", "reason")
        self.calls = by("slack_calls", "Calls of Slack by HTTP status; 0 is no answer.", "status")
        told = "Tasks of corrections that are not done yet."
        self.corrections = gauge("corrections_outstanding", told)
        self.outbox = gauge("outbox_waiting", "Messages that wait to be sent.")
        self.revision = gauge("snapshot_revision", "The last revision in the answers.")
        told = "Revisions in the store that are not in the answers yet."
        self.lag = gauge("snapshot_lag_revisions", told)
        told = "Seconds for which another process's publication waits to be in the answers."
        self.lag_seconds = gauge("snapshot_lag_seconds", told)
        told = "Seconds by which the event loop came late, in all."
        self.stalls = Counter("nutgraf_loop_stall_seconds", told, registry=registry)
        told = "The longest stall of the event loop since the process began."
        self.longest_stall = gauge("loop_stall_longest_seconds", told)
        self._longest = 0.0

    def ended(self, request: Request, seconds: float) -> None:
        """Count a request that was acknowledged."""
        surface = self._surfaces.get(request.surface)
        if surface is None:
            surface = self._surface(request.surface)
        surface.observe(seconds)
        self.outcomes.note(request.outcome)

    def stalled(self, seconds: float) -> None:
        """Count by how much the event loop came late."""
        self.stalls.inc(seconds)
        if seconds > self._longest:
            self._longest = seconds
            self.longest_stall.set(seconds)

    def tracing(self) -> aiohttp.TraceConfig:
        """Return what counts the calls of a session to Slack."""

        async def ended(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            end: aiohttp.TraceRequestEndParams,
        ) -> None:
            self.calls.note(str(end.response.status))

        async def failed(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            _end: aiohttp.TraceRequestExceptionParams,
        ) -> None:
            self.calls.note("0")

        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(ended)
        trace.on_request_exception.append(failed)
        return trace

    def _surface(self, name: str) -> Histogram:
        known = len(self._surfaces) < SURFACES
        made = self._requests.labels(name if known else "other")
        if known:
            self._surfaces[name] = made
        return made


def mount(application: web.Application, metrics: Metrics, token: Secret, read: Read) -> None:
    """Serve the figures to whoever sends the token.

    Args:
        application: the server.
        metrics: what is counted.
        token: what ``Authorization: Bearer …`` must hold.
        read: reads what is not counted as it happens.
    """
    expected = f"Bearer {token.value}".encode()

    async def figures(request: web.Request) -> web.Response:
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        await read()
        body = generate_latest(metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    application.router.add_get(METRICS_PATH, figures)
