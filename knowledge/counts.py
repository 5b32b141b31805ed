"""Counts by day of what people ask for. Nobody is named."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from knowledge.store.papers import Paper, Papers


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: its key, its words as first typed or shown, how often."""

    key: str
    words: str
    count: int


class Counts:
    """Counts of one kind.

    Args:
        papers: where they are kept. A count is one paper for a key and a day.
        kind: the kind of papers: ``miss``, ``asked``.
    """

    def __init__(self, papers: Papers, kind: str) -> None:
        self._papers = papers
        self._kind = kind
        self._counting = asyncio.Lock()

    async def note(self, key: str, words: str, day: dt.date) -> None:
        """Count once more. It outlives the process, and may be lost in a power cut.

        Args:
            key: what is counted: the key of a text, the id of an entry.
            words: how it is shown.
            day: the day in UTC.

        Raises:
            StoreError: it could not be kept.
        """
        id_ = f"{day.isoformat()}:{key}"
        async with self._counting:
            held: Paper = await self._papers.get(self._kind, id_) or {"words": words, "count": 0}
            paper = {**held, "key": key, "day": day.isoformat(), "count": held["count"] + 1}
            await self._papers.put(self._kind, id_, paper, lasting=False)

    async def between(self, first: dt.date, last: dt.date) -> tuple[Counted, ...]:
        """Return what was counted from one day to another, both included, the most first."""
        counts: dict[str, int] = defaultdict(int)
        words: dict[str, str] = {}
        for _, paper in await self._papers.all(self._kind):
            if first.isoformat() <= paper["day"] <= last.isoformat():
                counts[paper["key"]] += paper["count"]
                words.setdefault(paper["key"], paper["words"])
        ranked = sorted(counts, key=lambda key: (-counts[key], key))
        return tuple(Counted(key, words[key], counts[key]) for key in ranked)

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of days before a day.

        Raises:
            StoreError: they could not be destroyed.
        """
        day = before.isoformat()
        old = [id_ for id_, paper in await self._papers.all(self._kind) if paper["day"] < day]
        await self._papers.drop(self._kind, old)
