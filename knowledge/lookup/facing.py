"""A typed name and a name on file, face to face: what of each fits, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.lookup.aligning import Alignment, align
from knowledge.lookup.search import Search
from knowledge.lookup.table import FAMILY, LOW
from knowledge.lookup.tokens import FORMS
from knowledge.lookup.variants import Kind
from knowledge.lookup.weights import LIGHT, UNKNOWN

BEGUN = UNKNOWN // 3
"""What a token only begun tells at least: "Le" may go on to be more than an article."""

SOFT = (Kind.SCRIPT, Kind.INITIAL, Kind.BEGUN)
"""Ways in which tokens fit without being alike letter by letter."""


@dataclass(frozen=True, slots=True)
class Facing:
    """A typed name and a name on file. Light tokens ("of", "Ltd") are never counted as left.

    Args:
        search: what was typed, and the names on file.
        name: the name's place in the table.
        entry: its entry's place.
        places: the places of its tokens.
        words: its tokens.
        aligned: which typed token stands for which of them.
        typed_tells: how much each typed token tells.
        tells: how much each token of the name tells.
        typed_heavy: the typed tokens that tell anything.
        heavy: the tokens of the name that do.
        one: the typed ones of those, written in one.
        other: those of the name, written in one.
        person: whether the bearer is a person.
        family: the positions of the family name.
        whole: whether the two are the same but for spaces, case and marks.
    """

    search: Search
    name: int
    entry: int
    places: list[int]
    words: list[str]
    aligned: Alignment
    typed_tells: list[int]
    tells: list[int]
    typed_heavy: list[int]
    heavy: list[int]
    one: str
    other: str
    person: bool
    family: tuple[int, ...]
    whole: bool


def face(search: Search, name: int) -> Facing:
    """Set a name on file against what was typed."""
    table, typed = search.table, search.typed
    spelled = list(table.spelled[name])
    places = [held & LOW for held in spelled]
    words = [table.words[place] for place in places]
    aligned = align(typed.tokens, words, places, search.by_place)
    tells = [table.weights[place] for place in places]
    typed_tells = _typed_tells(search, aligned, tells)
    typed_heavy = [i for i, tell in enumerate(typed_tells) if tell > LIGHT]
    heavy = [p for p, tell in enumerate(tells) if tell > LIGHT]
    aligned.typed_left = [i for i in aligned.typed_left if i in typed_heavy]
    aligned.held_left = [p for p in aligned.held_left if p in heavy]
    one = "".join([typed.tokens[i] for i in typed_heavy] or typed.tokens)
    other = "".join([words[p] for p in heavy] or words)
    entry = table.owners[name] & LOW
    person = table.kinds[table.kind_of[entry]] == "person"
    marked = person and len(heavy) > 1
    return Facing(
        search=search,
        name=name,
        entry=entry,
        places=places,
        words=words,
        aligned=aligned,
        typed_tells=typed_tells,
        tells=tells,
        typed_heavy=typed_heavy,
        heavy=heavy,
        one=one,
        other=other,
        person=person,
        family=tuple(p for p in heavy if marked and spelled[p] & FAMILY),
        whole=typed.whole == "".join(words)
        or (one == other and _forms(typed.tokens) == _forms(words)),
    )


def _typed_tells(search: Search, aligned: Alignment, tells: list[int]) -> list[int]:
    """Return how much typed tokens tell: as much as those of the name that they stand for."""
    found = list(search.tells)
    for pair in aligned.pairs:
        if pair.kind not in SOFT:
            found[pair.typed] = tells[pair.held]
        elif pair.kind == Kind.BEGUN:
            found[pair.typed] = max(found[pair.typed], BEGUN)
    return found


def _forms(words: Iterable[str]) -> set[str]:
    return {word for word in words if word in FORMS}
