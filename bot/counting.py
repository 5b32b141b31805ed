"""What was looked up and what was missed, counted by day and without names, in the store.

Who asks waits for none of it: an answer is counted in memory, and filed in the background.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections import Counter
from collections.abc import Callable

from knowledge.answers import Answer, Card, Miss, NotTold
from knowledge.deliveries import ASKED, Counts
from knowledge.deliveries.counts import EVERY
from knowledge.errors import StoreError
from knowledge.gaps import MISSED, miss_key
from knowledge.papers import Papers

log = logging.getLogger(__name__)

WEEK = dt.timedelta(days=7)

Counted = tuple[str, str]
"""What an answer counts as: a kind of counts and what is counted, or two empty strings."""

NOTHING: Counted = ("", "")

MOST = 10_000
"""Different things that wait to be filed; what else is asked while the store is away is let go."""


def counted(answer: Answer) -> Counted:
    """Return what an answer counts as: the entry of a card, the words of a miss."""
    if isinstance(answer, Card):
        return ASKED, answer.entry_id
    if isinstance(answer, Miss | NotTold) and (words := miss_key(answer.asked)):
        return MISSED, words
    return NOTHING


class Counting:
    """Counts what was asked and missed.

    Args:
        papers: where the counts are kept.
        today: the day in UTC.
    """

    def __init__(self, papers: Papers, today: Callable[[], dt.date]) -> None:
        self._today = today
        # They are filed from here: one that was counted and not filed must not be counted again.
        self._counts = {kind: Counts(papers, kind, clock=_still) for kind in (ASKED, MISSED)}
        self._filed = time.monotonic()
        self._waiting: Counter[tuple[str, str, dt.date]] = Counter()
        self._filing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def note(self, what: Counted) -> None:
        """Count an answer; it is filed later."""
        kind, words = what
        noted = (kind, words, self._today())
        if kind and (noted in self._waiting or len(self._waiting) < MOST):
            self._waiting[noted] += 1
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._file())

    async def _file(self) -> None:
        """Hand on what waits; what the store cannot take now is tried with the next answer."""
        async with self._filing:
            while self._waiting:
                noted = next(iter(self._waiting))
                kind, words, day = noted
                try:
                    await self._counts[kind].note(words, day)
                except StoreError as error:
                    log.warning("what was asked is counted later: %s", error)
                    return
                self._waiting[noted] -= 1
                if not self._waiting[noted]:
                    del self._waiting[noted]
            if time.monotonic() - self._filed >= EVERY:
                await self._flush()

    async def this_week(self) -> Counter[str]:
        """Return how often each entry was looked up in the last seven days.

        Raises:
            StoreError: what was filed cannot be read.
        """
        await self._file()
        day = self._today()
        return await self._counts[ASKED].between(day - WEEK + dt.timedelta(days=1), day)

    async def flush(self) -> None:
        """File what was counted and not filed yet; what cannot be filed is let go."""
        await self._file()
        await self._flush()

    async def _flush(self) -> None:
        self._filed = time.monotonic()
        for kind, counts in self._counts.items():
            try:
                await counts.flush()
            except StoreError as error:
                log.warning("counts of the kind %s could not be kept: %s", kind, error)

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of the days before one."""
        for counts in self._counts.values():
            await counts.prune(before)


def _still() -> float:
    """Return a time that does not pass."""
    return 0.0
