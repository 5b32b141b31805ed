"""Revisions: one published change each, with who, when and why.

The store is the ordered list of its revisions; what is on file now is what
they leave when read from the first to the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from knowledge.model import Entry, Source

Record = Entry | Source
Origin = Literal["curated", "desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that is yet to be published.

    Args:
        subject: the id of the record.
        after: the record as it is to be, or None where it is withdrawn.
        origin: ``curated`` for a change in the curated files, ``desk`` for an editor's.
        editor: who published it: a Slack user id, or ``curated files``.
        reason: why, in a few words.
        filed: for ``curated``, the record as the file has it, where an editor's work was
            merged into ``after``. It is what the next change of the file is held against.
    """

    subject: str
    after: Record | None
    origin: Origin
    editor: str
    reason: str
    filed: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Change):
    """A published change: its ``number``, counted from 1, and its time in UTC."""

    number: int
    at: dt.datetime


def numbered(change: Change, number: int, at: dt.datetime) -> Revision:
    """Return the revision that a change becomes.

    Args:
        change: the change.
        number: its number, counted from 1.
        at: when it was published, in UTC.
    """
    return Revision(
        number=number,
        at=at,
        subject=change.subject,
        after=change.after,
        origin=change.origin,
        editor=change.editor,
        reason=change.reason,
        filed=change.filed,
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """The last change of a record: the number of its revision, its time in UTC, and why."""

    number: int
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An entry that an editor withdrew: as it last was, when in UTC, and why."""

    entry: Entry
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a list of revisions leaves on file.

    Args:
        records: the records on file, by id.
        filed: each record as the curated files last had it, by id.
        number: the number of the last revision; 0 where there is none.
        edited: True where any revision came from an editor.
        changes: the last change of each record, by id.
        withdrawn: the entries that editors withdrew and nobody filed again, by id.
        left: the entries that each fact or quote ever left, by its id.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    filed: Mapping[str, Record] = field(default_factory=dict)
    number: int = 0
    edited: bool = False
    changes: Mapping[str, Changed] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    left: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, revisions: Iterable[Revision]) -> Ledger:
        """Read revisions from the first to the last."""
        return cls().after(revisions)

    def after(self, revisions: Iterable[Revision]) -> Ledger:
        """Return the ledger that further revisions leave; this one stays as it is.

        Args:
            revisions: those that follow the last one in this ledger, in order.
        """
        records, filed, changes = dict(self.records), dict(self.filed), dict(self.changes)
        withdrawn, left = dict(self.withdrawn), dict(self.left)
        number, edited = self.number, self.edited
        for revision in revisions:
            before = records.get(revision.subject)
            _note(withdrawn, before, revision)
            for piece in _pieces(before) - _pieces(revision.after):
                left[piece] = left.get(piece, frozenset()) | {revision.subject}
            _lay(records, revision.subject, revision.after)
            if revision.origin == "curated":
                _lay(filed, revision.subject, revision.filed or revision.after)
            changes[revision.subject] = Changed(revision.number, revision.at, revision.reason)
            number, edited = revision.number, edited or revision.origin == "desk"
        return Ledger(records, filed, number, edited, changes, withdrawn, left)


def _lay(on_file: dict[str, Record], subject: str, record: Record | None) -> None:
    if record is None:
        on_file.pop(subject, None)
    else:
        on_file[subject] = record


def _pieces(record: Record | None) -> set[str]:
    """Return the ids of the facts and quotes that a record holds."""
    if not isinstance(record, Entry):
        return set()
    return {fact.id for fact in record.facts} | {quote.id for quote in record.quotes}


def _note(withdrawn: dict[str, Withdrawal], before: Record | None, revision: Revision) -> None:
    """Note what an editor withdraws with a reason; a file that is removed says nothing."""
    if revision.after is not None:
        withdrawn.pop(revision.subject, None)
    elif isinstance(before, Entry) and revision.origin == "desk" and revision.reason:
        withdrawn[revision.subject] = Withdrawal(before, revision.at, revision.reason)
