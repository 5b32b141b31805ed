"""How often what was asked for, day by day and without names.

Counts are kept in memory and filed every few seconds, a paper for each day and process: a process
that is killed loses the last seconds of them and nothing else. Once a day is over its papers are
folded into one, which names those that it was made of: one that is left over counts no more.
"""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from knowledge.papers import Paper, Papers
from knowledge.retention import drop_where

ASKED = "asked"
"""The kind of papers: how often entries were looked up, by id."""

EVERY = 5.0
"""Seconds between two times that the counts of a day are filed."""

FOLDED = "all"
"""The writer of a day's counts once they are folded."""

MOST = 5000
"""The most different things counted on one day; what is typed is anybody's."""


class Counts:
    """Counts by day.

    Args:
        papers: where they are kept.
        kind: what is counted, one word, under which the papers are filed: ``asked``, ``missed``.
        writer: this process, by a name that no other has and none had; made where it is left out.
        clock: seconds that only ever go on.
    """

    def __init__(
        self,
        papers: Papers,
        kind: str,
        *,
        writer: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._papers = papers
        self._kind = kind
        self._writer = writer or uuid.uuid4().hex
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
        held: dict[str, Paper] = {}
        async for page in self._papers.pages(self._kind):
            held.update((id_, paper) for id_, paper in page if first <= paper["day"] <= last)
        return _total(held)

    async def flush(self) -> None:
        """File what was counted since it was last filed; what fails is filed the next time."""
        self._filed = self._clock()
        for day in tuple(self._unfiled):
            paper = {"day": day.isoformat(), "counts": dict(self._days[day])}
            self._unfiled.discard(day)
            try:
                await self._papers.put(self._kind, self._id(day), paper, lasting=False)
            except BaseException:
                self._unfiled.add(day)
                raise
        newest = max(self._days, default=None)
        for day in [d for d in self._days if d != newest and d not in self._unfiled]:
            del self._days[day]

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of the days before one."""
        day = before.isoformat()
        await drop_where(self._papers, self._kind, lambda _, paper: paper["day"] < day)

    async def _begin(self, day: dt.date) -> Counter[str]:
        """Go on with what was filed of a day before this process counted on it."""
        paper = await self._papers.get(self._kind, self._id(day))
        return self._days.setdefault(day, Counter(paper["counts"] if paper else {}))

    def _id(self, day: dt.date) -> str:
        return f"{day.isoformat()}:{self._writer}"


async def fold(papers: Papers, kind: str, before: dt.date) -> None:
    """Put the counts of each day before one into one paper, whatever processes counted on it.

    Of several who fold at once one does; one that was killed meanwhile is gone on with.

    Args:
        papers: where they are kept.
        kind: what is counted.
        before: the first day on which a process may still count.

    Raises:
        StoreError: they could not be read or kept.
    """
    days: dict[str, list[str]] = defaultdict(list)
    async for page in papers.pages(kind):
        for id_, paper in page:
            if paper["day"] < before.isoformat():
                days[paper["day"]].append(id_)
    for day, ids in days.items():
        if len(ids) > 1:
            found = {id_: await papers.get(kind, id_) for id_ in ids}
            await _fold_day(papers, kind, day, {id_: p for id_, p in found.items() if p})


async def _fold_day(papers: Papers, kind: str, day: str, held: Mapping[str, Paper]) -> None:
    id_ = f"{day}:{FOLDED}"
    counts = dict(_total(held).most_common(MOST))
    paper: Paper = {"day": day, "counts": counts, "of": sorted(held)}
    if id_ in held or not await papers.claim(kind, id_, paper):
        paper = await papers.get(kind, id_) or {}
    await papers.drop(kind, paper.get("of", ()))


def _total(held: Mapping[str, Paper]) -> Counter[str]:
    """Return what some papers count together."""
    folded = {part for paper in held.values() for part in paper.get("of", ())}
    total: Counter[str] = Counter()
    for id_, paper in held.items():
        if id_ not in folded:
            total.update(paper["counts"])
    return total
