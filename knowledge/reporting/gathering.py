"""The store → the report of a week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from knowledge.deliveries import ASKED, Counts
from knowledge.gaps import MISSED, Closing, Gap, Gaps
from knowledge.papers import Papers
from knowledge.reporting.report import Corrected, GapsOfWeek, Report, Stale
from knowledge.reporting.weeks import Week
from knowledge.reviews import due, last_editors
from knowledge.revisions import Revision
from knowledge.snapshot import Snapshot

CORRECTION = "correction"
"""The kind of papers: what was corrected."""

MOST = 10
"""The most lines of a list."""

TAKEN_BACK = ("correction", "withdrawal")
"""Kinds of corrections that take something back; an update was right when it was read."""


async def gathered(
    papers: Papers,
    revisions: Sequence[Revision],
    snapshot: Snapshot,
    week: Week,
    today: dt.date,
) -> Report:
    """Gather the report of a week.

    Args:
        papers: where counts, gaps and corrections are kept.
        revisions: the revisions of the store, in order.
        snapshot: what is on file now.
        week: the week.
        today: the day on which the report is made.
    """
    asked = await Counts(papers, ASKED).between(week.first, week.last)
    missed = await Counts(papers, MISSED).between(week.first, week.last)
    gaps = Gaps(papers)
    inside = [revision for revision in revisions if week.holds(revision.at)]
    editors = Counter(r.editor for r in inside if r.origin == "desk")
    return Report(
        week=week,
        asked=tuple((_name(snapshot, id_), count) for id_, count in _most(asked)),
        missed=_most(missed),
        corrected=await _corrected(papers, week),
        gaps=_of_week(await gaps.waiting(today), await gaps.closed(), week),
        stale=_stale(snapshot, revisions, today),
        published=tuple(sorted(editors.items(), key=lambda each: (-each[1], each[0]))),
        filed=sum(revision.origin == "curated" for revision in inside),
    )


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return what was counted most, in the order of the alphabet where as often."""
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST])


def _name(snapshot: Snapshot, id_: str) -> str:
    entry = snapshot.entries.get(id_)
    return entry.name if entry else id_


async def _corrected(papers: Papers, week: Week) -> tuple[Corrected, ...]:
    found = []
    for _, paper in await papers.all(CORRECTION):
        at = dt.datetime.fromisoformat(paper["at"])
        if paper["kind"] in TAKEN_BACK and week.holds(at):
            names = tuple(str(name) for _, name in paper["names"])
            found.append(Corrected(names, paper["kind"], at.date(), paper["reason"]))
    return tuple(found)


def _of_week(waiting: Sequence[Gap], closings: Iterable[Closing], week: Week) -> GapsOfWeek:
    # spellings of one name are closed together and count once
    once = {(each.name, each.at, each.outcome): each for each in closings}.values()
    ended = [each for each in once if week.holds(each.at)]
    took = [(each.at - each.opened).total_seconds() for each in ended if each.outcome == "filled"]
    opened = [*(gap.opened for gap in waiting), *(each.opened for each in once)]
    return GapsOfWeek(
        opened=sum(map(week.holds, opened)),
        filled=len(took),
        declined=len(ended) - len(took),
        waiting=len(waiting),
        to_fill=dt.timedelta(seconds=median(took)) if took else None,
        wanted=tuple((gap.name, gap.count) for gap in waiting[:MOST]),
    )


def _stale(snapshot: Snapshot, revisions: Iterable[Revision], today: dt.date) -> tuple[Stale, ...]:
    late = due(snapshot, last_editors(revisions), today)
    return tuple(Stale(each.entry.name, each.entry.review_by, each.owner) for each in late)
