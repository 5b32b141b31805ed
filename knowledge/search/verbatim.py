"""Words that somebody said → the quotations that hold them.

First word for word, any part of a quotation; then, for six words and more, with a word wrong,
missing or added. The distance is counted in whole words between what was typed and the part
of the quotation that fits it best (P. H. Sellers, "The theory and computation of evolutionary
distances", 1980).
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.search.found import Found
from knowledge.search.index import Search
from knowledge.search.words import STOP
from knowledge.text import key

FEWEST = 6
"""The fewest words that may differ from the quotation at all."""

PER_SLIP = 8
"""One more word may differ for each so many words beyond the first so many."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Quotations that hold certain words.

    Args:
        found: the quotations, best first.
        exact: True where they hold the words as typed, in that order.
    """

    found: tuple[Found, ...]
    exact: bool


def verbatim(search: Search, words: str) -> Verbatim:
    """Find the quotations that hold words, as typed or with a slip.

    Args:
        search: the full text.
        words: what somebody is said to have said.

    Returns:
        The quotations; none where no quotation on file holds them.
    """
    typed = key(words).split()
    if not any(word not in STOP for word in typed) and len(typed) < 4:
        return Verbatim((), exact=True)
    held = tuple(f for f in search.phrase(words) if _within(typed, key(_exact(f)).split()))
    if held:
        return Verbatim(held, exact=True)
    if len(typed) < FEWEST:
        return Verbatim((), exact=False)
    allowed = max(1, len(typed) // PER_SLIP)
    rare = [word for word in typed if word not in STOP] or typed
    ranked = [
        (slips, number, each)
        for number, each in enumerate(search.near(rare))
        if (slips := _slips(words, _exact(each))) <= allowed
    ]
    best = min((slips for slips, _, _ in ranked), default=0)
    return Verbatim(tuple(each for slips, _, each in ranked if slips == best), exact=False)


def _slips(typed: str, held: str) -> int:
    """Count the words that differ, a hyphenated word taken as one and as several."""
    return min(
        distance(key(typed).split(), key(held).split()),
        distance(_spaced(typed), _spaced(held)),
    )


def _spaced(text: str) -> list[str]:
    return [word for each in text.split() if (word := key(each).replace(" ", ""))]


def _exact(found: Found) -> str:
    return found.quote.exact if found.quote else ""


def _within(part: list[str], whole: list[str]) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def distance(typed: list[str], held: list[str]) -> int:
    """Return how many words must be changed, left out or put in to find one inside the other.

    Args:
        typed: the words that are looked for; all of them count.
        held: the words among which they may stand; what is before and behind costs nothing.
    """
    row = [0] * (len(held) + 1)
    for number, word in enumerate(typed, start=1):
        before, row = row, [number]
        for at, other in enumerate(held, start=1):
            row.append(min(before[at - 1] + (word != other), before[at] + 1, row[at - 1] + 1))
    return min(row)
