"""Identity words that contradict: a match is refused however close the letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from knowledge.lookup.features import Held
from knowledge.lookup.slips import slip_cost
from knowledge.lookup.sounds import fine
from knowledge.lookup.tokens import GENERATIONS
from knowledge.lookup.typed import Typed
from knowledge.lookup.variants import Kind
from knowledge.lookup.wordlists import census_names

_ROMAN = re.compile(r"(?=[ivx]{2})(?:x{0,2})(?:ix|iv|v?i{0,3})")


SAME = 0.85
"""How alike two known names must be to be spellings of one: Nicholas and Nicolas."""

SHORT = 6
"""A lone name of so many letters with a letter replaced by a far key is another name."""


def refused(typed: Typed, held: Held) -> bool:
    """Return whether a name cannot be the one typed.

    A number, a generation ("Jr."), an initial or a known name differs; or nothing but English words
    were typed, and they are the name's only after a letter is changed.
    """
    if held.whole:
        return False
    if typed.phrase or _only_slips(typed, held):
        return True
    if _other_number(typed, held):
        return True
    return held.person and (
        _other_initial(typed, held) or _another_name(typed, held) or _replaced(typed, held)
    )


def is_noise(text: str) -> bool:
    """Return whether a text is more signs than words."""
    kinds = [unicodedata.category(c)[0] for c in text if not c.isspace() and c not in ".'’-&,"]
    return sum(kind in "PSC" for kind in kinds) * 5 > 2 * len(kinds)


def _only_slips(typed: Typed, held: Held) -> bool:
    pairs = held.aligned.pairs
    return typed.plain and bool(pairs) and all(p.kind in (Kind.SLIP, Kind.JOINED) for p in pairs)


def _other_number(typed: Typed, held: Held) -> bool:
    one, other = _numbers(typed.tokens), _numbers(held.words)
    if held.person:
        generation = one & GENERATIONS
        if generation and generation != other & GENERATIONS:
            return True
        one, other = one - GENERATIONS, other - GENERATIONS
    return bool(one) and one != other


def _numbers(words: Sequence[str]) -> set[str]:
    """Return the numbers among words; a Roman one never comes first: Xi Jinping is none."""
    found = {w for w in words if not w.isalpha()}
    return found | {w for w in words[1:] if w in GENERATIONS or _ROMAN.fullmatch(w)}


def _other_initial(typed: Typed, held: Held) -> bool:
    """Return whether an initial on either side has no place, and the other side has words left."""
    mine = [typed.tokens[i] for i in held.aligned.typed_left]
    theirs = [held.words[p] for p in held.aligned.held_left]
    return any(len(t) == 1 for t in mine) and any(len(w) > 1 for w in theirs)


def _another_name(typed: Typed, held: Held) -> bool:
    """Return whether a name of its own was typed where another stands: Mario is not Marco."""
    known = census_names()
    return any(
        pair.kind == Kind.SLIP
        and pair.alike < SAME
        and typed.tokens[pair.typed] in known
        and held.words[pair.held] in known
        and fine(typed.tokens[pair.typed]) != fine(held.words[pair.held])
        for pair in held.aligned.pairs
    )


def _replaced(typed: Typed, held: Held) -> bool:
    """Return whether a short name alone has one letter that no slip explains."""
    if len(typed.tokens) != 1 or len(typed.tokens[0]) > SHORT:
        return False
    return any(
        pair.kind == Kind.SLIP and slip_cost(typed.tokens[0], held.words[pair.held]) == 1.0
        for pair in held.aligned.pairs
    )
