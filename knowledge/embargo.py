"""Embargoes: what may not be known yet is left out before anything is indexed.

Whatever answers, counts, completes or searches works on what ``shown`` leaves, so that no
surface needs a rule of its own. A statement that rests on an embargoed source in any part is
held back whole, because nobody can tell which of its words came from there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from knowledge.model import Entry, Evidence, Fact, Quote, Source

Record = Entry | Source
Item = TypeVar("Item", Fact, Quote)


def next_lift(records: Mapping[str, Record], now: float) -> float:
    """Return when the next embargo passes, in POSIX seconds, or infinity where none is left."""
    return min((t for r in records.values() if (t := lifts_at(r)) > now), default=math.inf)


def lifts_at(record: Record) -> float:
    """Return when a record's own embargo passes, in POSIX seconds; without one, ever since."""
    return record.embargo_until.timestamp() if record.embargo_until else -math.inf


def shown(records: Mapping[str, Record], now: float) -> Mapping[str, Record]:
    """Return what may be known at a time.

    Left out are records under embargo; entries whose role, summary, event or copy line rests
    on what is left out; entries of which nothing else is told; facts and quotes that rest on
    it or are attributed to it; names that only it gives; every mention of its ids.

    Args:
        records: all records by id.
        now: the time in POSIX seconds.
    """
    held = {id_ for id_, record in records.items() if lifts_at(record) > now}
    if not held:
        return records
    entries = [record for record in records.values() if isinstance(record, Entry)]
    while more := {e.id for e in _held_back(entries, held)}:
        held |= more
    held |= _facts_left(entries, set()) - _facts_left(entries, held)
    return {
        id_: _trimmed(record, held) if isinstance(record, Entry) else record
        for id_, record in records.items()
        if id_ not in held
    }


def _held_back(entries: Iterable[Entry], held: set[str]) -> Iterable[Entry]:
    """Yield the entries that what is held back takes along with it."""
    facts = _facts_left(entries, set()) - _facts_left(entries, held)
    silent = _told(entries, set()) - _told(entries, held)
    for entry in entries:
        event = entry.event.evidence if entry.event else ()
        if entry.id not in held and (
            entry.id in silent
            or _rests((*entry.evidence, *event), held)
            or not facts.isdisjoint(entry.copy_line.rests_on)
        ):
            yield entry


def _facts_left(entries: Iterable[Entry], held: set[str]) -> set[str]:
    return {f.id for e in entries if e.id not in held for f in _kept_facts(e, held)}


def _told(entries: Iterable[Entry], held: set[str]) -> set[str]:
    """Return the entries of which a fact or a quote still tells."""
    told: set[str] = set()
    for entry in entries:
        kept: list[Fact | Quote] = [*_kept_facts(entry, held), *_kept_quotes(entry, held)]
        if entry.id not in held and kept:
            told.add(entry.id)
            told.update(id_ for statement in kept for id_ in statement.about)
    return told


def _rests(evidence: Iterable[Evidence], held: set[str]) -> bool:
    return any(piece.source in held for piece in evidence)


def _kept_facts(entry: Entry, held: set[str]) -> tuple[Fact, ...]:
    return tuple(
        fact
        for fact in entry.facts
        if fact.attributed_to not in held and not _rests(fact.evidence, held)
    )


def _kept_quotes(entry: Entry, held: set[str]) -> tuple[Quote, ...]:
    return tuple(
        quote
        for quote in entry.quotes
        if quote.speaker not in held and not _rests((quote.evidence,), held)
    )


def _trimmed(entry: Entry, held: set[str]) -> Entry:
    """Return an entry without what is held back and without mention of it."""
    event = entry.event
    if event:
        event = replace(event, participants=_without(event.participants, held))
    return replace(
        entry,
        also_known_as=tuple(a for a in entry.also_known_as if a.source not in held),
        facts=tuple(_silent(fact, held) for fact in _kept_facts(entry, held)),
        quotes=tuple(_silent(quote, held) for quote in _kept_quotes(entry, held)),
        key_facts=_without(entry.key_facts, held),
        related=_without(entry.related, held),
        event=event,
    )


def _silent(statement: Item, held: set[str]) -> Item:
    return replace(statement, about=_without(statement.about, held))


def _without(ids: tuple[str, ...], held: set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ not in held)
