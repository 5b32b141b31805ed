"""Embargoes: what may not be known yet is left out before anything is indexed.

Whatever answers, counts, completes or searches works on what ``shown`` leaves, so that no
surface needs a rule of its own. A statement that rests on an embargoed source in any part is
held back whole, because nobody can tell which of its words came from there. A source that the
desk holds back, because its publisher corrected or withdrew it, is under an embargo that does
not end by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TypeVar

from knowledge.citing import Citing
from knowledge.holding import Holding, kept_facts, kept_quotes
from knowledge.model import Entry, Fact, Quote, Source

Record = Entry | Source
Item = TypeVar("Item", Fact, Quote)


def next_lift(records: Mapping[str, Record], now: float) -> float:
    """Return when the next embargo passes, in POSIX seconds, or infinity where none is left."""
    return min((t for r in records.values() if (t := lifts_at(r)) > now), default=math.inf)


def lifts_at(record: Record) -> float:
    """Return when a record may be known, in POSIX seconds.

    Without an embargo that is ever since; for a source that is held back, never.
    """
    if isinstance(record, Source) and record.standing and record.standing.held_back:
        return math.inf
    return record.embargo_until.timestamp() if record.embargo_until else -math.inf


def shown(records: Mapping[str, Record], now: float) -> Mapping[str, Record]:
    """Return what may be known at a time.

    Left out are records under embargo and sources that are held back; entries whose role,
    summary, event or copy line rests on what is left out; entries of which nothing else is
    told; facts and quotes that rest on it or are attributed to it; names that only it gives;
    every mention of its ids.

    Args:
        records: all records by id.
        now: the time in POSIX seconds.
    """
    if all(lifts_at(record) <= now for record in records.values()):
        return records
    citing = Citing.of(records)
    return left(records, held_at(records, now, citing), citing)


def held_at(records: Mapping[str, Record], now: float, citing: Citing) -> Set[str]:
    """Return the ids of the records and facts that are held back at a time.

    Args:
        records: all records by id.
        now: the time in POSIX seconds.
        citing: which of the records name an id.
    """
    first = {id_ for id_, record in records.items() if lifts_at(record) > now}
    return Holding(records, citing).hold(first) if first else first


def left(records: Mapping[str, Record], held: Set[str], citing: Citing) -> Mapping[str, Record]:
    """Return the records that are not held back, without what is held back and mention of it.

    Args:
        records: all records by id.
        held: the ids that are held back.
        citing: which of the records name an id.

    Returns:
        The records in the same order; one that names nothing of it is the same object.
    """
    if not held:
        return records
    naming = citing.of_any(held)
    return {
        id_: trimmed(record, held) if id_ in naming and isinstance(record, Entry) else record
        for id_, record in records.items()
        if id_ not in held
    }


def trimmed(entry: Entry, held: Set[str]) -> Entry:
    """Return an entry without what is held back and without mention of it."""
    event = entry.event
    if event:
        event = replace(event, participants=_without(event.participants, held))
    return replace(
        entry,
        also_known_as=tuple(a for a in entry.also_known_as if a.source not in held),
        facts=tuple(_silent(fact, held) for fact in kept_facts(entry, held)),
        quotes=tuple(_silent(quote, held) for quote in kept_quotes(entry, held)),
        key_facts=_without(entry.key_facts, held),
        related=_without(entry.related, held),
        event=event,
    )


def _silent(statement: Item, held: Set[str]) -> Item:
    if held.isdisjoint(statement.about):
        return statement
    return replace(statement, about=_without(statement.about, held))


def _without(ids: tuple[str, ...], held: Set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ not in held)
