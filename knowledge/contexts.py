"""A fact or a quote → the passages it rests on, where the newsroom holds their text."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.answers import Excerpt, InContext, Mark
from knowledge.model import Entry, Evidence
from knowledge.snapshot import Snapshot


def held_evidence(snapshot: Snapshot, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the pieces of evidence whose passages can be shown as printed."""
    return tuple(
        piece
        for piece in evidence
        if piece.paragraph and (source := snapshot.sources.get(piece.source)) and source.text
    )


def in_context(snapshot: Snapshot, id_: str) -> InContext | None:
    """Return the passages of a fact or a quote.

    Args:
        snapshot: what is on file.
        id_: the id of the fact or the quote.

    Returns:
        The passages, or None where there is no such statement or no text of it is held.
    """
    for entry in snapshot.entries.values():
        stated = [(fact.id, fact.evidence) for fact in entry.facts]
        stated += [(quote.id, (quote.evidence,)) for quote in entry.quotes]
        for statement, evidence in stated:
            if statement == id_:
                return _shown(snapshot, entry, held_evidence(snapshot, evidence))
    return None


def _shown(snapshot: Snapshot, entry: Entry, evidence: tuple[Evidence, ...]) -> InContext | None:
    if not evidence:
        return None
    excerpts = tuple(_excerpt(snapshot, piece, i) for i, piece in enumerate(evidence, start=1))
    rights = (snapshot.sources[piece.source].rights or "" for piece in evidence)
    return InContext(entry.name, excerpts, tuple(dict.fromkeys(rights)), entry.id)


def _excerpt(snapshot: Snapshot, piece: Evidence, number: int) -> Excerpt:
    source = snapshot.sources[piece.source]
    paragraph = source.text[(piece.paragraph or 1) - 1]
    start, end = piece.start or 0, piece.end or len(paragraph)
    mark = Mark(number, source.publisher, source.date, piece.paragraph, standing=source.standing)
    return Excerpt(paragraph[:start], paragraph[start:end], paragraph[end:], mark)
