"""Records side by side, each with the place that it came from.

The rules are the same for the curated folder, where a place is a file, and for what an editor
is about to publish, where it is the id of the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.curated import Curated
from knowledge.model import Entry, Evidence, Fact, Quote, Source
from knowledge.yaml_lines import Path

Placed = tuple[str, Entry | Source]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a record does not keep.

    Args:
        place: where the record comes from: the name of its file, or its id.
        path: the way to the value in the record.
        message: what is wrong, for somebody with the file before them.
        plain: the same for an editor who sees no file, where that is another sentence.
    """

    place: str
    path: Path
    message: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One piece of evidence, and where it stands.

    Args:
        place: where the record comes from.
        path: the way to the evidence in the record.
        evidence: the evidence.
        quoted: the words, where a quotation rests on it.
    """

    place: str
    path: Path
    evidence: Evidence
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every record whose form is in order.

    ``each_…`` goes through what is examined, ``every_…`` through all that it is held against.

    Args:
        entries: entries by id, with their places. The first record of an id wins.
        sources: sources by id, with their places.
        records: all records with their places, also where two claim one id.
        examined: the places whose records are examined, or None where all are.
    """

    entries: Mapping[str, tuple[str, Entry]]
    sources: Mapping[str, tuple[str, Source]]
    records: tuple[Placed, ...]
    examined: Collection[str] | None = None

    @classmethod
    def of(cls, curated: Curated) -> Corpus:
        """Lay the records of a folder side by side."""
        return cls.laid((file.name, file.record) for file in curated.files if file.record)

    @classmethod
    def held_against(
        cls, records: Mapping[str, Entry | Source], examined: Collection[str]
    ) -> Corpus:
        """Lay records on file side by side, of which some are examined.

        Args:
            records: the records by id.
            examined: the ids of those that are examined; they come last, so that of two that
                cannot both stand it is the one examined that is at fault.
        """
        placed = sorted(records.items(), key=lambda item: item[0] in examined)
        return cls.laid(placed, examined)

    @classmethod
    def laid(cls, placed: Iterable[Placed], examined: Collection[str] | None = None) -> Corpus:
        """Lay records side by side."""
        entries: dict[str, tuple[str, Entry]] = {}
        sources: dict[str, tuple[str, Source]] = {}
        records = tuple(placed)
        for place, record in records:
            if isinstance(record, Entry):
                entries.setdefault(record.id, (place, record))
            else:
                sources.setdefault(record.id, (place, record))
        return cls(entries, sources, records, examined)

    def is_examined(self, place: str) -> bool:
        """Whether the record of a place is examined."""
        return self.examined is None or place in self.examined

    def each_entry(self) -> Iterator[tuple[str, Entry]]:
        """Yield each entry examined, with its place."""
        yield from (held for held in self.entries.values() if self.is_examined(held[0]))

    def each_source(self) -> Iterator[tuple[str, Source]]:
        """Yield each source examined, with its place."""
        yield from (held for held in self.sources.values() if self.is_examined(held[0]))

    def each_fact(self) -> Iterator[tuple[str, Path, Fact]]:
        """Yield each fact examined, with its place and its path."""
        yield from (held for held in self.every_fact() if self.is_examined(held[0]))

    def every_fact(self) -> Iterator[tuple[str, Path, Fact]]:
        """Yield every fact with its place and its path."""
        for place, entry in self.entries.values():
            for i, fact in enumerate(entry.facts):
                yield place, ("facts", i), fact

    def each_quote(self) -> Iterator[tuple[str, Path, Quote]]:
        """Yield each quote examined, with its place and its path."""
        yield from (held for held in self.every_quote() if self.is_examined(held[0]))

    def every_quote(self) -> Iterator[tuple[str, Path, Quote]]:
        """Yield every quote with its place and its path."""
        for place, entry in self.entries.values():
            for i, quote in enumerate(entry.quotes):
                yield place, ("quotes", i), quote

    def each_evidence(self) -> Iterator[Cited]:
        """Yield every piece of evidence of the entries, facts, events and quotes examined."""
        for place, entry in self.each_entry():
            for i, evidence in enumerate(entry.evidence):
                yield Cited(place, ("evidence", i), evidence)
            if entry.event:
                for i, evidence in enumerate(entry.event.evidence):
                    yield Cited(place, ("event", "evidence", i), evidence)
        for place, path, fact in self.each_fact():
            for i, evidence in enumerate(fact.evidence):
                yield Cited(place, (*path, "evidence", i), evidence)
        for place, path, quote in self.each_quote():
            yield Cited(place, (*path, "evidence"), quote.evidence, quote.exact)
