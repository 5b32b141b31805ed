"""Names that begin as typed, for type-ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.lookup.table import LOW, Table
from knowledge.lookup.tokens import LONGEST
from knowledge.lookup.types import Candidate
from knowledge.lookup.variants import beginning
from knowledge.text import key

LOOKED_AT = 2_000
"""The most names that one completion looks at, so that a single letter stays quick."""


class _Keys(Sequence[str]):
    """The keys of all names in alphabetical order, made when they are looked at."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table.alphabetical)

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        return key(self._table.texts[self._table.alphabetical[place]])


def complete(
    table: Table, hidden: frozenset[int], prefix: str, limit: int
) -> tuple[Candidate, ...]:
    """Return the entries with a name that begins with a prefix, then with such a word in it.

    Args:
        table: the names on file.
        hidden: entries that are not to be offered.
        prefix: what was typed so far.
        limit: the most entries to return.

    Returns:
        Candidates with score 1.0 where the whole name begins so, else 0.5.
    """
    begun = key(prefix[:LONGEST])
    if not begun or limit < 1:
        return ()
    found: dict[int, Candidate] = {}
    for score, name in _named(table, begun):
        entry = table.owners[name] & LOW
        if entry not in hidden and entry not in found:
            found[entry] = Candidate(table.ids[entry], table.texts[name], score)
            if len(found) == limit:
                break
    return tuple(found.values())


def _named(table: Table, begun: str) -> Iterator[tuple[float, int]]:
    keys = _Keys(table)
    first = bisect_left(keys, begun)
    for place in range(first, min(first + LOOKED_AT, len(keys))):
        if not keys[place].startswith(begun):
            break
        yield 1.0, table.alphabetical[place]
    *before, last = begun.split()
    seen = 0
    for word in beginning(table, last):
        for name in table.bearers[word]:
            seen += 1
            if seen > LOOKED_AT:
                return
            if not before or f" {begun}" in key(table.texts[name]):
                yield 0.5, name
