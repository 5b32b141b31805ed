"""The rules held against an edit and only those records that they need for it.

The rules stay as they are, in ``knowledge/checks/``: they are given fewer records, and find the
same. So that an edit costs what it changes, what is on file is indexed by what rules ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.citing import Citing, Edit, cited, edits_between
from knowledge.editing.claims import Claims, claims_of
from knowledge.editing.faults import EditFault, Edits, faults
from knowledge.editing.holders import Holders, Pair
from knowledge.editing.pointing import names_in, neighbours
from knowledge.model import Entry, Fact, Quote, Source
from knowledge.revisions import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is on file, indexed by what the rules ask for. Never changed, only replaced.

    Args:
        records: what is on file, by id, records under embargo included.
        citing: which entries name an id.
        names: the entries that bear a name, in ``key`` form.
        items: the entries that hold a fact or a quotation, by its id.
        publishers: the sources of a publisher: a copy line names any of those on file.
        claims: the entries that hold a claim.
    """

    records: Mapping[str, Record] = field(default_factory=dict, repr=False)
    citing: Citing = field(default_factory=Citing, repr=False)
    names: Holders = field(default_factory=Holders, repr=False)
    items: Holders = field(default_factory=Holders, repr=False)
    publishers: Holders = field(default_factory=Holders, repr=False)
    claims: Claims = field(default_factory=Claims, repr=False)

    @classmethod
    def of(cls, records: Mapping[str, Record]) -> Ruling:
        """Read the records of a store, by id."""
        return cls().after(records)

    def after(self, records: Mapping[str, Record]) -> Ruling:
        """Return the ruling over other records; a record that is the same object is not read."""
        edits = list(edits_between(self.records, records))
        return Ruling(
            records=records,
            citing=self.citing.after(edits) if self.records else Citing.of(records),
            names=self.names.after(*_moved(edits, _names)),
            items=self.items.after(*_moved(edits, _items)),
            publishers=self.publishers.after(*_moved(edits, _publishers)),
            claims=self.claims.after(*_moved(edits, _claims)),
        )

    def faults(self, edits: Edits) -> tuple[EditFault, ...]:
        """Return what ``faults`` finds wrong with edited records beside all that is on file."""
        return faults(self.relevant(edits), edits)

    def relevant(self, edits: Edits) -> dict[str, Record]:
        """Return the records that rules need for edits, by id, in the order of all.

        ``in_turn`` and ``sharing`` offer with them what they offer with all records.
        """
        mentioning = self._picked({*edits, *self._mentioning(edits)})
        after = {id_: r for id_, r in {**mentioning, **edits}.items() if r is not None}
        beside = neighbours(mentioning, after, edits)
        needed = {*mentioning, *self._publishing(edits)}
        for id_ in (*edits, *beside):
            for version in (self.records.get(id_), edits.get(id_)):
                if isinstance(version, Entry):
                    needed |= self._needed(version)
        for edited in edits.values():
            if isinstance(edited, Entry):
                needed.update(self.claims.like(edited))
        for id_ in edits:
            needed.update(self.items.of(id_))
        return self._picked(needed)

    def _picked(self, ids: set[str]) -> dict[str, Record]:
        return {id_: record for id_, record in self.records.items() if id_ in ids}

    def _mentioning(self, edits: Edits) -> set[str]:
        """Return the entries that name an edited record or a fact of it, or bear its names."""
        found = set(self.citing.of_any(edits))
        for id_, edited in edits.items():
            for version in (self.records.get(id_), edited):
                if isinstance(version, Entry):
                    found |= self.citing.of_any(fact.id for fact in version.facts)
                    found |= self.names.of_any(names_in(version))
        return found

    def _needed(self, entry: Entry) -> set[str]:
        """Return what an entry is held against: what it names, who shares names and ids with it."""
        named = {entry.id, *cited(entry), *(id_ for id_, _ in _items(entry))}
        needed = named | self.items.of_any(named) | self.names.of_any(names_in(entry))
        if not (entry.facts or entry.quotes):
            needed |= self.citing.by(entry.id)
        return needed

    def _publishing(self, edits: Edits) -> Iterator[str]:
        """Yield one source of each publisher that keeps one whatever the edits do to others."""
        for publisher in self.publishers.words():
            sources = self.publishers.of(publisher)
            yield next((id_ for id_ in sources if id_ not in edits), sources[0])


def _moved(
    edits: Iterable[Edit], held: Callable[[Record], Iterable[Pair]]
) -> tuple[list[Pair], list[Pair]]:
    """Return what records let go of, and what they took up."""
    gone: list[Pair] = []
    come: list[Pair] = []
    for _, before, after in edits:
        was = dict.fromkeys(held(before) if before else ())
        now = dict.fromkeys(held(after) if after else ())
        gone += [pair for pair in was if pair not in now]
        come += [pair for pair in now if pair not in was]
    return gone, come


def _names(record: Record) -> Iterable[Pair]:
    if not isinstance(record, Entry):
        return ()
    return ((name, record.id) for name in names_in(record))


def _items(record: Record) -> Iterable[Pair]:
    if not isinstance(record, Entry):
        return ()
    items: tuple[Fact | Quote, ...] = (*record.facts, *record.quotes)
    return ((item.id, record.id) for item in items)


def _publishers(record: Record) -> Iterable[Pair]:
    return ((record.publisher, record.id),) if isinstance(record, Source) else ()


def _claims(record: Record) -> Iterable[Pair]:
    return claims_of(record) if isinstance(record, Entry) else ()
