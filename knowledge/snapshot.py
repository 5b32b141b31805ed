"""What is on file at one moment: immutable, in memory, indexed for asking.

A publication makes a new snapshot and swaps it in; whoever holds the old one
goes on reading it undisturbed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from knowledge.embargo import next_lift, shown
from knowledge.lookup import NameIndex, Record
from knowledge.lookup.words import WordIndex
from knowledge.model import Entry, Evidence, Fact, Quote, Source
from knowledge.revisions import Changed, Ledger
from knowledge.search import Search

Item = TypeVar("Item", Fact, Quote)


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
        ledger: all records, those under embargo included. Nothing is answered from it but that
            an entry was withdrawn.
        search: full text over facts, quotes and events.
        changes: the last change of each record; empty where there is no store.
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
    ledger: Ledger = field(default_factory=Ledger, repr=False)

    @classmethod
    def of(cls, ledger: Ledger, now: float = -math.inf, *, cache: Path | None = None) -> Snapshot:
        """Index what a ledger leaves on file and no embargo holds back.

        Args:
            ledger: the records.
            now: the time in POSIX seconds. Left out, every embargo holds, so that nothing
                gets out early; the desk asks for the snapshot of its own time.
            cache: a file to keep the index of names in, so that the next start finds it.
        """
        records = shown(ledger.records, now)
        entries = {id_: r for id_, r in records.items() if isinstance(r, Entry)}
        sources = {id_: r for id_, r in records.items() if isinstance(r, Source)}
        return cls(
            number=ledger.number,
            entries=entries,
            sources=sources,
            facts=_facts(entries),
            quotes=_quotes(entries),
            names=NameIndex.build(map(name_record, entries.values()), cache),
            words=WordIndex.build(entries.values()),
            lifts_at=next_lift(ledger.records, now),
            ledger=ledger,
            search=Search.build(entries),
            changes={id_: c for id_, c in ledger.changes.items() if id_ in records},
        )

    def at(self, now: float) -> Snapshot:
        """Return the snapshot of a time: this one until an embargo passes, then a new one."""
        return self if now < self.lifts_at else Snapshot.of(self.ledger, now)

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


def _facts(entries: Mapping[str, Entry]) -> dict[str, tuple[Fact, ...]]:
    by_id = {fact.id: fact for entry in entries.values() for fact in entry.facts}
    about: dict[str, list[Fact]] = defaultdict(list)
    for fact in by_id.values():
        for id_ in fact.about:
            about[id_].append(fact)
    return {
        entry.id: _once(
            [by_id[id_] for id_ in entry.key_facts if id_ in by_id], entry.facts, about[entry.id]
        )
        for entry in entries.values()
    }


def _quotes(entries: Mapping[str, Entry]) -> dict[str, tuple[Quote, ...]]:
    """Own words first; of others' words, whole ones before fragments, narrow before wide."""
    about: dict[str, list[Quote]] = defaultdict(list)
    own: dict[str, list[Quote]] = defaultdict(list)
    for entry in entries.values():
        for quote in entry.quotes:
            own[quote.speaker].append(quote)
            for id_ in quote.about:
                about[id_].append(quote)
    for quotes in about.values():
        quotes.sort(key=lambda quote: (quote.lead_in is not None, len(quote.about)))
    return {id_: _once(own[id_], about[id_]) for id_ in entries}


def _once(*groups: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items of all groups in order, each id once."""
    return tuple({item.id: item for group in groups for item in group}.values())
