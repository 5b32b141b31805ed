"""What a publication changed of that which people can read.

An entry changes without a record of its own where a source that it rests on does: what rests on a
source that is held back is not shown any more, and what rests on a retracted one is shown with
that. So both sides are compared as they are shown, not as they are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.copy.calendar import in_words
from knowledge.editing.changes import PieceChange, piece_changes, pieces
from knowledge.editing.wording import Wording
from knowledge.embargo import shown
from knowledge.model import Entry, Source, Standing
from knowledge.pieces import own
from knowledge.revisions import Record
from knowledge.standings import Resting, resting_on

Records = Mapping[str, Record]

_DONE = {
    "corrected": "corrected by {outlet}",
    "written-through": "written through by {outlet}",
    "retracted": "retracted by {outlet}",
    "legal-hold": "put on legal hold",
}


def readable_changes(before: Records, after: Records, now: float) -> tuple[PieceChange, ...]:
    """Return what changed for people who read, piece by piece.

    Args:
        before: all records before a publication, by id.
        after: all records after it.
        now: the time of the publication in POSIX seconds; what is then under embargo or held
            back is read by nobody.

    Returns:
        The pieces whose words changed, came or went; and those that rest on a source of which
        something else is said now.
    """
    was, will = shown(before, now), shown(after, now)
    touched = [id_ for id_ in {**before, **after} if was.get(id_) is not will.get(id_)]
    edits = [(_entry(was.get(id_)), _entry(will.get(id_))) for id_ in touched]
    changed = piece_changes(edits, {**before, **after})
    known = {change.piece for change in changed}
    marked = _marked(was, will, touched)
    return (*changed, *(each for each in marked if each.piece not in known))


def _marked(was: Records, will: Records, touched: list[str]) -> Iterator[PieceChange]:
    """Yield the pieces that stay and rest on a source whose standing changed."""
    wording: Wording | None = None
    for id_ in touched:
        before, after = was.get(id_), will.get(id_)
        if not (isinstance(before, Source) and isinstance(after, Source)):
            continue
        if before.standing == after.standing:
            continue
        wording = wording or Wording(will)
        for rests in resting_on(will, id_):
            words = pieces(_entry(was.get(rests.entry_id)), wording)
            for piece in _pieces(rests):
                if said := words.get(piece):
                    told = (said + _said(source) for source in (before, after))
                    yield PieceChange(piece, rests.entry_id, *told)


def _pieces(rests: Resting) -> Iterator[str]:
    id_ = rests.entry_id
    if rests.summary:
        yield from (own(id_, "role"), own(id_, "summary"))
    if rests.event:
        yield own(id_, "event")
    if rests.copy_line:
        yield own(id_, "copy_line")
    yield from (fact.id for fact in rests.facts)
    yield from (quote.id for quote in rests.quotes)


def _said(source: Source) -> str:
    standing = source.standing
    return f" (its source was {done(standing, source.publisher)})" if standing else ""


def done(standing: Standing, outlet: str) -> str:
    """Return what was done to a source: ``retracted by CNN on 5 March 2025: the fee is wrong``."""
    what = _DONE[standing.state].format(outlet=outlet)
    return f"{what} on {in_words(f'{standing.since:%Y-%m-%d}')}: {standing.note.rstrip('. ')}"


def _entry(record: Record | None) -> Entry | None:
    return record if isinstance(record, Entry) else None
