"""What is on file from one source: who and what is in it, and how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import address
from knowledge.answers import Ref
from knowledge.model import Entry, Evidence, Source
from knowledge.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One source, in short.

    Args:
        source_id: the source.
        publisher: the outlet.
        headline: as printed, or "".
        date: the printed date, else the one the desk worked out, or None.
        dated_by_desk: whether the desk worked the date out.
        people: the people who are told of from it, those quoted most first.
        others: what else is told of from it.
        quote_count: how many quotations from it are on file.
        fact_count: how many facts rest on it.
    """

    source_id: str
    publisher: str
    headline: str
    date: dt.date | None
    dated_by_desk: bool
    people: tuple[Ref, ...]
    others: tuple[Ref, ...]
    quote_count: int
    fact_count: int


def source_at(snapshot: Snapshot, url: str) -> SourceCard | None:
    """Return the card of the source that an address leads to, or None where none is on file."""
    wanted = address(url)
    for source in snapshot.sources.values() if wanted else ():
        if source.url and address(source.url) == wanted:
            return source_card(snapshot, source)
    return None


def source_card(snapshot: Snapshot, source: Source) -> SourceCard:
    """Compose the card of a source."""
    told = [e for e in snapshot.entries.values() if e.kind != "event" and _rests_on(e, source.id)]
    told.sort(key=lambda e: (-sum(q.evidence.source == source.id for q in e.quotes), e.name))
    quotes = {
        q.id
        for entry in snapshot.entries.values()
        for q in entry.quotes
        if q.evidence.source == source.id
    }
    facts = {
        f.id
        for entry in snapshot.entries.values()
        for f in entry.facts
        if any(e.source == source.id for e in f.evidence)
    }
    return SourceCard(
        source_id=source.id,
        publisher=source.publisher,
        headline=source.headline or "",
        date=source.date,
        dated_by_desk=source.date_published is None and source.date is not None,
        people=tuple(Ref(e.id, e.name, e.role) for e in told if e.kind == "person"),
        others=tuple(Ref(e.id, e.name, e.role) for e in told if e.kind != "person"),
        quote_count=len(quotes),
        fact_count=len(facts),
    )


def _rests_on(entry: Entry, source_id: str) -> bool:
    return any(piece.source == source_id for piece in _evidence(entry))


def _evidence(entry: Entry) -> Iterator[Evidence]:
    yield from entry.evidence
    for fact in entry.facts:
        yield from fact.evidence
    yield from (quote.evidence for quote in entry.quotes)
