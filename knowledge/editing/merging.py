"""Two editors on one record: everything that fits together is, the rest is put to the editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from knowledge.editing.apart import kept_apart
from knowledge.editing.labels import field_of, label
from knowledge.editing.wording import Wording
from knowledge.revisions import Record
from knowledge.threeway import Clash, Path, merged, put

Choice = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two editors changed differently.

    Args:
        what: what it is, in words.
        theirs: what is published now, in words; None where it is gone.
        mine: what the editor wants, in words; None where it is to go.
        place: the place in the record as one word, by which a choice names the conflict.
        path: the place in the record.
        value: what the editor wants.
    """

    what: str
    theirs: str | None
    mine: str | None
    place: str
    path: Path = field(repr=False)
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Merged:
    """A record merged, and what is still to be decided.

    Args:
        record: the record. Where there are conflicts it holds what is published now.
        conflicts: what both changed differently.
    """

    record: Record | None
    conflicts: tuple[Conflict, ...]


def merge(
    base: Record | None, current: Record | None, mine: Record | None, records: Mapping[str, Record]
) -> Merged:
    """Merge what an editor wants with what others published in the meantime.

    Statements that both added are both kept, even where their ids came out the same.

    Args:
        base: the record as the editor saw it, or None where there was none.
        current: the record as it is published now, or None where it is withdrawn.
        mine: the record as the editor wants it, or None where it is to be withdrawn.
        records: what is on file, for the names in the conflicts.
    """
    return laid_over(base, current, kept_apart(base, current, mine, records.values()), records)


def laid_over(
    base: Record | None, current: Record | None, mine: Record | None, records: Mapping[str, Record]
) -> Merged:
    """Merge as ``merge`` does, where an id that both sides have means one statement."""
    record, clashes = merged(base, current, mine)
    wording = Wording(records)
    named = tuple(_conflict(clash, wording, base, current, mine) for clash in clashes)
    return Merged(record, named)


def _conflict(clash: Clash, wording: Wording, *versions: Record | None) -> Conflict:
    field_ = field_of(clash.path)
    return Conflict(
        what=label(clash.path, *versions),
        theirs=wording.value(clash.ours, field_),
        mine=wording.value(clash.theirs, field_),
        place="/".join(map(str, clash.path)) or "record",
        path=clash.path,
        value=clash.theirs,
    )


def resolve(found: Merged, choices: Mapping[str, Choice]) -> Record | None:
    """Return the record as the editor decided; what is not chosen stays as it is published.

    Args:
        found: the merge.
        choices: for the ``place`` of a conflict, whose words are to stand.
    """
    record = found.record
    for conflict in _chosen(found.conflicts, choices):
        record = put(record, conflict.path, conflict.value)
    return record


def _chosen(conflicts: Iterable[Conflict], choices: Mapping[str, Choice]) -> Iterable[Conflict]:
    return (each for each in conflicts if choices.get(each.place) == "mine")
