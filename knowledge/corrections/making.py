"""A publication → the correction that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.corrections.correction import Correction, CorrectionKind
from knowledge.corrections.readable import readable_changes
from knowledge.corrections.standing import stood
from knowledge.model import Entry
from knowledge.revisions import Ledger, Record, Revision


def correction_of(
    id_: str,
    kind: CorrectionKind,
    published: Sequence[Revision],
    revisions: Sequence[Revision],
) -> Correction | None:
    """Return the correction that a publication is.

    Args:
        id_: its id, of letters, digits and hyphens.
        kind: whether the old text was wrong, as the editor said.
        published: the revisions that were published together.
        revisions: every revision of the store up to these, in order.

    Returns:
        The correction; None where no text changed that anybody can have read.
    """
    first, last = published[0], published[-1]
    before = Ledger.of(revision for revision in revisions if revision.number < first.number)
    records: Mapping[str, Record] = before.after(published).records
    changes = readable_changes(before.records, records, last.at.timestamp())
    spans = stood(changes, revisions, first.number, {**before.records, **records})
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
