"""One name on file held against what was typed: the figures that the score weighs.

Shares are of what tokens tell (``weights``), so that a missing "of" costs little and a
missing family name much. Tokens that tell next to nothing are never counted as missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from knowledge.lookup.aligning import Alignment, Pair
from knowledge.lookup.facing import SOFT, Facing, face
from knowledge.lookup.search import Route, Search
from knowledge.lookup.sounds import coarse
from knowledge.lookup.table import LOW
from knowledge.lookup.variants import Kind

FEATURES = (
    "typed_left",  # share of what was typed that the name does not explain
    "name_left",  # share of the name that was not typed
    "both_left",  # the smaller of the two: both hold something the other lacks
    "loss",  # what is lost where tokens are alike but not the same
    "known_loss",  # the same, where the typed token is a name or word of its own
    "seen_loss",  # the same, where the typed token is in another name on file
    "least_alike",  # how unlike the least alike pair is
    "apart",  # difference of the letters, spaces left out
    "sorted_apart",  # difference of the letters, words in alphabetical order
    "coarse_apart",  # difference of the sounds, for other scripts
    "weight",  # how much the tokens that fit tell in all
    "fitting",  # how many tokens fit
    "length",  # how much was typed
    "names",  # how many names the entry has: the better known it is
    "person",  # whether it is a person
    "family_alone",  # what was typed is a person's family name and nothing else
    "given_alone",  # one token typed, and it is another part of a person's name
    "only_bearer",  # one token typed, exactly, that no other person on file bears
    "family_left",  # a person's family name is missing, and something typed has no place
    "last_left",  # the last token typed has no place
    "one_loss",  # loss where a single token was typed
    "one_short",  # a single token of four letters or fewer
    "plain",  # nothing but English words
    "initials",  # reached by the name's initials
    "capitals",  # the same, and typed in capitals
    "expanded",  # an acronym on file reached by its words
    "initial",  # how many initials stand for a word
    "begun",  # how much is missing of words only begun
    "script",  # whether another script was typed
    "script_loss",  # loss where words of another script are alike in sound
    "unknown_left",  # share typed that is in no name on file
    "noise",  # share of signs that are neither letters nor spaces
)


FEW = 12
"""Names of so many are looked through for whose they are."""

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A name held against what was typed.

    Args:
        name: the name's place in the table.
        words: its tokens.
        aligned: which typed token stands for which of them.
        whole: whether the two are the same but for spaces, case and marks.
        values: the features, in the order of ``FEATURES``.
        family: the positions of the family name.
        person: whether the bearer is a person.
    """

    name: int
    words: tuple[str, ...]
    aligned: Alignment
    whole: bool
    values: Values
    family: tuple[int, ...]
    person: bool


def hold(search: Search, name: int) -> Held:
    """Hold a name against what was typed."""
    facing = face(search, name)
    all_typed = sum(facing.typed_tells) or 1
    losses = [
        (pair, facing.typed_tells[pair.typed] * (1 - pair.alike) / all_typed)
        for pair in facing.aligned.pairs
    ]
    loss = sum(lost for pair, lost in losses if pair.kind not in SOFT)
    values = (
        *_left(facing, all_typed),
        *_lost(facing, losses, loss),
        *_letters(facing),
        *_fitting(facing),
        *_parts(facing),
        *_single(facing, loss),
        *_routes(facing),
        *_soft(facing, losses, all_typed),
    )
    return Held(
        name,
        tuple(facing.words),
        facing.aligned,
        facing.whole,
        values,
        facing.family,
        facing.person,
    )


def _left(facing: Facing, all_typed: int) -> Values:
    aligned = facing.aligned
    typed_left = sum(facing.typed_tells[i] for i in aligned.typed_left) / all_typed
    name_left = sum(facing.tells[p] for p in aligned.held_left) / (sum(facing.tells) or 1)
    both = 0.0 if facing.whole else min(typed_left, name_left) ** 0.5
    return typed_left, name_left, both


def _lost(facing: Facing, losses: list[tuple[Pair, float]], loss: float) -> Values:
    known, found = facing.search.typed.known, facing.search.found
    slips = [(pair.typed, lost) for pair, lost in losses if pair.kind in _SLIPPED]
    alike = [pair.alike for pair in facing.aligned.pairs if pair.kind not in SOFT]
    return (
        loss,
        sum(lost for i, lost in slips if known[i]),
        sum(lost for i, lost in slips if found[i] and found[i][0].kind == Kind.EXACT),
        1 - min(alike, default=1.0),
    )


_SLIPPED = (Kind.SLIP, Kind.JOINED, Kind.BEGUN)


def _letters(facing: Facing) -> Values:
    typed, words = facing.search.typed, facing.words
    sounds = 0.0
    if typed.script:
        sounds = _apart(list(map(coarse, typed.tokens)), list(map(coarse, words)))
    if facing.whole:
        return 0.0, 0.0, sounds
    return (
        1 - Indel.normalized_similarity(facing.one, facing.other),
        _apart([typed.tokens[i] for i in facing.typed_heavy], [words[p] for p in facing.heavy]),
        sounds,
    )


def _apart(one: list[str], other: list[str]) -> float:
    """Return how different words are, in alphabetical order."""
    return 1 - Indel.normalized_similarity(" ".join(sorted(one)), " ".join(sorted(other)))


def _fitting(facing: Facing) -> Values:
    first, pairs = facing.search.table.first, facing.aligned.pairs
    return (
        sum(facing.tells[pair.held] for pair in pairs) / 3000,
        min(len(pairs), 4) / 4,
        min(len(facing.search.typed.key), 30) / 30,
        min(first[facing.entry + 1] - first[facing.entry], 12) / 12,
        float(facing.person),
    )


def _parts(facing: Facing) -> Values:
    """Say which parts of a person's name were typed."""
    family, left = facing.family, facing.aligned.typed_left
    single, alone = len(facing.typed_heavy) <= 1, len(facing.typed_heavy) == 1
    alone = alone and len(facing.heavy) > 1
    fitting = {pair.held for pair in facing.aligned.pairs}.intersection(facing.heavy)
    met = not fitting.isdisjoint(family)
    return (
        float(met and fitting == set(family) and not left),
        float(alone and facing.person and not met),
        float(alone and _is_only_bearer(facing)),
        float(bool(family) and not single and not met and not facing.whole and bool(left)),
        float(not single and facing.typed_heavy[-1] in left),
    )


def _is_only_bearer(facing: Facing) -> bool:
    """Return whether all people whose names hold the token are one, and it was typed exactly."""
    table = facing.search.table
    for pair in facing.aligned.pairs:
        place = facing.places[pair.held]
        if pair.kind == Kind.EXACT and table.bearers.count(place) <= FEW:
            owners = {table.owners[name] & LOW for name in table.bearers[place]}
            people = [o for o in owners if table.kinds[table.kind_of[o]] == "person"]
            return len(people or owners) == 1
    return False


def _single(facing: Facing, loss: float) -> Values:
    single = len(facing.typed_heavy) <= 1
    return (
        loss if single else 0.0,
        float(single and len(facing.one) <= 4 and not facing.whole),
        float(facing.search.typed.plain and not facing.whole),
    )


def _routes(facing: Facing) -> Values:
    route = facing.search.routes.get(facing.name, Route.TOKENS)
    initials = route == Route.INITIALS
    capitals = initials and facing.search.typed.text.isupper()
    return float(initials), float(capitals), float(route == Route.EXPANDED)


def _soft(facing: Facing, losses: list[tuple[Pair, float]], all_typed: int) -> Values:
    typed, found, pairs = facing.search.typed, facing.search.found, facing.aligned.pairs
    unknown = [i for i in facing.aligned.typed_left if not found[i]]
    return (
        sum(pair.kind == Kind.INITIAL for pair in pairs) / (len(typed.tokens) or 1),
        sum(1 - pair.alike for pair in pairs if pair.kind == Kind.BEGUN),
        float(bool(typed.script)),
        sum(lost for pair, lost in losses if pair.kind == Kind.SCRIPT),
        sum(facing.typed_tells[i] for i in unknown) / all_typed,
        typed.noise,
    )
