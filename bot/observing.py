"""What is written down of each request: one line in the log, and figures where they are on."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from bot import tracing
from bot.config import Config
from bot.metrics import Metrics
from bot.tracing import Request

log = logging.getLogger("bot.requests")

RETRY = "x-slack-retry-reason"
_REASONS = frozenset(
    {
        "http_timeout",
        "http_error",
        "too_many_redirects",
        "connection_failed",
        "ssl_error",
        "unknown_error",
    }
)


class Observer:
    """Notes how long a request took and how it ended.

    Args:
        metrics: where it is counted, or None.
    """

    def __init__(self, metrics: Metrics | None = None) -> None:
        self.metrics = metrics

    def traces(self) -> list[aiohttp.TraceConfig]:
        """Return what counts the calls of a session to Slack, where they are counted."""
        return [self.metrics.tracing()] if self.metrics else []

    def begin(self, request: Request, body: dict[str, Any], reason: str = "") -> None:
        """Note what a request came by.

        Args:
            request: the request.
            body: what it carries.
            reason: why Slack sends it again, or "" where it is the first time.
        """
        request.surface = tracing.surface_of(body)
        if self.metrics and reason:
            self.metrics.retries.note(reason if reason in _REASONS else "other")

    def end(self, request: Request, began: float) -> None:
        """Note that a request is acknowledged; ``began`` is of ``time.perf_counter``."""
        seconds = time.perf_counter() - began
        if self.metrics:
            self.metrics.ended(request, seconds)
        if log.isEnabledFor(logging.INFO):
            fields = {
                "surface": request.surface,
                "ms": round(seconds * 1000, 2),
                "outcome": request.outcome,
            }
            log.info("request", extra={"fields": fields})

    def refused(self, status: int) -> None:
        """Count a request that was turned away unread."""
        if self.metrics:
            self.metrics.refused.note(str(status))

    def stalled(self, seconds: float) -> None:
        """Count by how much the event loop came late."""
        if self.metrics:
            self.metrics.stalled(seconds)

    def answered(self, kind: str) -> None:
        """Count an answer."""
        if self.metrics:
            self.metrics.answers.note(kind)


def observer_of(config: Config) -> Observer:
    """Return what notes requests, with figures where the settings turn them on."""
    return Observer(Metrics() if config.metrics_token else None)


def observed(
    observer: Observer, handle: Callable[[Any, Any], Awaitable[None]]
) -> Callable[[Any, Any], Awaitable[None]]:
    """Return a handler of Socket Mode whose requests are noted as those over HTTP are."""

    async def noted(client: Any, request: Any) -> None:  # noqa: ANN401 - Slack's own objects
        current = tracing.begin()
        began = time.perf_counter()
        observer.begin(current, request.payload, request.retry_reason or "")
        try:
            await handle(client, request)
        finally:
            observer.end(current, began)

    return noted
