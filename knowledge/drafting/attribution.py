"""Every quoted piece of an article with the words that say who speaks, untagged ones included."""

from __future__ import annotations

from knowledge.drafting.linking import link
from knowledge.drafting.links import Link
from knowledge.drafting.marks import Piece
from knowledge.drafting.neighbours import Attributed, Place, borrowed, has_words
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import Row

_SURE = frozenset({"tag after", "inverted", "according", "lead-in", "within", "colon", "signed"})
"""Rules that need no help from the neighbours of a piece."""


def attribute(row: Row, text: str, found: list[Piece], parts: list[Sentence]) -> list[Attributed]:
    """Tie every piece to the words that name its speaker.

    Args:
        row: the tokens of the masked text.
        text: the article.
        found: its pieces.
        parts: its sentences.
    """
    own: list[dict[int, Link]] = [link(row, text, found, part) for part in parts]
    place = Place(row, found, parts, own)
    result: list[Attributed] = []
    last: Attributed | None = None
    for number, part in enumerate(parts):
        for token in part.quotes:
            tie = own[number].get(token)
            item = Attributed(row.piece[token], token, part, tie, not has_words(row, part))
            if tie is None or tie.rule not in _SURE:
                item = borrowed(place, number, item, last)
            result.append(item)
            if item.link is not None:
                last = item
    return result
