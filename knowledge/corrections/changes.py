"""The text of one piece, before and after a publication."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceChange:
    """A piece whose text changed.

    Args:
        piece: the piece (``knowledge.pieces``).
        entry_id: the entry that it belongs to.
        before: the old text, or None where the piece is new.
        after: the new text, or None where the piece is withdrawn.
    """

    piece: str
    entry_id: str
    before: str | None
    after: str | None
