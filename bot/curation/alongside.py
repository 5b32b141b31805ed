"""Edits with what has to change along with them, previewed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from knowledge.desk import Desk
from knowledge.editing import in_turn, sharing
from knowledge.editing.faults import Edits
from knowledge.publishing import Conflicted, Edit, Preview
from knowledge.revisions import Ledger


async def completed(
    desk: Desk, edits: Sequence[Edit]
) -> tuple[tuple[Edit, ...], Preview | Conflicted]:
    """Return edits with those of other records that belong to them, and what they would do.

    What an editor added or took away under "See also" is so in the other entry, too; a name
    that two entries bear is marked as shared in both.

    Args:
        desk: the one door.
        edits: what somebody wants.

    Returns:
        The edits as they can be published, put on what is on file now; and their preview.

    Raises:
        StoreError: the store cannot be read.
    """
    found = await desk.preview(edits)
    if isinstance(found, Conflicted):
        return tuple(edits), found
    made = await asyncio.to_thread(_along, found)
    if made == found.wanted:
        return tuple(edits), found
    whole = rebased(found.ledger, made)
    return whole, await desk.preview(whole)


def _along(found: Preview) -> Edits:
    records = found.ledger.records
    made = sharing(records, in_turn(records, found.wanted))
    return {id_: after for id_, after in made.items() if after != records.get(id_)}


def rebased(ledger: Ledger, wanted: Edits) -> tuple[Edit, ...]:
    """Return records as edits of what is on file now."""
    return tuple(
        Edit(subject=id_, after=after, base=last_change(ledger, id_))
        for id_, after in wanted.items()
    )


def last_change(ledger: Ledger, record_id: str) -> int:
    """Return the number of a record's last revision, 0 where there is none."""
    change = ledger.changes.get(record_id)
    return change.number if change else 0
