"""The revisions that tell since when a text stood: those of the entries that ever held it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence

from knowledge.editing.changes import PieceChange
from knowledge.revisions import Ledger, Revision

History = Callable[[str], Awaitable[Sequence[Revision]]]
"""Reads the revisions of a record in order, or every revision where no id is given."""

MANY = 50
"""From so many records on, reading every revision once costs less than reading those of each."""


def holders(changes: Iterable[PieceChange], before: Ledger) -> set[str]:
    """Return the ids of the entries that ever held a piece of which a text is replaced.

    Args:
        changes: what a publication changed.
        before: what was on file before it.
    """
    replaced = [change for change in changes if change.before is not None]
    found = {change.entry_id for change in replaced}
    return found.union(*(before.left.get(change.piece, ()) for change in replaced))


async def revisions_of(ids: Collection[str], history: History) -> list[Revision]:
    """Return the revisions of several records, in order."""
    if len(ids) > MANY:
        return [each for each in await history("") if each.subject in ids]
    found = [each for id_ in ids for each in await history(id_)]
    return sorted(found, key=lambda revision: revision.number)
