"""What a publication changes of what people read → the correction that follows the answers."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.corrections import Correction, CorrectionKind, PieceChange, stood
from knowledge.deliveries import Stood
from knowledge.editing.changes import piece_changes, piece_states
from knowledge.editing.faults import Edits
from knowledge.model import Entry
from knowledge.revisions import Ledger, Record, Revision


def correction_of(
    ledger: Ledger,
    wanted: Edits,
    history: Sequence[Revision],
    *,
    kind: CorrectionKind,
    editor: str,
    reason: str,
    at: dt.datetime,
) -> Correction | None:
    """Return the correction that a publication will be, as it is announced beforehand.

    Args:
        ledger: what is on file.
        wanted: the records as they will be.
        history: the revisions of these records, in order.
        kind: whether the old text was right when it was read.
        editor: who publishes.
        reason: why.
        at: when.

    Returns:
        The correction, or None where nothing that anybody can have read changes.
    """
    changes = _changes(ledger, wanted)
    if all(change.before is None for change in changes):
        return None
    withdrawn = all(change.after is None for change in changes if change.before is not None)
    return Correction(
        id=uuid.uuid4().hex,
        kind="withdrawal" if withdrawn and kind == "correction" else kind,
        revision=ledger.number + 1,
        changes=changes,
        stood=_stood(ledger, wanted, changes, history),
        names=_names(ledger.records, changes, wanted),
        reason=reason,
        editor=editor,
        at=at,
    )


def _changes(ledger: Ledger, wanted: Edits) -> tuple[PieceChange, ...]:
    pairs = [
        (_entry(ledger.records.get(id_)), _entry(after))
        for id_, after in wanted.items()
        if isinstance(after or ledger.records.get(id_), Entry)
    ]
    return piece_changes(pairs, ledger.records)


def _stood(
    ledger: Ledger, wanted: Edits, changes: Sequence[PieceChange], history: Sequence[Revision]
) -> tuple[Stood, ...]:
    """Return since when each old text stood; all that is told beside it counts as its text."""
    now: dict[str, str] = {}
    for id_ in wanted:
        if entry := _entry(ledger.records.get(id_)):
            now |= piece_states(entry, ledger.records)
    states = [replace(c, before=now[c.piece]) for c in changes if c.before is not None]

    def texts(record: Record) -> Mapping[str, str]:
        return piece_states(record, ledger.records) if isinstance(record, Entry) else {}

    return stood(states, history, ledger.number + 1, texts)


def _names(
    records: Mapping[str, Record], changes: Sequence[PieceChange], wanted: Edits
) -> tuple[tuple[str, str], ...]:
    ids = dict.fromkeys(change.entry_id for change in changes)
    entries = ((id_, _entry(records.get(id_)) or _entry(wanted.get(id_))) for id_ in ids)
    return tuple((id_, entry.name) for id_, entry in entries if entry)


def _entry(record: Record | None) -> Entry | None:
    return record if isinstance(record, Entry) else None
