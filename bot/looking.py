"""What a publication would do, looked at before anybody makes it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.newsroom import Newsroom
from bot.views.curation.look import Look
from knowledge.editing.history import field_changes
from knowledge.editing.wording import Wording
from knowledge.model import Entry
from knowledge.publishing import Conflicted, Edit
from knowledge.revisions import Record


async def looked_at(newsroom: Newsroom, edits: Sequence[Edit], editor: str) -> Look:
    """Return what a publication of edits would do.

    Args:
        newsroom: what the desk's work shares.
        edits: the records as they are wanted.
        editor: who would publish, an id.

    Raises:
        StoreError: the store cannot be read.
    """
    preview = await newsroom.desk.preview(edits)
    if isinstance(preview, Conflicted):
        return conflicting(preview)
    records = preview.ledger.records
    wording = Wording({**records, **{i: r for i, r in preview.wanted.items() if r}})
    changes = tuple(
        (named(after or records.get(id_)), field_changes(records.get(id_), after, wording))
        for id_, after in preview.wanted.items()
    )
    correction = None
    if not preview.faults:
        correction = await newsroom.correction(preview, editor)
    return Look(
        changes=changes,
        faults=tuple(dict.fromkeys(fault.message for fault in preview.faults)),
        reach=await newsroom.corrector.reach(correction) if correction else None,
    )


def conflicting(found: Conflicted) -> Look:
    """Return what two editors did differently, to be decided by the second."""
    return Look(
        conflicts=found.merged.conflicts, theirs=found.theirs.editor, seen=found.theirs.number
    )


def named(record: Record | None) -> str:
    """Return what a record is called: an entry by its name, a source by its headline."""
    if isinstance(record, Entry):
        return record.name
    return (record.headline or record.publisher) if record else ""
