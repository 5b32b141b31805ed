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


class Metrics:
    """What is counted in this process. Each metric's help says what it is."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._requests = Histogram(
            "nutgraf_request_seconds",
            "Seconds from a request's arrival to its acknowledgement.",
            ["surface"],
            buckets=BUCKETS,
            registry=registry,
        )
        self._surfaces: dict[str, Histogram] = {}
        self.outcomes = Counter(
            "nutgraf_requests", "Requests by how they ended.", ["outcome"], registry=registry
        )
        self.answers = Counter(
            "nutgraf_answers", "Answers by kind; a miss is not on file.", ["kind"],
            registry=registry,
        )  # fmt: skip
        self.refused = Counter(
            "nutgraf_refused", "Requests turned away unread, by HTTP status.", ["status"],
            registry=registry,
        )  # fmt: skip
        self.retries = Counter(
            "nutgraf_slack_retries", "Events that Slack sent again, by its reason.", ["reason"],
            registry=registry,
        )  # fmt: skip
        self.calls = Counter(
            "nutgraf_slack_calls",
            "Calls of Slack by HTTP status; 429 is too many, 0 is none at all.",
            ["status"],
            registry=registry,
        )
        self.corrections = Gauge(
            "nutgraf_corrections_outstanding",
            "Tasks of corrections that are not done yet.",
            registry=registry,
        )
        self.outbox = Gauge(
            "nutgraf_outbox_waiting", "Messages that wait to be sent.", registry=registry
        )
        self.revision = Gauge(
            "nutgraf_snapshot_revision",
            "The last revision that is in the answers.",
            registry=registry,
        )
        self.lag = Gauge(
            "nutgraf_snapshot_lag_revisions",
            "Revisions in the store that are not in the answers yet.",
            registry=registry,
        )
        self.stalls = Counter(
            "nutgraf_loop_stall_seconds",
            "Seconds by which the event loop came late, in all.",
            registry=registry,
        )
        self.longest_stall = Gauge(
            "nutgraf_loop_stall_longest_seconds",
            "The longest stall of the event loop since the process began.",
            registry=registry,
        )
        self._longest = 0.0

    def ended(self, request: Request, seconds: float) -> None:
        """Count a request that was acknowledged."""
        surface = self._surfaces.get(request.surface)
        if surface is None:
            surface = self._surface(request.surface)
        surface.observe(seconds)
        self.outcomes.labels(request.outcome).inc()

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
            self.calls.labels(str(end.response.status)).inc()

        async def failed(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            _end: aiohttp.TraceRequestExceptionParams,
        ) -> None:
            self.calls.labels("0").inc()

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
