"""Every statement on file by its number, which it keeps as long as its entry stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from knowledge.model import Entry
from knowledge.search.found import Found, statements

Item = TypeVar("Item")

BITS = 16
"""A statement's number is its entry's place, and in so many bits which of its statements it is;
an entry of more than 65,536 cannot be indexed."""

Places = Mapping[str, int]
"""Where each entry stands: a number by its id, in the order in which entries are on file."""

_WHICH = (1 << BITS) - 1


def pick(held: Mapping[int, Sequence[Item]], number: int) -> Item:
    """Return what is held of a statement, from what is held of each entry by its place."""
    return held[number >> BITS][number & _WHICH]


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements by their numbers. Never changed, only replaced.

    Args:
        held: the statements of the entry at each place.
        numbers: the numbers of each entry's statements.
    """

    held: Mapping[int, tuple[Found, ...]] = field(default_factory=dict)
    numbers: Mapping[str, range] = field(default_factory=dict)

    def after(self, entries: Mapping[str, Entry], places: Places, ids: Iterable[str]) -> Statements:
        """Return the statements once some entries are as given.

        Args:
            entries: what is on file.
            places: where each of them stands.
            ids: the entries to read again; those that are not on file any more are dropped.
        """
        held, numbers = dict(self.held), dict(self.numbers)
        for id_ in ids:
            if id_ in numbers:
                del held[numbers.pop(id_).start >> BITS]
        for id_ in ids:
            if id_ in entries:
                found = held[places[id_]] = tuple(statements(entries[id_]))
                first = places[id_] << BITS
                numbers[id_] = range(first, first + len(found))
        return Statements(held, numbers)

    def found(self, number: int) -> Found:
        """Return the statement of a number."""
        return pick(self.held, number)

    def of(self, entry_id: str) -> tuple[Found, ...]:
        """Return the statements that belong to an entry, as they are filed."""
        numbers = self.numbers.get(entry_id)
        return self.held[numbers.start >> BITS] if numbers else ()
