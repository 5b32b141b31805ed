"""The revisions of a record as lines that can be read, and one of them undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.editing.labels import LISTS, STATEMENTS, field_of, label
from knowledge.editing.merging import Merged, laid_over
from knowledge.editing.wording import Wording
from knowledge.revisions import Origin, Record, Revision
from knowledge.threeway import Difference, differences


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a revision changed.

    Args:
        what: what it is, in words: ``summary``, ``fact “The roof…” added``.
        before: what was there, in words, or None.
        after: what is there now, in words, or None.
    """

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One revision of a record.

    Args:
        number: its number in the store.
        at: when, in UTC.
        editor: who: a Slack user id, or ``curated files``.
        reason: why.
        origin: whether it came from the curated files or from an editor.
        act: whether the record was added, changed, withdrawn or brought back.
        changes: what it changed; empty where the record was added or withdrawn whole.
    """

    number: int
    at: dt.datetime
    editor: str
    reason: str
    origin: Origin
    act: str
    changes: tuple[FieldChange, ...]


def history(
    revisions: Iterable[Revision], subject: str, records: Mapping[str, Record]
) -> tuple[HistoryLine, ...]:
    """Return the revisions of a record, the last first.

    Args:
        revisions: the revisions of the store, in order.
        subject: the id of the record.
        records: what is on file, for the names in the changes.
    """
    wording = Wording(records)
    lines: list[HistoryLine] = []
    before: Record | None = None
    for revision in _of(revisions, subject):
        lines.append(_line(revision, before, wording, first=not lines))
        before = revision.after
    return tuple(reversed(lines))


def _of(revisions: Iterable[Revision], subject: str) -> list[Revision]:
    return [revision for revision in revisions if revision.subject == subject]


def _line(
    revision: Revision, before: Record | None, wording: Wording, *, first: bool
) -> HistoryLine:
    if before is None:
        act = "added" if first else "brought back"
    else:
        act = "changed" if revision.after else "withdrawn"
    return HistoryLine(
        number=revision.number,
        at=revision.at,
        editor=revision.editor,
        reason=revision.reason,
        origin=revision.origin,
        act=act,
        changes=field_changes(before, revision.after, wording) if act == "changed" else (),
    )


def field_changes(
    before: Record | None, after: Record | None, wording: Wording
) -> tuple[FieldChange, ...]:
    """Return what differs between two versions of a record, in words."""
    return tuple(_field_change(each, before, after, wording) for each in differences(before, after))


def _field_change(
    found: Difference, before: Record | None, after: Record | None, wording: Wording
) -> FieldChange:
    field = field_of(found.path)
    was, now = wording.value(found.before, field), wording.value(found.after, field)
    what = label(found.path, after, before)
    if len(found.path) < 2 or found.path[-2] not in LISTS:
        return FieldChange(what, was, now)
    act = "added" if found.before is None else "changed" if found.after is not None else "removed"
    if isinstance(item := found.path[-1], str) and field not in STATEMENTS:
        said = wording.value(item, field) or item
        what = f"{what} {said if said.startswith('“') else f'“{said}”'}"
    return FieldChange(f"{what} {act}", was, now)


def reverted(
    revisions: Iterable[Revision],
    number: int,
    current: Record | None,
    records: Mapping[str, Record],
) -> Merged | None:
    """Return a record with one of its revisions undone, and everything since kept.

    Args:
        revisions: the revisions of the store, in order.
        number: the number of the revision to undo.
        current: the record as it is published now, or None where it is withdrawn.
        records: what is on file, for the names in the conflicts.

    Returns:
        The record, with what was changed again since as conflicts; None where no revision
        has the number.
    """
    held = list(revisions)
    undone = next((revision for revision in held if revision.number == number), None)
    if undone is None:
        return None
    earlier = [r for r in _of(held, undone.subject) if r.number < number]
    before = earlier[-1].after if earlier else None
    return laid_over(undone.after, current, before, records)
