"""Which records of a ledger may be shown at a time, worked out from those shown before."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from knowledge.citing import Citing, edits_between
from knowledge.embargo import held_at, trimmed
from knowledge.model import Entry, Source
from knowledge.revisions import Ledger, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What may be shown of a ledger at a time.

    Args:
        ledger: all records, those under embargo included. Nothing is answered from it.
        entries: the entries that may be shown, by id, in the ledger's order.
        sources: the sources that may be shown.
        citing: which entries of the ledger name an id.
        held: the ids of records and facts that are held back.
        places: where each record of the ledger stands: a number by its id that grows from one
            to the next. What does not move keeps its number.
    """

    ledger: Ledger = field(default_factory=Ledger)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    citing: Citing = field(default_factory=Citing)
    held: Set[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, now: float) -> Showing:
        """Work it out from all records.

        Args:
            ledger: the records.
            now: the time in POSIX seconds.
        """
        return _shown(cls(), ledger, now, Citing.of(ledger.records), ledger.records.keys())

    def after(self, ledger: Ledger, now: float) -> Showing:
        """Work it out from this one; a record that looks as it did is the same object.

        Args:
            ledger: the records.
            now: the time in POSIX seconds.
        """
        edits = list(edits_between(self.ledger.records, ledger.records))
        citing = self.citing.after(edits)
        return _shown(self, ledger, now, citing, {id_ for id_, _, _ in edits})


def _shown(
    before: Showing, ledger: Ledger, now: float, citing: Citing, edited: Set[str]
) -> Showing:
    held = held_at(ledger.records, now, citing)
    naming = citing.of_any(held)
    other = citing.of_any(held ^ before.held) | edited
    entries: dict[str, Entry] = {}
    sources: dict[str, Source] = {}
    for id_, record in ledger.records.items():
        if id_ in held:
            continue
        if isinstance(record, Source):
            sources[id_] = record
            continue
        was = before.entries.get(id_)
        if was is not None and id_ not in other:
            entries[id_] = was
        else:
            left = trimmed(record, held) if id_ in naming else record
            entries[id_] = was if was is not None and was == left else left
    return Showing(
        ledger=ledger,
        entries=entries,
        sources=sources,
        citing=citing,
        held=held,
        places=_placed(ledger.records, before.places),
    )


def _placed(records: Mapping[str, Record], before: Mapping[str, int]) -> Mapping[str, int]:
    last, top, places = -1, max(before.values(), default=-1), {}
    for id_ in records:
        place = before.get(id_, -1)
        if place <= last:
            place = top = top + 1
        places[id_] = last = place
    return places
