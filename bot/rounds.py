"""What is done once a day, from soon after the start on."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

log = logging.getLogger(__name__)

Work = Mapping[str, Callable[[], Awaitable[object]]]
"""What is done in a round, by name, in order."""

ROUND = "round"
"""The kind of papers: what one process alone does on a day was begun."""


def utc() -> dt.datetime:
    """Return the time in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Daily:
    """When rounds are made.

    Args:
        first: seconds from the start to the first round; it comes up to as much later again, so
            that what is started together does not begin together.
        every: seconds from the end of a round to the next.
        again: seconds after which what failed in a round is made again.
        clock: the time in UTC.
        turn: held while a round is made: those that share one come one by one, and leave the
            store to whoever asks.
    """

    first: float = 30.0
    every: float = 24 * 3600.0
    again: float = 300.0
    clock: Callable[[], dt.datetime] = utc
    turn: asyncio.Lock | None = None


DAILY = Daily()


class Rounds:
    """Makes rounds in the background.

    Args:
        work: what is done in each.
        daily: when.
    """

    def __init__(self, work: Work, daily: Daily = DAILY) -> None:
        self._work = work
        self._daily = daily
        self._turn = daily.turn or asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Make rounds from now on."""
        self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """Stop; what a round was at is done by the next process."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def make(self, work: Work | None = None) -> Work:
        """Make one round. What fails is logged, and the rest is done all the same.

        Args:
            work: what is done of it; all where it is left out.

        Returns:
            What failed.
        """
        failed: dict[str, Callable[[], Awaitable[object]]] = {}
        async with self._turn:
            for name, step in (self._work if work is None else work).items():
                try:
                    await step()
                except Exception:
                    log.exception("the daily round failed at the %s; it is made again", name)
                    failed[name] = step
        return failed

    async def _go_on(self) -> None:
        later = random.uniform(1.0, 2.0)  # noqa: S311 - no secret # nosec B311
        await asyncio.sleep(self._daily.first * later)
        now = asyncio.get_running_loop().time
        while True:
            failed = await self.make()
            next_ = now() + self._daily.every
            while failed and now() + self._daily.again < next_:
                await asyncio.sleep(self._daily.again)
                failed = await self.make(failed)
            await asyncio.sleep(max(0.0, next_ - now()))
