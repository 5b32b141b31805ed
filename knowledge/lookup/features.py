"""One name on file held against what was typed: the figures that the score weighs.

Shares are of what tokens tell (``weights``), so that a missing "of" costs little and a
missing family name much. Tokens that tell next to nothing are never counted as missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from knowledge.lookup.aligning import Alignment, Pair, align
from knowledge.lookup.search import Route, Search
from knowledge.lookup.sounds import coarse
from knowledge.lookup.table import FAMILY, LOW
from knowledge.lookup.tokens import FORMS
from knowledge.lookup.variants import Kind
from knowledge.lookup.weights import LIGHT, UNKNOWN

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


BEGUN = UNKNOWN // 3
"""What a token only begun tells at least: "Le" may go on to be more than an article."""

FEW = 12
"""Names of so many are looked through for whose they are."""


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
    values: tuple[float, ...]
    family: tuple[int, ...]
    person: bool


def hold(search: Search, name: int) -> Held:
    """Hold a name against what was typed."""
    table, typed = search.table, search.typed
    spelled = list(table.spelled[name])
    places = [held & LOW for held in spelled]
    words = [table.words[place] for place in places]
    aligned = align(typed.tokens, words, places, search.by_place)
    tells = [table.weights[place] for place in places]
    typed_tells = list(search.tells)
    for pair in aligned.pairs:
        if pair.kind not in _SOFT:
            typed_tells[pair.typed] = tells[pair.held]
        elif pair.kind == Kind.BEGUN:
            typed_tells[pair.typed] = max(typed_tells[pair.typed], BEGUN)
    typed_heavy = [i for i, tell in enumerate(typed_tells) if tell > LIGHT]
    name_heavy = [p for p, tell in enumerate(tells) if tell > LIGHT]
    aligned.typed_left = [i for i in aligned.typed_left if i in typed_heavy]
    aligned.held_left = [p for p in aligned.held_left if p in name_heavy]
    one = "".join([typed.tokens[i] for i in typed_heavy] or typed.tokens)
    other = "".join([words[p] for p in name_heavy] or words)
    entry = table.owners[name] & LOW
    person = table.kinds[table.kind_of[entry]] == "person"
    family = tuple(p for p in name_heavy if person and spelled[p] & FAMILY and len(name_heavy) > 1)
    whole = typed.whole == "".join(words) or (
        one == other and _forms(typed.tokens) == _forms(words)
    )
    route = search.routes.get(name, Route.TOKENS)

    all_typed = sum(typed_tells) or 1
    typed_left = sum(typed_tells[i] for i in aligned.typed_left) / all_typed
    name_left = sum(tells[p] for p in aligned.held_left) / (sum(tells) or 1)
    losses = [
        (pair, typed_tells[pair.typed] * (1 - pair.alike) / all_typed) for pair in aligned.pairs
    ]
    loss = sum(lost for pair, lost in losses if pair.kind not in _SOFT)
    alone = len(typed_heavy) == 1 and len(name_heavy) > 1
    fitting = {pair.held for pair in aligned.pairs}.intersection(name_heavy)
    met = bool(fitting.intersection(family))
    only_family = met and fitting.issuperset(family) and fitting.issubset(family)
    single = len(typed_heavy) <= 1
    values = (
        typed_left,
        name_left,
        0.0 if whole else min(typed_left, name_left) ** 0.5,
        loss,
        sum(lost for pair, lost in losses if _slipped(pair) and typed.known[pair.typed]),
        sum(lost for pair, lost in losses if _slipped(pair) and _is_seen(search, pair.typed)),
        1 - min((pair.alike for pair in aligned.pairs if pair.kind not in _SOFT), default=1.0),
        0.0 if whole else 1 - Indel.normalized_similarity(one, other),
        0.0
        if whole
        else 1
        - Indel.normalized_similarity(
            " ".join(sorted([typed.tokens[i] for i in typed_heavy])),
            " ".join(sorted([words[p] for p in name_heavy])),
        ),
        _coarse_apart(typed.tokens, words) if typed.script else 0.0,
        sum(tells[pair.held] for pair in aligned.pairs) / 3000,
        min(len(aligned.pairs), 4) / 4,
        min(len(typed.key), 30) / 30,
        min(table.first[entry + 1] - table.first[entry], 12) / 12,
        float(person),
        float(only_family and not aligned.typed_left),
        float(alone and person and not met),
        float(alone and _is_only_bearer(search, places, aligned)),
        float(bool(family) and not single and not met and not whole and bool(aligned.typed_left)),
        float(not single and typed_heavy[-1] in aligned.typed_left),
        loss if single else 0.0,
        float(single and len(one) <= 4 and not whole),
        float(typed.plain and not whole),
        float(route == Route.INITIALS),
        float(route == Route.INITIALS and typed.text.isupper()),
        float(route == Route.EXPANDED),
        sum(pair.kind == Kind.INITIAL for pair in aligned.pairs) / (len(typed.tokens) or 1),
        sum(1 - pair.alike for pair in aligned.pairs if pair.kind == Kind.BEGUN),
        float(bool(typed.script)),
        sum(lost for pair, lost in losses if pair.kind == Kind.SCRIPT),
        sum(typed_tells[i] for i in aligned.typed_left if not search.found[i]) / all_typed,
        typed.noise,
    )
    return Held(name, tuple(words), aligned, whole, values, family, person)


_SOFT = (Kind.SCRIPT, Kind.INITIAL, Kind.BEGUN)


def _forms(words: Iterable[str]) -> set[str]:
    return {word for word in words if word in FORMS}


def _is_only_bearer(search: Search, places: list[int], aligned: Alignment) -> bool:
    """Return whether all people whose names hold the token are one, and it was typed exactly."""
    table = search.table
    for pair in aligned.pairs:
        place = places[pair.held]
        if pair.kind == Kind.EXACT and table.bearers.count(place) <= FEW:
            owners = {table.owners[name] & LOW for name in table.bearers[place]}
            people = [o for o in owners if table.kinds[table.kind_of[o]] == "person"]
            return len(people or owners) == 1
    return False


def _slipped(pair: Pair) -> bool:
    return pair.kind in (Kind.SLIP, Kind.JOINED, Kind.BEGUN)


def _is_seen(search: Search, i: int) -> bool:
    found = search.found[i]
    return bool(found) and found[0].kind == Kind.EXACT


def _coarse_apart(typed: tuple[str, ...], words: list[str]) -> float:
    return 1 - Indel.normalized_similarity(
        " ".join(sorted(map(coarse, typed))), " ".join(sorted(map(coarse, words)))
    )
