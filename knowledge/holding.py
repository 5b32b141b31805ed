"""What is held back takes along what rests on it, entry by entry, until nothing more does.

Only the entries that name something held back are looked at, so that an embargo on one source
costs what rests on that source and not a walk through the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from knowledge.citing import Citing
from knowledge.model import Entry, Evidence, Fact, Quote, Source

Record = Entry | Source


class Holding:
    """Works out what is held back in one store.

    Args:
        records: all records by id.
        citing: which of the records name an id.
    """

    def __init__(self, records: Mapping[str, Record], citing: Citing) -> None:
        self._records = records
        self._citing = citing
        self._held: set[str] = set()
        self._lost: set[str] = set()

    def hold(self, first: Set[str]) -> Set[str]:
        """Return the ids of what is held back where some records are, these included.

        Args:
            first: the ids of the records under embargo.
        """
        fresh = set(first)
        while fresh:
            self._held |= fresh
            doubtful = self._doubtful(fresh)
            fresh = {e.id for e in self._entries(doubtful) if self._goes(e)}
        return self._held | self._lost

    def _entries(self, ids: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries among ids that are on file and not held back."""
        for id_ in ids:
            record = self._records.get(id_)
            if isinstance(record, Entry) and id_ not in self._held:
                yield record

    def _doubtful(self, fresh: Set[str]) -> set[str]:
        """Return the entries that may go along with what has just been held back."""
        naming = self._citing.of_any(fresh)
        doubtful = set(naming)
        for id_ in naming | fresh:
            entry = self._records.get(id_)
            if not isinstance(entry, Entry):
                continue
            kept = {s.id for s in self._kept(entry)}
            for statement in _all(entry):
                if statement.id not in kept:
                    doubtful.update((id_, *statement.about))
            for fact in entry.facts:
                if fact.id not in kept and fact.id not in self._lost:
                    self._lost.add(fact.id)
                    doubtful |= self._citing.by(fact.id)
        return doubtful

    def _kept(self, entry: Entry) -> tuple[Fact | Quote, ...]:
        if entry.id in self._held:
            return ()
        return (*kept_facts(entry, self._held), *kept_quotes(entry, self._held))

    def _goes(self, entry: Entry) -> bool:
        """Return whether an entry's own words rest on what is held back, or nothing is told."""
        event = entry.event.evidence if entry.event else ()
        return (
            rests((*entry.evidence, *event), self._held)
            or not self._lost.isdisjoint(entry.copy_line.rests_on)
            or self._is_silent(entry)
        )

    def _is_silent(self, entry: Entry) -> bool:
        """Return whether a fact or a quote told of an entry, and none is left that does."""
        if self._kept(entry):
            return False
        others = [self._records[id_] for id_ in self._citing.by(entry.id)]
        tellers = [other for other in others if isinstance(other, Entry)]
        if any(entry.id in s.about for other in tellers for s in self._kept(other)):
            return False
        return bool(entry.facts or entry.quotes) or any(
            entry.id in s.about for other in tellers for s in _all(other)
        )


def _all(entry: Entry) -> tuple[Fact | Quote, ...]:
    return (*entry.facts, *entry.quotes)


def rests(evidence: Iterable[Evidence], held: Set[str]) -> bool:
    """Return whether any piece of evidence stands in a source that is held back."""
    return any(piece.source in held for piece in evidence)


def kept_facts(entry: Entry, held: Set[str]) -> tuple[Fact, ...]:
    """Return the facts of an entry that rest on nothing held back."""
    return tuple(
        fact
        for fact in entry.facts
        if fact.attributed_to not in held and not rests(fact.evidence, held)
    )


def kept_quotes(entry: Entry, held: Set[str]) -> tuple[Quote, ...]:
    """Return the quotes of an entry that rest on nothing held back."""
    return tuple(
        quote
        for quote in entry.quotes
        if quote.speaker not in held and not rests((quote.evidence,), held)
    )
