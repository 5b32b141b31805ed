"""How often what was asked for, day by day and without names.

Counts are kept in memory and filed every few seconds, a paper for each day: a process that is
killed loses the last seconds of them and nothing else.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable

from knowledge.papers import Papers

ASKED = "asked"
"""The kind of papers: how often entries were looked up, by id."""

EVERY = 5.0
"""Seconds between two times that the counts of a day are filed."""

MOST = 5000
"""The most different things counted on one day; what is typed is anybody's."""


class Counts:
    """Counts by day.

    Args:
        papers: where they are kept.
        kind: what is counted, one word, under which the papers are filed: ``asked``, ``missed``.
        writer: this process among those that count at the same time; the same after a restart.
        clock: seconds that only ever go on.
    """

    def __init__(
        self,
        papers: Papers,
        kind: str,
        *,
        writer: str = "desk",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._papers = papers
        self._kind = kind
        self._writer = writer
        self._clock = clock
        self._days: dict[dt.date, Counter[str]] = {}
        self._unfiled: set[dt.date] = set()
        self._filed = clock()

    async def note(self, what: str, day: dt.date) -> None:
        """Count something once on a day."""
        counts = self._days.get(day)
        if counts is None:
            counts = await self._begin(day)
        if what in counts or len(counts) < MOST:
            counts[what] += 1
            self._unfiled.add(day)
        if self._clock() - self._filed >= EVERY:
            await self.flush()

    async def between(self, start: dt.date, end: dt.date) -> Counter[str]:
        """Return the counts of the days from one to another, both included."""
        await self.flush()
        first, last = start.isoformat(), end.isoformat()
        total: Counter[str] = Counter()
        for _, paper in await self._papers.all(self._kind):
            if first <= paper["day"] <= last:
                total.update(paper["counts"])
        return total

    async def flush(self) -> None:
        """File what was counted since it was last filed."""
        unfiled, self._unfiled = self._unfiled, set()
        self._filed = self._clock()
        for day in unfiled:
            paper = {"day": day.isoformat(), "counts": dict(self._days[day])}
            await self._papers.put(self._kind, self._id(day), paper, lasting=False)
        newest = max(self._days, default=None)
        for day in [d for d in self._days if d != newest and d not in self._unfiled]:
            del self._days[day]

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of the days before one."""
        held = await self._papers.all(self._kind)
        gone = [id_ for id_, paper in held if paper["day"] < before.isoformat()]
        await self._papers.drop(self._kind, gone)

    async def _begin(self, day: dt.date) -> Counter[str]:
        """Go on with what was filed of a day before this process counted on it."""
        paper = await self._papers.get(self._kind, self._id(day))
        return self._days.setdefault(day, Counter(paper["counts"] if paper else {}))

    def _id(self, day: dt.date) -> str:
        return f"{day.isoformat()}:{self._writer}"
