"""What is told of an entry: its own facts and quotes, and those of others about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from knowledge.model import Entry, Fact, Quote
from knowledge.showing import Showing

Item = TypeVar("Item", Fact, Quote)


def tellers(id_: str, showing: Showing) -> list[Entry]:
    """Return the entries that may tell of an entry, in the order in which they are on file.

    Args:
        id_: the entry that they tell of.
        showing: what is on file.
    """
    entries = showing.entries
    naming = {id_, *showing.citing.by(id_)} & entries.keys()
    return [entries[other] for other in sorted(naming, key=showing.places.__getitem__)]


def facts_of(entry: Entry, others: Sequence[Entry]) -> tuple[Fact, ...]:
    """Return the facts about an entry: its key facts, its own, then those of others.

    Args:
        entry: the entry.
        others: the entries that may tell of it, in order.
    """
    about = [fact for other in others for fact in other.facts if entry.id in fact.about]
    known = {fact.id: fact for fact in (*entry.facts, *about)}
    return _once((known[id_] for id_ in entry.key_facts if id_ in known), entry.facts, about)


def quotes_of(entry: Entry, others: Sequence[Entry]) -> tuple[Quote, ...]:
    """Return the quotes of an entry and about it.

    Its own words come first; of others' words, whole ones before fragments, narrow before wide.

    Args:
        entry: the entry.
        others: the entries that may tell of it, in order.
    """
    quotes = [quote for other in others for quote in other.quotes]
    about = [quote for quote in quotes if entry.id in quote.about]
    about.sort(key=lambda quote: (quote.lead_in is not None, len(quote.about)))
    return _once((quote for quote in quotes if quote.speaker == entry.id), about)


def concerned(before: Entry | None, after: Entry | None) -> set[str]:
    """Return the ids of the entries of which other things are told once an entry is another.

    Args:
        before: the entry as it was, or None where it was not on file.
        after: the entry as it is, or None where it is not on file any more.
    """
    was, now = _statements(before), _statements(after)
    stay = [id_ for id_ in was if now.get(id_) == was[id_]]
    if stay != [id_ for id_ in now if now[id_] == was.get(id_)]:
        stay = []  # they stand in another order
    differ = [s for held in (was, now) for id_, s in held.items() if id_ not in frozenset(stay)]
    ids = {id_ for statement in differ for id_ in statement.about}
    ids |= {statement.speaker for statement in differ if isinstance(statement, Quote)}
    return ids | {entry.id for entry in (before, after) if entry}


def _statements(entry: Entry | None) -> dict[str, Fact | Quote]:
    if entry is None:
        return {}
    held: list[Fact | Quote] = [*entry.facts, *entry.quotes]
    return {statement.id: statement for statement in held}


def _once(*groups: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items of all groups in order, each id once."""
    return tuple({item.id: item for group in groups for item in group}.values())
