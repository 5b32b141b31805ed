"""The documents behind an entry, or all on file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from knowledge.answers import Answer, Choice, Document, SourceList
from knowledge.asking.onfile import OnFile
from knowledge.asking.subjects import meant_by
from knowledge.model import Entry, Evidence, Source
from knowledge.questions import Question


def sources(on: OnFile, question: Question) -> Answer | None:
    """Answer with documents, newest first; None where the subject is not on file."""
    if not question.subject:
        everything = (
            piece for entry in on.snapshot.entries.values() for piece in _pieces(on, entry)
        )
        return SourceList(None, _documents(on, everything))
    meant = meant_by(on, question.subject)
    if isinstance(meant, Choice):
        return meant
    if not isinstance(meant, Entry):
        return None
    return SourceList(on.ref(meant), _documents(on, _pieces(on, meant)))


def _pieces(on: OnFile, entry: Entry) -> Iterable[Evidence]:
    yield from entry.evidence
    if entry.event:
        yield from entry.event.evidence
    for fact in on.snapshot.facts[entry.id]:
        yield from fact.evidence
    for quote in on.snapshot.quotes[entry.id]:
        yield quote.evidence


def _documents(on: OnFile, pieces: Iterable[Evidence]) -> tuple[Document, ...]:
    cited: dict[str, set[int]] = defaultdict(set)
    for piece in pieces:
        if piece.source in on.snapshot.sources:
            cited[piece.source].update({piece.paragraph} if piece.paragraph else ())
    found = [_document(on.snapshot.sources[id_], cited[id_]) for id_ in cited]
    return tuple(sorted(found, key=lambda d: (d.date or dt.date.min, d.source_id), reverse=True))


def _document(source: Source, paragraphs: set[int]) -> Document:
    worked_out = source.date_published is None and source.desk_date is not None
    return Document(
        source.id,
        source.publisher,
        source.headline or "",
        source.author or "",
        source.date,
        source.desk_date.note if worked_out and source.desk_date else "",
        source.url or "",
        tuple(sorted(paragraphs)),
        source.standing,
    )
