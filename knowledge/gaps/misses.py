"""Misses: how often what is not on file was asked for, by day. Nobody is named."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from knowledge.store.papers import Paper, Papers
from knowledge.text import key

KIND = "miss"

LONGEST = 300
"""The most characters of a key that are kept; transliteration may lengthen what was typed."""


@dataclass(frozen=True, slots=True)
class Missed:
    """What was asked for and is not on file: its key, its words as first typed, how often."""

    key: str
    asked: str
    count: int


class Misses:
    """Counts misses.

    Args:
        papers: where they are kept. A count is one paper for a key and a day.
    """

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self._counting = asyncio.Lock()

    async def note(self, asked: str, day: dt.date) -> None:
        """Count a miss. It outlives the process, and may be lost in a power cut.

        Args:
            asked: the words that nothing answers.
            day: the day in UTC.

        Raises:
            StoreError: it could not be kept.
        """
        asked_key = key(asked)[:LONGEST]
        if not asked_key:
            return
        id_ = f"{day.isoformat()}:{asked_key}"
        async with self._counting:
            held: Paper = await self._papers.get(KIND, id_) or {"asked": asked, "count": 0}
            paper = {**held, "key": asked_key, "day": day.isoformat(), "count": held["count"] + 1}
            await self._papers.put(KIND, id_, paper, lasting=False)

    async def between(self, first: dt.date, last: dt.date) -> tuple[Missed, ...]:
        """Return what was missed from one day to another, both counted, the most first."""
        counts: dict[str, int] = defaultdict(int)
        words: dict[str, str] = {}
        for _, paper in await self._papers.all(KIND):
            if first.isoformat() <= paper["day"] <= last.isoformat():
                counts[paper["key"]] += paper["count"]
                words.setdefault(paper["key"], paper["asked"])
        ranked = sorted(counts, key=lambda each: (-counts[each], each))
        return tuple(Missed(each, words[each], counts[each]) for each in ranked)

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of days before a day.

        Raises:
            StoreError: they could not be destroyed.
        """
        day = before.isoformat()
        old = [id_ for id_, paper in await self._papers.all(KIND) if paper["day"] < day]
        await self._papers.drop(KIND, old)
