"""What readers saw and what they would see now, piece by piece: what corrections are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.editing.wording import Wording
from knowledge.model import Entry, Fact
from knowledge.revisions import Record

OWN = ("name", "role", "summary", "copy_line", "event")
"""An entry's own words; the piece is ``ENTRY:name`` and so on."""


@dataclass(frozen=True, slots=True)
class PieceChange:
    """A piece that is not as it was shown.

    Args:
        piece: the id of a fact or quote, or ``ENTRY:name`` for an entry's own words.
        entry_id: the entry that it belongs to, or belonged to.
        before: what was shown, or None where the piece is new.
        after: what is shown now, or None where the piece is gone.
    """

    piece: str
    entry_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    entry_id: str
    shown: str
    told: tuple[str, ...] = ()
    """What is told beside the words where it changes: status, attribution, date."""


def piece_changes(
    edits: Iterable[tuple[Entry | None, Entry | None]], records: Mapping[str, Record]
) -> tuple[PieceChange, ...]:
    """Return what changed between two versions of entries.

    Args:
        edits: each entry before (None where it is new) and after (None where it is withdrawn).
            A statement that moves from one of them to another as it is has not changed.
        records: what is on file, for the names of speakers and participants.
    """
    wording = Wording(records)
    was: dict[str, _Piece] = {}
    now: dict[str, _Piece] = {}
    for before, after in edits:
        was |= _pieces(before, wording)
        now |= _pieces(after, wording)
    found = (_change(id_, was.get(id_), now.get(id_)) for id_ in dict.fromkeys((*was, *now)))
    return tuple(change for change in found if change)


def pieces(entry: Entry | None, wording: Wording) -> dict[str, str]:
    """Return the words of an entry as they are shown, piece by piece.

    Args:
        entry: the entry, or None where there is none.
        wording: the names of speakers and participants.
    """
    return {id_: piece.shown for id_, piece in _pieces(entry, wording).items()}


def _pieces(entry: Entry | None, wording: Wording) -> dict[str, _Piece]:
    if entry is None:
        return {}
    own = {name: wording.value(getattr(entry, name), name) for name in OWN}
    shown = {f"{entry.id}:{name}": _Piece(entry.id, text) for name, text in own.items() if text}
    shown |= {fact.id: _Piece(entry.id, fact.text, _told(fact, wording)) for fact in entry.facts}
    return shown | {q.id: _Piece(entry.id, wording.quote(q)) for q in entry.quotes}


def _told(fact: Fact, wording: Wording) -> tuple[str, ...]:
    dated = f"as of {wording.value(fact.as_of)}"
    return (fact.status, f"attributed to {wording.name(fact.attributed_to)}", dated)


def _change(id_: str, was: _Piece | None, now: _Piece | None) -> PieceChange | None:
    if was and now and (was.shown, was.told) == (now.shown, now.told):
        return None
    owner = now or was
    entry_id = owner.entry_id if owner else ""
    return PieceChange(id_, entry_id, _said(was, now), _said(now, was))


def _said(piece: _Piece | None, other: _Piece | None) -> str | None:
    """Return the words of a piece, and of what is told beside them that which differs."""
    if piece is None:
        return None
    beside = other.told if other else piece.told
    differing = [a for a, b in zip(piece.told, beside, strict=False) if a != b]
    return f"{piece.shown} ({', '.join(differing)})" if differing else piece.shown
