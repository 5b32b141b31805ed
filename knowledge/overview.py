"""What the Home tab tells of the store: what changed, what is asked for, what is due for review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from knowledge import pieces
from knowledge.answers import Line, Mark
from knowledge.composing import Marks
from knowledge.model import Entry
from knowledge.snapshot import Snapshot

LISTED = 5
"""Entries of each list, so that Home is read at a glance."""

SOON = dt.timedelta(days=30)
"""How long before its day an entry is listed for review."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in a list.

    Args:
        entry_id: the entry.
        name: its first-reference form.
        role: what it is, with the marks that carry it.
        day: the day that the list is about, or None.
        note: why it is listed: the reason of a change, or "".
        count: how often it was looked up, or 0.
    """

    entry_id: str
    name: str
    role: Line
    day: dt.date | None = None
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The lists of the Home tab.

    Args:
        changed: entries lately changed, the newest first.
        asked: entries that colleagues looked up most, the most first.
        due: entries to be reviewed within thirty days, the first first.
        next_due: the day of the next review where none is due, or None.
        marks: where each mark stands.
        entry_count: how many entries are on file.
    """

    changed: tuple[EntryLine, ...]
    asked: tuple[EntryLine, ...]
    due: tuple[EntryLine, ...]
    next_due: dt.date | None
    marks: tuple[Mark, ...]
    entry_count: int


def overview(snapshot: Snapshot, today: dt.date, asked: Mapping[str, int]) -> Overview:
    """Compose the lists of the Home tab.

    Args:
        snapshot: what is on file.
        today: the day to count reviews from.
        asked: how often each entry was looked up.
    """
    marks = Marks(snapshot)
    entries = snapshot.entries
    changed = nlargest(
        LISTED,
        (id_ for id_ in snapshot.changes if id_ in entries),
        key=lambda id_: snapshot.changes[id_].number,
    )
    most = sorted((id_ for id_ in asked if id_ in entries), key=lambda id_: (-asked[id_], id_))
    reviews = nsmallest(LISTED, entries.values(), key=lambda e: (e.review_by, e.name))
    due = [entry for entry in reviews if entry.review_by <= today + SOON]
    return Overview(
        changed=tuple(_changed(snapshot, marks, changed)),
        asked=tuple(_line(marks, entries[id_], count=asked[id_]) for id_ in most[:LISTED]),
        due=tuple(_line(marks, entry, day=entry.review_by) for entry in due),
        next_due=reviews[0].review_by if reviews and not due else None,
        marks=marks.listed(),
        entry_count=len(entries),
    )


def _changed(snapshot: Snapshot, marks: Marks, ids: Iterable[str]) -> Iterable[EntryLine]:
    for id_ in ids:
        change = snapshot.changes[id_]
        yield _line(marks, snapshot.entries[id_], day=change.at.date(), note=change.reason)


def _line(
    marks: Marks, entry: Entry, *, day: dt.date | None = None, note: str = "", count: int = 0
) -> EntryLine:
    role = Line(entry.role, marks.of(entry.evidence), piece=pieces.own(entry.id, "role"))
    return EntryLine(entry.id, entry.name, role, day, note, count)
