"""Edited records → revisions: what an editor means, put on what others published meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.editing.faults import EditFault, Edits
from knowledge.editing.merging import Choice, Merged, merge, resolve
from knowledge.errors import PublishRefused
from knowledge.revisions import Change, Ledger, Record, Revision
from knowledge.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A record as an editor wants it.

    Args:
        subject: the id of the record.
        after: the record as it is to be, or None to withdraw it.
        base: the number of the record's last revision that the editor saw; 0 where there was
            none on file.
        choices: for the ``place`` of each conflict that the editor was shown, whose words stand.
        seen: the number of the record's revision that those conflicts were shown against.
    """

    subject: str
    after: Record | None
    base: int = 0
    choices: Mapping[str, Choice] = field(default_factory=dict)
    seen: int = -1


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did.

    Args:
        revisions: the revisions that it became; none where nothing was changed.
        before: the records that they changed, as they were; None for one that was not on file.
    """

    revisions: tuple[Revision, ...]
    before: Mapping[str, Record | None]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a publication would do.

    Args:
        ledger: what is on file.
        wanted: the records as they would be, without those that stay as they are.
        faults: what is wrong with them; with any fault nothing is published.
    """

    ledger: Ledger
    wanted: Edits
    faults: tuple[EditFault, ...]


@dataclass(frozen=True, slots=True)
class Conflicted:
    """Somebody published in between, and both changed the same thing: nothing was published.

    Args:
        edit: the edit that conflicts.
        merged: what is to be decided.
        theirs: the last revision of the record that somebody else published.
    """

    edit: Edit
    merged: Merged
    theirs: Revision


async def put_on(
    store: Store, ledger: Ledger, edits: Sequence[Edit]
) -> tuple[Edits, Conflicted | None]:
    """Put edits on what is on file now.

    Args:
        store: knows the records as the editor saw them.
        ledger: what is on file now.
        edits: what the editor wants.

    Returns:
        The records as they are to be, by id, without those that stay as they are; and the first
        conflict, where there is one.
    """
    wanted: dict[str, Record | None] = {}
    for edit in edits:
        current, last = ledger.records.get(edit.subject), ledger.changes.get(edit.subject)
        after = edit.after
        if last and last.number != edit.base:
            history = await store.history(edit.subject)
            merged = merge(_at(history, edit.base), current, edit.after, ledger.records)
            if merged.conflicts and last.number != edit.seen:
                return {}, Conflicted(edit, merged, history[-1])
            after = resolve(merged, edit.choices)
        if after != current:
            wanted[edit.subject] = after
    return wanted, None


def _at(history: Sequence[Revision], number: int) -> Record | None:
    """Return a record as one of its revisions left it."""
    return next((each.after for each in reversed(history) if each.number <= number), None)


def changes(wanted: Mapping[str, Record | None], *, editor: str, reason: str) -> tuple[Change, ...]:
    """Return the changes that records become.

    Raises:
        PublishRefused: there is no reason, or a record is filed under another's id.
    """
    if not reason.strip():
        raise PublishRefused("Say why, in a few words; the history keeps it.")
    for id_, record in wanted.items():
        if record is not None and record.id != id_:
            raise PublishRefused(f"The record {record.id} cannot be published as {id_}.")
    return tuple(
        Change(subject=id_, after=record, origin="desk", editor=editor, reason=reason.strip())
        for id_, record in wanted.items()
    )
