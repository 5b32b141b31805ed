"""What the report of a week tells. Editors are named in it, those who asked never."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.reporting.weeks import Week


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction or a withdrawal: the entries, what it was, the day in UTC, and why."""

    names: tuple[str, ...]
    kind: str
    on: dt.date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsOfWeek:
    """What became of gaps.

    Args:
        opened: how many were opened in the week.
        filled: how many were filled in it.
        declined: how many were declined in it.
        waiting: how many wait when the report is made.
        to_fill: the median time from the first who asked to the entry, of those filled in the
            week, or None.
        wanted: the gaps most wanted when the report is made: words, and how many people wait.
    """

    opened: int
    filled: int
    declined: int
    waiting: int
    to_fill: dt.timedelta | None
    wanted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry past its review: its name, the day, and who is asked: an id, or ""."""

    name: str
    due: dt.date
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The desk's week.

    Args:
        week: the week.
        asked: names of entries that were looked up most, and how often.
        missed: keys of what was asked for most and is not on file, and how often.
        corrected: corrections and withdrawals, in order.
        gaps: what became of gaps.
        stale: entries past their review when the report is made, the longest overdue first.
        published: how many revisions each editor published, the most first.
        filed: how many revisions the curated files brought.
    """

    week: Week
    asked: tuple[tuple[str, int], ...]
    missed: tuple[tuple[str, int], ...]
    corrected: tuple[Corrected, ...]
    gaps: GapsOfWeek
    stale: tuple[Stale, ...]
    published: tuple[tuple[str, int], ...]
    filed: int
