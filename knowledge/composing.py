"""Entry → Card: picks what is shown, and gives each line the mark that carries it."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge import pieces
from knowledge.answers import Card, FactList, Line, Mark, QuoteLine, QuoteList, Ref
from knowledge.contexts import held_evidence
from knowledge.model import Entry, Evidence, Fact, Quote
from knowledge.snapshot import Snapshot

KEY_FACTS = 3
RELATED = 20


class Marks:
    """Numbers passages in the order in which an answer first rests on them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._numbers: dict[tuple[str, int | None, str], int] = {}

    def of(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of the passages that a line rests on, each once."""
        numbers = []
        for piece in evidence:
            place = (piece.source, piece.paragraph, piece.note or "" if piece.by_desk else "")
            numbers.append(self._numbers.setdefault(place, len(self._numbers) + 1))
        return tuple(dict.fromkeys(numbers))

    def listed(self) -> tuple[Mark, ...]:
        """Return every mark given out, in order."""
        return tuple(
            self._mark(number, source, paragraph, note)
            for (source, paragraph, note), number in self._numbers.items()
        )

    def _mark(self, number: int, source_id: str, paragraph: int | None, note: str) -> Mark:
        source = self.snapshot.sources.get(source_id)
        if source is None:
            return Mark(number, source_id, None, paragraph, note)
        return Mark(number, source.publisher, source.date, paragraph, note, source.standing)


def card(snapshot: Snapshot, entry: Entry, found_by: str = "") -> Card:
    """Compose the card of an entry.

    Args:
        snapshot: what is on file.
        entry: the entry.
        found_by: how it was found, or "" where by its exact name.
    """
    marks = Marks(snapshot)
    facts, quotes = snapshot.facts[entry.id], snapshot.quotes[entry.id]
    summary = summary_line(marks, entry)
    lines = tuple(fact_line(marks, fact) for fact in facts[:KEY_FACTS])
    quote = quote_line(snapshot, marks, quotes[0]) if quotes else None
    return Card(
        entry_id=entry.id,
        name=entry.name,
        kind=entry.kind,
        role=entry.role,
        as_of=entry.as_of,
        found_by=found_by,
        source_count=len(snapshot.sources_of(entry)),
        summary=summary,
        facts=lines,
        quote=quote,
        marks=marks.listed(),
        notes=tuple(_notes(snapshot, entry, quote)),
        copy_line=entry.copy_line.text,
        fact_count=len(facts),
        quote_count=len(quotes),
        related=refs(snapshot, entry.related[:RELATED]),
        revision=snapshot.number,
        copy_marks=_copy_marks(snapshot, entry, facts),
    )


def _copy_marks(snapshot: Snapshot, entry: Entry, facts: Iterable[Fact]) -> tuple[Mark, ...]:
    """Return where the background line stands in sources that were corrected or withdrawn."""
    marks = Marks(snapshot)
    for fact in facts:
        if fact.id in entry.copy_line.rests_on:
            marks.of(fact.evidence)
    return tuple(mark for mark in marks.listed() if mark.standing)


def fact_list(snapshot: Snapshot, entry: Entry) -> FactList:
    """List every fact by or about an entry, and the entry's other names."""
    marks = Marks(snapshot)
    lines = tuple(fact_line(marks, fact) for fact in snapshot.facts[entry.id])
    names = tuple(
        f"{alias.name} (added by the desk)" if alias.by_desk else alias.name
        for alias in entry.also_known_as
    )
    return FactList(entry.id, entry.name, names, lines, marks.listed())


def quote_list(snapshot: Snapshot, entry: Entry) -> QuoteList:
    """List every quotation by or about an entry."""
    marks = Marks(snapshot)
    lines = tuple(quote_line(snapshot, marks, quote) for quote in snapshot.quotes[entry.id])
    return QuoteList(entry.id, entry.name, lines, marks.listed())


def refs(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Point to entries by id; what is not on file is left out."""
    entries = (snapshot.entries.get(id_) for id_ in dict.fromkeys(ids))
    return tuple(Ref(e.id, e.name, e.role) for e in entries if e is not None)


def fact_line(marks: Marks, fact: Fact) -> Line:
    """Return a fact with the marks that carry it."""
    in_context = fact.id if held_evidence(marks.snapshot, fact.evidence) else ""
    return Line(fact.text, marks.of(fact.evidence), fact.status, in_context, fact.id)


def summary_line(marks: Marks, entry: Entry) -> Line:
    """Return an entry's summary with the marks that carry it."""
    summary = pieces.own(entry.id, "summary")
    return Line(entry.summary, marks.of(entry.evidence), piece=summary)


def quote_line(snapshot: Snapshot, marks: Marks, quote: Quote) -> QuoteLine:
    """Return a quotation with its speaker and the mark that carries it."""
    speaker = snapshot.entries[quote.speaker]
    return QuoteLine(
        id=quote.id,
        words=quote.words,
        speaker=speaker.name,
        speaker_id=speaker.id,
        role=quote.speaker_role or "",
        venue=quote.venue or "",
        date=quote.said_on,
        dated_by=quote.dated_by,
        lead_in=quote.lead_in or "",
        marks=marks.of((quote.evidence,)),
        in_context=quote.id if held_evidence(snapshot, (quote.evidence,)) else "",
    )


def _notes(snapshot: Snapshot, entry: Entry, quote: QuoteLine | None) -> Iterable[str]:
    undated = any(source.date_published is None for source in snapshot.sources_of(entry))
    if undated:
        yield (
            "dates worked out by the desk"
            if quote and quote.date
            else "date worked out by the desk"
        )
    added = [f"“{alias.name}”" for alias in entry.also_known_as if alias.by_desk]
    if added:
        yield f"{', '.join(added)} added by the desk"
