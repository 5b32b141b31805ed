"""A publication → the correction that it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from knowledge.corrections.correction import Correction, CorrectionKind
from knowledge.corrections.histories import History, holders, revisions_of
from knowledge.corrections.readable import readable_changes
from knowledge.corrections.standing import stood
from knowledge.model import Entry
from knowledge.revisions import Ledger, Record, Revision


async def correction_of(
    id_: str,
    kind: CorrectionKind,
    published: Sequence[Revision],
    before: Ledger,
    history: History,
) -> Correction | None:
    """Return the correction that a publication is.

    Args:
        id_: its id, of letters, digits and hyphens.
        kind: whether the old text was wrong, as the editor said.
        published: the revisions that were published together.
        before: what was on file right before.
        history: reads the revisions of a record.

    Returns:
        The correction; None where no text changed that anybody can have read.
    """
    first, last = published[0], published[-1]
    records: Mapping[str, Record] = before.after(published).records
    changes = await asyncio.to_thread(
        readable_changes, before.records, records, last.at.timestamp()
    )
    # a piece that moved is told of by the entry that holds it now, and held by one published
    ids = holders(changes, before) | {revision.subject for revision in published}
    revisions = await revisions_of(ids, history)
    on_file = {**before.records, **records}
    spans = await asyncio.to_thread(stood, changes, revisions, first.number, on_file)
    if not spans:
        return None
    concerned = dict.fromkeys(change.entry_id for change in changes)
    names = [(each, before.records.get(each) or records.get(each)) for each in concerned]
    return Correction(
        id=id_,
        kind=kind,
        revision=last.number,
        changes=changes,
        stood=spans,
        names=tuple((each, entry.name) for each, entry in names if isinstance(entry, Entry)),
        reason=last.reason,
        editor=last.editor,
        at=last.at,
    )
