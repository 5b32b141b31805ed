"""From a typed name to the few names on file that are worth a close look."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import nlargest
from itertools import pairwise

from knowledge.lookup import variants
from knowledge.lookup.table import LOW, Table
from knowledge.lookup.tokens import initials
from knowledge.lookup.typed import Typed
from knowledge.lookup.variants import Kind, Variant
from knowledge.lookup.weights import UNKNOWN

MANY = 400
"""Names of so many bearers are only looked at where another token points at them too."""

WEIGHED = 60
"""The most names whose tokens are weighed one by one."""

CLOSE = 8
"""The most names that are looked at closely."""

HOPELESS = 0.4
"""A name weighed less than such a share of the best is not looked at."""

WIDENED = 5
"""The most tokens that are looked for misspelt; a longer name is found by the others."""


class Route(IntEnum):
    """How a name was reached other than by its tokens."""

    TOKENS = 0
    WHOLE = 1
    INITIALS = 2
    EXPANDED = 3


@dataclass(slots=True)
class Search:
    """What one typed name may mean in one table.

    Args:
        table: the names on file.
        typed: the typed name.
        found: for each typed token the tokens on file it may be.
        by_place: token on file → the typed tokens it may be, how alike, how reached.
        routes: names reached by other ways than their tokens.
        begun: the tokens on file that begin as the last typed one does.
        otherwise: names reached by a route, or by words written in one.
    """

    table: Table
    typed: Typed
    found: list[list[Variant]]
    by_place: dict[int, list[tuple[int, float, Kind]]] = field(default_factory=dict)
    routes: dict[int, Route] = field(default_factory=dict)
    begun: range = range(0)
    otherwise: frozenset[int] = frozenset()


def begin(table: Table, typed: Typed) -> Search:
    """Look a typed name's tokens up as they stand."""
    search = Search(table, typed, [variants.exact(table, token) for token in typed.tokens])
    for name in table.whole.find(typed.whole.encode()):
        search.routes[name] = Route.WHOLE
    if len(typed.tokens) == 1:
        for name in table.short.find(typed.tokens[0].encode()):
            search.routes.setdefault(name, Route.INITIALS)
    elif len(typed.tokens) <= 8:
        for form in initials(typed.key.split()):
            _expanded(search, form)
    return search


def _expanded(search: Search, form: str) -> None:
    """Reach names that are nothing but the initials of what was typed."""
    table = search.table
    place = table.word(form)
    if place >= 0 and len(form) > 2:
        for name in table.bearers[place]:
            if table.spelled.count(name) == 1:
                search.routes.setdefault(name, Route.EXPANDED)


def widen(search: Search) -> None:
    """Add what typed tokens may be slips, transliterations or beginnings of."""
    script = search.typed.script
    tokens = search.typed.tokens
    for i, token in enumerate(tokens[:WIDENED]):
        if script and token.isalpha():
            search.found[i] += variants.transliterated(search.table, token, abjad=script == "abjad")
        search.found[i] += variants.misspelt(search.table, token)
    search.begun = variants.beginning(search.table, tokens[-1])


def names(search: Search) -> list[int]:
    """Return the names worth a close look, the likeliest first."""
    by_place: dict[int, list[tuple[int, float, Kind]]] = {}
    for i, found in enumerate(search.found):
        for place, alike, kind in found:
            held = by_place.setdefault(place, [])
            if not held or held[-1][0] != i:
                held.append((i, alike, kind))
    search.by_place = by_place
    pool = _pool(search)
    if not search.typed.script:
        owners = search.table.owners
        pool = {n: s for n, s in pool.items() if owners[n] <= LOW or n in search.routes}
    likely = nlargest(WEIGHED, pool, key=pool.__getitem__) if len(pool) > WEIGHED else pool
    ranked = sorted([(-_rough(search, name), name) for name in likely])
    least = -ranked[0][0] * HOPELESS if ranked and ranked[0][0] < 0 else -math.inf
    return [name for rough, name in ranked[:CLOSE] if -rough >= least]


def _pool(search: Search) -> dict[int, float]:
    """Return the names that hold a rare token, or two common ones, roughly weighed."""
    table = search.table
    pool: dict[int, float] = {}
    common: list[list[int]] = []
    for found in search.found:
        many = [place for place, _, _ in found if table.bearers.count(place) > MANY]
        if many:
            common.append(many)
        for name, worth in _bearers(table, found).items():
            pool[name] = pool.get(name, 0.0) + worth
    for name in _otherwise(search):
        pool[name] = pool.get(name, 0.0) + UNKNOWN
    if len(common) > 1 or (common and not pool):
        for name in _of_common(table, common):
            pool.setdefault(name, UNKNOWN)
    return pool


def _bearers(table: Table, found: Sequence[Variant]) -> dict[int, float]:
    """Return the names that hold what one typed token may be, if rare; the likest counts."""
    reached: dict[int, float] = {}
    for place, alike, _ in found:
        if table.bearers.count(place) <= MANY:
            worth = alike * alike * table.weights[place]
            for name in table.bearers[place]:
                if name not in reached:
                    reached[name] = worth
    return reached


def _otherwise(search: Search) -> set[int]:
    """Return the names reached by joined words, initials, or a word only begun."""
    table, tokens = search.table, search.typed.tokens
    found = set(search.routes)
    pairs = [a + b for a, b in pairwise(tokens)]
    for form in (*search.typed.joined, *pairs):
        place = table.word(form)
        if place >= 0:
            found.update(table.bearers[place][:MANY])
    search.otherwise = frozenset(found)
    if search.begun:
        found.update(_begun(search))
    return found


def _of_common(table: Table, common: list[list[int]]) -> list[int]:
    """Return the names that hold two common tokens; of a single one, the first that do."""
    groups = [{n for place in places[:3] for n in table.bearers[place]} for places in common[:4]]
    if len(groups) == 1:
        return sorted(groups[0])[:MANY]
    groups.sort(key=len)
    both: set[int] = set()
    for group in groups[1:]:
        both |= groups[0] & group
    return sorted(both)[:MANY]


def _begun(search: Search) -> set[int]:
    """Return the names with a token that begins as the last typed one, and another one typed."""
    table, begun = search.table, search.begun
    offsets, numbers = table.bearers.offsets, table.bearers.numbers
    first, last = offsets[begun.start], offsets[begun.stop]
    if last - first <= MANY:
        return set(numbers[first:last])
    exact = [v.place for found in search.found[:-1] for v in found[:1] if v.kind == Kind.EXACT]
    if not exact:
        return set()
    others = table.bearers[min(exact, key=table.bearers.count)]
    if len(others) > 8 * MANY:
        return set()
    return {name for name in others if _holds(table, name, begun)}


def _holds(table: Table, name: int, places: range) -> bool:
    start, stop = places.start, places.stop
    return any(start <= held & LOW < stop for held in table.spelled[name])


def _rough(search: Search, name: int) -> float:
    """Return a quick score: what the name's tokens explain of what was typed."""
    table, by_place = search.table, search.by_place
    begun, last = search.begun, len(search.typed.tokens) - 1
    got: dict[int, float] = {}
    total = covered = 0.0
    for held in table.spelled[name]:
        place = held & LOW
        tells = table.weights[place]
        total += tells
        best = 0.0
        for i, alike, _ in by_place.get(place, ()):
            worth = alike * alike * tells
            if worth > got.get(i, 0.0):
                got[i] = worth
            best = max(best, alike)
        if begun and place in begun and not best:
            got[last] = max(got.get(last, 0.0), 0.5 * tells)
            best = 0.5
        covered += tells * best
    rough = sum(got.values()) - 0.25 * (total - covered)
    return rough + 2 * UNKNOWN if name in search.otherwise else rough
