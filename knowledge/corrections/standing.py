"""Since when an old text stood: what a message must have shown to have shown it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from knowledge.corrections.changes import PieceChange
from knowledge.corrections.correction import Correction
from knowledge.deliveries import Stood
from knowledge.revisions import Record, Revision

Texts = Callable[[Record], Mapping[str, str]]
"""Returns the text of each piece of a record, by piece."""


def stood(
    changes: Iterable[PieceChange], history: Iterable[Revision], until: int, texts: Texts
) -> tuple[Stood, ...]:
    """Return when each text that a publication replaced had stood.

    Args:
        changes: what the publication changed; a piece that is new replaced nothing.
        history: the revisions of the records that held the pieces, in order.
        until: the number of the publication's first revision.
        texts: the text of each piece of a record.
    """
    replaced = {c.piece: c.before for c in changes if c.before is not None}
    since: dict[str, int] = {}
    held: dict[str, Mapping[str, str]] = {}
    for revision in history:
        if revision.number >= until:
            break
        held[revision.subject] = texts(revision.after) if revision.after else {}
        for piece, before in replaced.items():
            if not any(each.get(piece) == before for each in held.values()):
                since.pop(piece, None)
            else:
                since.setdefault(piece, revision.number)
    return tuple(Stood(piece, since.get(piece, 0), until) for piece in replaced)


def as_published(announced: Correction, revisions: Iterable[Revision]) -> Correction | None:
    """Return an announced correction with the revisions that it got.

    Args:
        announced: the correction as it was announced.
        revisions: the store's, in order.

    Returns:
        The correction to issue, or None where it was never published.
    """
    concerned = {change.entry_id for change in announced.changes}
    own = [
        revision.number
        for revision in revisions
        if revision.number >= announced.revision
        and revision.subject in concerned
        and (revision.editor, revision.reason) == (announced.editor, announced.reason)
    ]
    if not own:
        return None
    spans = tuple(replace(span, until=own[0]) for span in announced.stood)
    return replace(announced, revision=own[-1], stood=spans)
