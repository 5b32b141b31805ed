"""What whoever runs the bot may ask of it: is it ready, and how is it doing?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot import metrics
from bot.config import Secret
from bot.health import Readiness
from bot.metrics import Metrics
from bot.sending.outbox import MESSAGE
from bot.stopping import Stop
from knowledge.corrections.tasks import Tasks
from knowledge.desk import Desk
from knowledge.errors import StoreError

UNKNOWN = float("nan")
"""What a figure is that the store does not tell."""


class Oversight:
    """Looks at the parts of a running bot.

    Args:
        desk: the one door to what is on file.
    """

    connected: Callable[[], Awaitable[bool]] | None = None
    """Whether Slack can reach this process; None while that is not known."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def readiness(self, stop: Stop) -> Readiness:
        """Return what ``/readyz`` asks."""
        return Readiness({"store": self._store, "Slack": self._slack}, stop, self._about)

    def serve(
        self, application: web.Application, made: Metrics | None, token: Secret | None
    ) -> None:
        """Serve the figures, where they are on."""
        if made and token:
            metrics.mount(application, made, token, lambda: self.read(made))

    async def read(self, made: Metrics) -> None:
        """Set the figures that nobody counts as they happen; those that are not told are NaN."""
        made.revision.set(self._desk.snapshot.ledger.number)
        try:
            made.lag.set(await self._desk.behind())
            waiting = await self._desk.papers.find(MESSAGE, "state", ["waiting"])
            made.outbox.set(len(waiting))
            made.corrections.set(len(await Tasks(self._desk.papers).open()))
        except StoreError:
            for gauge in (made.lag, made.outbox, made.corrections):
                gauge.set(UNKNOWN)

    def _about(self) -> dict[str, Any]:
        snapshot = self._desk.snapshot
        return {"entries": len(snapshot.entries), "revision": snapshot.ledger.number}

    async def _store(self) -> str:
        await self._desk.behind()
        return ""

    async def _slack(self) -> str:
        if self.connected is None:
            return "Slack: not connected yet"
        return "" if await self.connected() else "Slack: the Socket Mode connection is gone"
