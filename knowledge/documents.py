"""What is on file from one source: who and what is in it, and how much."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.addresses import address
from knowledge.answers import Ref
from knowledge.model import Entry, Evidence, Source, Standing
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
        standing: what its publisher did to it since, or None.
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
    standing: Standing | None = None


class Documents:
    """The sources of one snapshot by their addresses, and what rests on each.

    Args:
        snapshot: what is on file.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._at: dict[str, Source] = {}
        for source in snapshot.sources.values():
            if source.url:
                self._at.setdefault(address(source.url), source)
        self._resting: dict[str, list[Entry]] = defaultdict(list)
        for entry in snapshot.entries.values():
            for id_ in {piece.source for piece in _evidence(entry)}:
                self._resting[id_].append(entry)
        self._cards: dict[str, SourceCard] = {}

    def at(self, url: str) -> SourceCard | None:
        """Return the card of the source that an address leads to; None where none is on file."""
        wanted = address(url)
        source = self._at.get(wanted) if wanted else None
        if source is None:
            return None
        if source.id not in self._cards:
            self._cards[source.id] = _card(source, self._resting[source.id])
        return self._cards[source.id]


def source_card(snapshot: Snapshot, source: Source) -> SourceCard:
    """Compose the card of a source."""
    entries = snapshot.entries.values()
    return _card(source, [e for e in entries if any(p.source == source.id for p in _evidence(e))])


def _card(source: Source, resting: Sequence[Entry]) -> SourceCard:
    """Compose the card of a source from the entries that rest on it."""
    told = [e for e in resting if e.kind != "event"]
    told.sort(key=lambda e: (-sum(q.evidence.source == source.id for q in e.quotes), e.name))
    quotes = {q.id for e in resting for q in e.quotes if q.evidence.source == source.id}
    facts = {
        f.id for e in resting for f in e.facts if any(p.source == source.id for p in f.evidence)
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
        standing=source.standing,
    )


def _evidence(entry: Entry) -> Iterator[Evidence]:
    yield from entry.evidence
    for fact in entry.facts:
        yield from fact.evidence
    yield from (quote.evidence for quote in entry.quotes)
