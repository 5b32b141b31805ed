"""Scare quotes and titles of works, told from words that somebody is quoted with."""

from __future__ import annotations

from knowledge.drafting.attribution import Attributed
from knowledge.drafting.marks import Piece
from knowledge.drafting.tokens import Row


def is_quotation(row: Row, text: str, found: list[Piece], item: Attributed) -> bool:
    """Whether a quoted piece is somebody's words."""
    piece = found[item.piece]
    words = text[piece.start : piece.end].split()
    del row
    return item.link is not None or len(words) > 4
