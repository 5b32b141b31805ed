"""What whoever runs the bot may ask of it: is it ready, and how is it doing?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
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
        desks: gives the doors to what is on file: of one workspace, or of each that is open.
        reach: asks the store for something, and raises where it cannot be reached.
        lag: says for how many seconds a publication of another process waits to be taken over by
            a desk, where that is known.
    """

    connected: Callable[[], Awaitable[bool]] | None = None
    """Whether Slack can reach this process; None while that is not known."""

    def __init__(
        self,
        desks: Callable[[], Sequence[Desk]],
        reach: Callable[[], Awaitable[object]],
        lag: Callable[[Desk], float] | None = None,
    ) -> None:
        self._desks = desks
        self._reach = reach
        self._lag = lag

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
        desks = self._desks()
        made.revision.set(_revision(desks))
        waits = max(map(self._lag, desks), default=0.0) if self._lag else UNKNOWN
        made.lag_seconds.set(waits)
        lag = outbox = corrections = 0.0
        try:
            for desk in desks:
                lag += await desk.behind()
                outbox += len(await desk.papers.find(MESSAGE, "state", ["waiting"]))
                corrections += len(await Tasks(desk.papers).open())
        except StoreError:
            lag = outbox = corrections = UNKNOWN
        made.lag.set(lag)
        made.outbox.set(outbox)
        made.corrections.set(corrections)

    def _about(self) -> dict[str, Any]:
        desks = self._desks()
        entries = sum(len(desk.snapshot.entries) for desk in desks)
        return {"entries": entries, "revision": _revision(desks)}

    async def _store(self) -> str:
        await self._reach()
        return ""

    async def _slack(self) -> str:
        if self.connected is None:
            return "Slack: not connected yet"
        return "" if await self.connected() else "Slack: the Socket Mode connection is gone"


async def always() -> bool:
    """Return that Slack reaches this process: it sends its requests to an address."""
    return True


def _revision(desks: Sequence[Desk]) -> int:
    return max((desk.snapshot.ledger.number for desk in desks), default=0)
