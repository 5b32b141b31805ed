"""How fast the bot speaks of its own accord, so that it stays under Slack's limits.

About one message a second to a channel, and chat.update fifty times a minute
(docs.slack.dev/apis/web-api/rate-limits: Tier 3, and the special limit of chat.postMessage).
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

HOLDS = 10_000


@dataclass(frozen=True, slots=True)
class Rates:
    """The least seconds between two calls, and how long Slack may take.

    Args:
        message: between two messages to one channel.
        update: between two changes of messages, in the whole workspace.
        history: between two looks into a channel's history, in the whole workspace.
        settle: within which Slack does what it was asked, though nobody waits for its answer.
    """

    message: float = 1.1
    update: float = 1.2
    history: float = 1.2
    settle: float = 5.0


class Pace:
    """Gives out turns, each channel's in order.

    Args:
        rates: how far apart the turns are.
        clock: seconds; the event loop's own by default.
    """

    def __init__(
        self, rates: Rates | None = None, clock: Callable[[], float] | None = None
    ) -> None:
        self._rates = rates or Rates()
        self._clock = clock
        self._next: OrderedDict[str, float] = OrderedDict()

    async def message(self, channel: str) -> None:
        """Wait until a message to this channel may go out."""
        await self._turn(f"message {channel}", self._rates.message)

    async def update(self) -> None:
        """Wait until a message may be changed."""
        await self._turn("update", self._rates.update)

    async def history(self) -> None:
        """Wait until a history may be read."""
        await self._turn("history", self._rates.history)

    async def settle(self) -> None:
        """Wait until Slack has done what it was asked before, or never will."""
        await asyncio.sleep(self._rates.settle)

    async def _turn(self, name: str, apart: float) -> None:
        now = self._now()
        at = max(now, self._next.pop(name, 0.0))
        self._next[name] = at + apart
        while len(self._next) > HOLDS:
            self._next.popitem(last=False)
        if at > now:
            await asyncio.sleep(at - now)

    def _now(self) -> float:
        return self._clock() if self._clock else asyncio.get_running_loop().time()
