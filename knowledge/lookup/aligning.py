"""Which typed token stands for which token of a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Indel

from knowledge.lookup.variants import Kind

INITIAL = 0.7
"""How alike an initial is to the name that begins with it."""

BEGUN = 0.4
"""How alike a word is to one it only begins, before its share of letters is added."""

ONE = 1.0
"""How alike words are that differ only in where they are parted."""


class Pair(NamedTuple):
    """A typed token and the token of a name that it stands for.

    Args:
        typed: the typed token's position.
        held: the position in the name.
        alike: from 0 to 1.
        kind: how it was reached.
    """

    typed: int
    held: int
    alike: float
    kind: Kind


@dataclass(slots=True)
class Alignment:
    """Pairs, and the positions that are left without one."""

    typed: Sequence[str]
    held: Sequence[str]
    pairs: list[Pair] = field(default_factory=list)
    typed_left: list[int] = field(default_factory=list)
    held_left: list[int] = field(default_factory=list)

    def pair(self, typed: int, held: int, alike: float, kind: Kind) -> None:
        """Take one typed token and one of the name as the same."""
        self.typed_left.remove(typed)
        self.held_left.remove(held)
        self.pairs.append(Pair(typed, held, alike, kind))


def align(
    typed: Sequence[str],
    held: Sequence[str],
    places: Sequence[int],
    found: Mapping[int, Sequence[tuple[int, float, Kind]]],
) -> Alignment:
    """Pair typed tokens with the tokens of a name, each once, the likest first.

    Args:
        typed: the typed tokens.
        held: the tokens of the name.
        places: their places in the table.
        found: for a place the typed tokens it may stand for, how alike, and how reached.
    """
    made = Alignment(typed, held, [], list(range(len(typed))), list(range(len(held))))
    possible = [
        (-alike, i != p, i, p, kind)
        for p, place in enumerate(places)
        for i, alike, kind in found.get(place, ())
    ]
    if len(possible) > 1:
        possible.sort()
    for alike, _, i, p, kind in possible:
        if i in made.typed_left and p in made.held_left:
            made.pair(i, p, -alike, kind)
    for step in (_parted, _initials, _begun, _joined):
        if made.typed_left and made.held_left:
            step(made)
    return made


def _parted(made: Alignment) -> None:
    """Pair a word with those that make it up where it is parted: ElShafee, El Shafee."""
    for i in tuple(made.typed_left):
        run = _run(made.typed[i], made.held, made.held_left)
        made.pairs += [Pair(i, p, ONE, Kind.JOINED) for p in run]
        made.held_left = [p for p in made.held_left if p not in run]
        made.typed_left = [j for j in made.typed_left if j != i or not run]
    for p in tuple(made.held_left):
        run = _run(made.held[p], made.typed, made.typed_left)
        made.pairs += [Pair(i, p, ONE, Kind.JOINED) for i in run]
        made.typed_left = [i for i in made.typed_left if i not in run]
        made.held_left = [q for q in made.held_left if q != p or not run]


def _run(whole: str, parts: Sequence[str], left: Sequence[int]) -> list[int]:
    """Return the positions, one after another, of the parts that make up a whole word."""
    for start in left:
        run = [start]
        rest = whole
        while rest.startswith(parts[run[-1]]):
            rest = rest[len(parts[run[-1]]) :]
            if not rest:
                return run if len(run) > 1 else []
            if run[-1] + 1 not in left:
                break
            run.append(run[-1] + 1)
    return []


def _initials(made: Alignment) -> None:
    for i in tuple(made.typed_left):
        token = made.typed[i]
        for p in made.held_left:
            word = made.held[p]
            if token[0] == word[0] and (len(token) == 1 or len(word) == 1):
                made.pair(i, p, INITIAL, Kind.INITIAL)
                break


def _begun(made: Alignment) -> None:
    """Pair words of which one begins the other: the last one may still be being typed."""
    last = len(made.typed) - 1
    for i in tuple(made.typed_left):
        token = made.typed[i]
        if len(token) < 3 and i != last:
            continue
        for p in made.held_left:
            word = made.held[p]
            if word.startswith(token) or (len(word) >= 4 and token.startswith(word)):
                short, long = sorted((len(token), len(word)))
                made.pair(i, p, BEGUN + 0.55 * short / long, Kind.BEGUN)
                break


def _joined(made: Alignment) -> None:
    """Pair what is left as one word: names are parted, hyphenated and joined at will."""
    one = "".join(made.typed[i] for i in made.typed_left)
    other = "".join(made.held[p] for p in made.held_left)
    alike = ONE if one == other else 0.0
    if not alike:
        if len(made.typed_left) == len(made.held_left) == 1 or min(len(one), len(other)) < 5:
            return
        alike = Indel.normalized_similarity(one, other, score_cutoff=0.8) * ONE
        if alike < 0.8:
            return
    for k in range(max(len(made.typed_left), len(made.held_left))):
        i = made.typed_left[min(k, len(made.typed_left) - 1)]
        p = made.held_left[min(k, len(made.held_left) - 1)]
        made.pairs.append(Pair(i, p, alike, Kind.JOINED))
    made.typed_left.clear()
    made.held_left.clear()
