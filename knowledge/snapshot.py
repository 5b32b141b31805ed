"""What is on file at one moment: immutable, in memory, indexed for asking.

A publication makes a new snapshot and swaps it in; whoever holds the old one
goes on reading it undisturbed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.differing import Differing
from knowledge.embargo import next_lift
from knowledge.lookup import NameIndex, Record
from knowledge.lookup.words import WordIndex, sentences
from knowledge.model import Entry, Evidence, Fact, Quote, Source
from knowledge.revisions import Changed, Ledger
from knowledge.search import Search
from knowledge.showing import Showing
from knowledge.telling import facts_of, quotes_of, tellers

MOST = 0.25
"""The share of the store from which on a change is indexed by building everything anew."""

ALWAYS = 100
"""So many entries are always indexed by themselves, however small the store is."""

FEW = 1_000
"""The names of so many entries are indexed anew with each that changes: in some 30 ms."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records by id, who is told of where, and the indexes for asking.

    Args:
        number: the number of the last revision in it.
        entries: entries by id.
        sources: sources by id.
        facts: for each entry, its own facts and then those of others about it.
        quotes: for each entry, its own quotes and then those of others about it.
        names: names → entries.
        words: words inside facts and quotes → entries.
        lifts_at: when the next embargo passes, in POSIX seconds; infinite where none is left.
            From then on ``at`` makes the snapshot to answer from.
        search: full text over facts, quotes and events.
        changes: the last change of each record; empty where there is no store.
        showing: what of the ledger may be shown, from which the next snapshot is made.
    """

    number: int
    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    facts: Mapping[str, tuple[Fact, ...]]
    quotes: Mapping[str, tuple[Quote, ...]]
    names: NameIndex
    words: WordIndex
    search: Search
    changes: Mapping[str, Changed] = field(default_factory=dict)
    lifts_at: float = math.inf
    showing: Showing = field(default_factory=Showing, repr=False)

    @classmethod
    def of(cls, ledger: Ledger, now: float = -math.inf, *, cache: Path | None = None) -> Snapshot:
        """Index what a ledger leaves on file and no embargo holds back.

        Args:
            ledger: the records.
            now: the time in POSIX seconds. Left out, every embargo holds, so that nothing
                gets out early; the desk asks for the snapshot of its own time.
            cache: a file to keep the index of names in, so that the next start finds it.
        """
        showing = Showing.of(ledger, now)
        entries, places = showing.entries, showing.places
        told = {id_: tellers(id_, showing) for id_ in entries}
        return cls(
            number=ledger.number,
            entries=entries,
            sources=showing.sources,
            facts={id_: facts_of(entry, told[id_]) for id_, entry in entries.items()},
            quotes={id_: quotes_of(entry, told[id_]) for id_, entry in entries.items()},
            names=NameIndex.build(map(name_record, entries.values()), cache),
            words=WordIndex.build(entries.values()),
            lifts_at=next_lift(ledger.records, now),
            search=Search.build(entries, places),
            changes=_changes(showing),
            showing=showing,
        )

    def after(self, ledger: Ledger, now: float = -math.inf) -> Snapshot:
        """Return the snapshot of a later ledger or a later time; this one stays as it is.

        Only what became another record is indexed anew, so that one changed entry among 10,000
        takes some 50 ms. It may run in a thread of its own while this snapshot answers. It
        answers as ``of`` would, with one exception: beyond 1,000 entries, names not typed as
        they stand are weighed in the table of the unchanged entries and in that of the
        changed ones each by itself. Where a large part of the store changes, everything is
        built anew.

        Args:
            ledger: the records.
            now: the time in POSIX seconds.
        """
        showing = self.showing.after(ledger, now)
        entries, places = showing.entries, showing.places
        new = Differing.between(self.showing, showing)
        if len(new.touched) > max(ALWAYS, MOST * len(entries)):
            return Snapshot.of(ledger, now)
        told = {id_: tellers(id_, showing) for id_ in new.told & entries.keys()}
        facts = {id_: facts_of(entries[id_], others) for id_, others in told.items()}
        quotes = {id_: quotes_of(entries[id_], others) for id_, others in told.items()}
        return Snapshot(
            number=ledger.number,
            entries=entries,
            sources=showing.sources,
            facts={id_: facts[id_] if id_ in facts else self.facts[id_] for id_ in entries},
            quotes={id_: quotes[id_] if id_ in quotes else self.quotes[id_] for id_ in entries},
            names=_names(self, entries, new.changed),
            words=_words(self, showing, new.changed),
            lifts_at=next_lift(ledger.records, now),
            search=self.search.after(entries, places, new.changed, new.touched),
            changes=_changes(showing),
            showing=showing,
        )

    @property
    def ledger(self) -> Ledger:
        """All records, those under embargo included: it answers that one was withdrawn, no more."""
        return self.showing.ledger

    def at(self, now: float) -> Snapshot:
        """Return the snapshot of a time: this one until an embargo passes, then a new one."""
        return self if now < self.lifts_at else self.after(self.ledger, now)

    def sources_of(self, entry: Entry) -> tuple[Source, ...]:
        """Return the sources behind an entry's card, each once, in order of first use."""
        pieces: list[Evidence] = [*entry.evidence]
        pieces += [e for fact in self.facts[entry.id] for e in fact.evidence]
        pieces += [quote.evidence for quote in self.quotes[entry.id]]
        ids = dict.fromkeys(piece.source for piece in pieces)
        return tuple(self.sources[id_] for id_ in ids if id_ in self.sources)


def name_record(entry: Entry) -> Record:
    """Return what the name index knows of an entry: its names and its role."""
    names = (entry.name, *(alias.name for alias in entry.also_known_as))
    return Record(entry.id, entry.kind, names, (entry.role,))


def _names(before: Snapshot, entries: Mapping[str, Entry], changed: Iterable[str]) -> NameIndex:
    """Return the names once entries changed: the same index where no name and no role did."""
    given, gone = [], []
    for id_ in changed:
        was = before.entries.get(id_)
        if id_ not in entries:
            gone.append(id_)
        elif was is None or name_record(was) != name_record(entries[id_]):
            given.append(name_record(entries[id_]))
    if not (given or gone):
        return before.names
    if len(entries) <= FEW:
        return NameIndex.build(map(name_record, entries.values()))
    return before.names.after(given, gone)


def _words(before: Snapshot, showing: Showing, changed: Iterable[str]) -> WordIndex:
    """Return the words once entries changed; one whose sentences did not is not read again."""
    was, entries = before.entries, showing.entries
    other = [
        id_
        for id_ in changed
        if id_ not in entries
        or id_ not in was
        or [*sentences(was[id_])] != [*sentences(entries[id_])]
    ]
    return before.words.after(entries, showing.places, other)


def _changes(showing: Showing) -> dict[str, Changed]:
    return {
        id_: change
        for id_, change in showing.ledger.changes.items()
        if id_ in showing.entries or id_ in showing.sources
    }
