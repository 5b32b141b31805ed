"""Since when an old text stood: what a message must have shown to have shown it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, takewhile

from knowledge.deliveries import Stood
from knowledge.editing.changes import PieceChange, piece_changes
from knowledge.model import Entry
from knowledge.revisions import Record, Revision


def stood(
    changes: Iterable[PieceChange],
    history: Iterable[Revision],
    until: int,
    records: Mapping[str, Record],
) -> tuple[Stood, ...]:
    """Return when each text that a publication replaced had stood.

    Args:
        changes: what the publication changed; a piece that is new replaced nothing.
        history: the revisions of the entries that ever held one of the pieces, in order: a
            statement may have moved from entry to entry.
        until: the number of the publication's first revision.
        records: what is on file, for the names in what changed.
    """
    wanted = {change.piece for change in changes if change.before is not None}
    since = dict.fromkeys(wanted, 0)
    held: dict[str, Entry | None] = {}
    earlier = takewhile(lambda revision: revision.number < until, history)
    for _, together in groupby(earlier, key=lambda revision: revision.at):
        published = list(together)
        edits = list(_edits(published, held, wanted))
        for change in piece_changes(edits, records) if edits else ():
            if change.piece in wanted:
                since[change.piece] = published[0].number
    return tuple(Stood(c.piece, since[c.piece], until) for c in changes if c.piece in wanted)


def _edits(
    published: Iterable[Revision], held: dict[str, Entry | None], wanted: Collection[str]
) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield the entries that hold a wanted piece, before and after what was published together."""
    before: dict[str, Entry | None] = {}
    for revision in published:
        before.setdefault(revision.subject, held.get(revision.subject))
        held[revision.subject] = revision.after if isinstance(revision.after, Entry) else None
    for subject, was in before.items():
        if _holds(was, wanted) or _holds(held[subject], wanted):
            yield was, held[subject]


def _holds(entry: Entry | None, wanted: Collection[str]) -> bool:
    if entry is None:
        return False
    return any(
        piece in wanted for piece in (*(f.id for f in entry.facts), *(q.id for q in entry.quotes))
    ) or any(piece.startswith(f"{entry.id}:") for piece in wanted)
