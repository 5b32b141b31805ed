"""Which entries name an id: a source, another entry, or a fact.

Whatever happens to a record, nothing but the entries that name it can be touched by it. So
that a publication costs what it changes, nobody has to look through the store for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.model import Entry, Source

Record = Entry | Source
Edit = tuple[str, Record | None, Record | None]
"""The id of a record, the record before and the record after; None where it is not on file."""


@dataclass(frozen=True, slots=True)
class Citing:
    """For each id the entries that name it. Never changed, only replaced."""

    _by: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Mapping[str, Record]) -> Citing:
        """Read the records of a store, by id."""
        by: dict[str, set[str]] = defaultdict(set)
        for record in records.values():
            if isinstance(record, Entry):
                for id_ in cited(record):
                    by[id_].add(record.id)
        return cls({id_: frozenset(entries) for id_, entries in by.items()})

    def after(self, edits: Iterable[Edit]) -> Citing:
        """Return what holds once records are as edited."""
        by = dict(self._by)
        for id_, before, after in edits:
            was, now = _cited(before), _cited(after)
            for other in was - now:
                by[other] -= {id_}
            for other in now - was:
                by[other] = by.get(other, frozenset()) | {id_}
        return Citing(by)

    def by(self, id_: str) -> frozenset[str]:
        """Return the ids of the entries that name an id."""
        return self._by.get(id_, frozenset())

    def of_any(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the ids of the entries that name any of several ids."""
        return frozenset[str]().union(*map(self.by, ids))


def _cited(record: Record | None) -> frozenset[str]:
    return frozenset(cited(record)) if isinstance(record, Entry) else frozenset()


def cited(entry: Entry) -> Iterator[str]:
    """Yield every id that an entry names, some of them more than once."""
    yield from (piece.source for piece in entry.evidence)
    yield from (alias.source for alias in entry.also_known_as)
    yield from entry.copy_line.rests_on
    yield from entry.key_facts
    yield from entry.related
    if entry.event:
        yield from entry.event.participants
        yield from (piece.source for piece in entry.event.evidence)
    for fact in entry.facts:
        yield fact.attributed_to
        yield from fact.about
        yield from (piece.source for piece in fact.evidence)
    for quote in entry.quotes:
        yield quote.speaker
        yield from quote.about
        yield quote.evidence.source


def edits_between(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Edit]:
    """Yield what differs between two states of the records; what is the same object does not."""
    for id_, record in after.items():
        if (was := before.get(id_)) is not record:
            yield id_, was, record
    for id_ in before.keys() - after.keys():
        yield id_, before[id_], None
