"""When the bot is killed: while it answers, right after it published, and while it corrects."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from random import Random

from benchmarks.corrections.process import BotProcess
from knowledge.store.tinydb import journal_path

LIVES = 2.5
"""Seconds that a process lives at most, the second in which it starts among them."""

PUBLISHED = b'"origin":"desk"'
ISSUED = b'["put","correction"'
LOOK = 0.001
LOOKS = 10_000
"""How often, and how many seconds apart, the journal is looked at for a publication."""


class Killing:
    """Kills the bot and starts it again.

    Args:
        bot: the bot.
        random: decides when.

    Attributes:
        at: when it was killed, in POSIX seconds.
        starting: kills while it started.
        unissued: kills between publishing and issuing.
        late: kills when everybody was reached.
    """

    def __init__(self, bot: BotProcess, random: Random) -> None:
        self._bot = bot
        self._random = random
        self.at: list[float] = []
        self.starting = 0
        self.unissued = 0
        self.late = 0

    @property
    def kills(self) -> int:
        """How often it was killed."""
        return len(self.at)

    @property
    def told(self) -> str:
        """How often it was killed, and at what."""
        return (
            f"kills: {self.kills}, {self.starting} of them while it started, "
            f"{self.unissued} between publishing and issuing, {self.late} when all was done"
        )

    async def during(self, work: Coroutine[object, object, None], kills: int) -> None:
        """Kill so many times while some work goes on, and let the work come to its end."""
        working = asyncio.ensure_future(work)
        for _ in range(kills):
            await asyncio.wait([working], timeout=self._random.uniform(0, LIVES / 2))
            await self._again()
            await self._bot.ready()
        await working

    async def between(self, publication: Coroutine[object, object, None]) -> None:
        """Kill once when a publication is on the disk and its correction is not."""
        publishing = asyncio.ensure_future(publication)
        for _ in range(LOOKS):
            if PUBLISHED in self._journal():
                break
            await asyncio.sleep(LOOK)
        await self._kill()
        self.unissued += ISSUED not in self._journal()
        await self._bot.start()
        await publishing

    async def telling(self, kills: int, told: Callable[[], Awaitable[int]], everybody: int) -> None:
        """Kill so many times while people are told, each time when some more of them are.

        Args:
            kills: how often.
            told: how many were told so far.
            everybody: how many are to be told.
        """
        for number in range(kills):
            enough = self._random.uniform(number, number + 1) / (kills + 1) * everybody
            for _ in range(LOOKS):
                if await told() > enough:
                    break
                await asyncio.sleep(LOOK)
            await self._again()

    async def often(self, kills: int, done: Callable[[], Awaitable[bool]]) -> None:
        """Kill so many times, each process after a life of its own length.

        Args:
            kills: how often.
            done: whether everybody was reached already.
        """
        for _ in range(kills):
            ready = asyncio.ensure_future(self._bot.ready())
            await asyncio.sleep(self._random.uniform(0.2, LIVES))
            self.starting += not ready.done()
            self.late += await done()
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)
            await self._again()
        await self._bot.ready()

    async def _again(self) -> None:
        await self._kill()
        await self._bot.start()

    async def _kill(self) -> None:
        self.at.append(time.time())
        await self._bot.kill()

    def _journal(self) -> bytes:
        path = journal_path(self._bot.store)
        return path.read_bytes() if path.exists() else b""
