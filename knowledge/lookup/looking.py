"""The close look: a typed name held against the likeliest names on file."""

from __future__ import annotations

from knowledge.lookup import search as searching
from knowledge.lookup.features import Held, hold
from knowledge.lookup.search import CLOSE, Route, Search
from knowledge.lookup.table import LOW, Table
from knowledge.lookup.typed import Typed


def look(table: Table, hidden: frozenset[int], asked: Typed) -> tuple[Search, list[Held]]:
    """Hold a typed name against the likeliest names of a table.

    Names written as typed come alone. Else tokens are first looked up as they stand; only
    where one of them finds no place in the likeliest name are its misspellings looked for.

    Args:
        table: the names on file.
        hidden: entries that are not to be found.
        asked: the typed name.
    """
    search = searching.begin(table, asked)
    exact = [n for n, route in search.routes.items() if route == Route.WHOLE]
    exact = [n for n in exact if table.owners[n] & LOW not in hidden and _is_whole(table, n, asked)]
    latin = [n for n in exact if table.owners[n] <= LOW]
    if exact:
        return search, [hold(search, name) for name in (latin or exact)[:CLOSE]]
    names = searching.names(search)
    if not names or _leaves_some(search, hold(search, names[0])):
        searching.widen(search)
        names = searching.names(search)
    held = [hold(search, name) for name in names]
    return search, [one for one in held if table.owners[one.name] & LOW not in hidden]


def _is_whole(table: Table, name: int, asked: Typed) -> bool:
    words = [table.words[held & LOW] for held in table.spelled[name]]
    return "".join(words) == asked.whole


def _leaves_some(search: Search, held: Held) -> bool:
    """Return whether a typed token has no place, or the last one, which may be begun only."""
    last = len(search.typed.tokens) - 1
    aligned = held.aligned
    return bool(aligned.typed_left) or all(pair.typed != last for pair in aligned.pairs)
