"""What may leave the desk: nothing under embargo, nothing held back, nobody's private matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.embargo import shown
from knowledge.model import Entry, Source
from knowledge.revisions import Record

_WITHHELD = ("retracted", "legal-hold")


@dataclass(frozen=True, slots=True)
class Public:
    """Entries and sources that may be shown to everyone, by id, in order of their ids."""

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]


def public(records: Mapping[str, Record], now: float) -> Public:
    """Return what may leave the desk at a time.

    What the desk may still show to its own editors with a warning, a retracted source and one on
    legal hold, goes nowhere else; nor does anything that rests on one.

    Args:
        records: all records by id.
        now: the time in POSIX seconds.
    """
    told = shown({id_: _withheld(record) for id_, record in records.items()}, now)
    return Public(
        {id_: r for id_, r in sorted(told.items()) if isinstance(r, Entry)},
        {id_: r for id_, r in sorted(told.items()) if isinstance(r, Source)},
    )


def _withheld(record: Record) -> Record:
    if not isinstance(record, Source) or record.standing is None:
        return record
    held = record.standing.held_back or record.standing.state in _WITHHELD
    return replace(record, standing=replace(record.standing, held_back=held))
