"""What is done once a day, from soon after the start on."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

log = logging.getLogger(__name__)

Work = Mapping[str, Callable[[], Awaitable[object]]]
"""What is done in a round, by name, in order."""


def utc() -> dt.datetime:
    """Return the time in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Daily:
    """When rounds are made.

    Args:
        first: seconds from the start to the first round.
        every: seconds from the end of a round to the next.
        clock: the time in UTC.
    """

    first: float = 30.0
    every: float = 24 * 3600.0
    clock: Callable[[], dt.datetime] = utc


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
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Make rounds from now on."""
        self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """Stop; what a round was at is done by the next process."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def make(self) -> None:
        """Make one round. What fails is logged, and the rest is done all the same."""
        for name, work in self._work.items():
            try:
                await work()
            except Exception:
                log.exception("the daily round failed at the %s; it is made again", name)

    async def _go_on(self) -> None:
        await asyncio.sleep(self._daily.first)
        while True:
            await self.make()
            await asyncio.sleep(self._daily.every)
