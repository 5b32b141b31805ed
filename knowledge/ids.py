"""Ids made from words: readable, and used once in the whole store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.model import Entry, Source
from knowledge.text import key

LONGEST = 60
"""The most characters of an id that is made from words."""


def slug(words: str, limit: int = LONGEST) -> str:
    """Return words as an id: lower-case letters, digits and hyphens, cut at a word's end."""
    made = key(words).replace(" ", "-")
    if len(made) > limit:
        made = made[: limit + 1].rpartition("-")[0] or made[:limit]
    return made or "unnamed"


class Ids:
    """Ids that are still free.

    Args:
        taken: ids that are in use.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def free(self, words: str, limit: int = LONGEST) -> str:
        """Return an id made from words that nobody has, and take it."""
        wanted, number = slug(words, limit), 1
        made = wanted
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._taken.add(made)
        return made


def ids_of(records: Iterable[Entry | Source]) -> Iterator[str]:
    """Yield every id in use: of entries and sources, of their facts and quotes."""
    for record in records:
        yield record.id
        if isinstance(record, Entry):
            yield from (fact.id for fact in record.facts)
            yield from (quote.id for quote in record.quotes)
