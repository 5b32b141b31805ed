"""The curated records side by side, each with the file that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.curated import Curated, CuratedFile
from knowledge.model import Entry, Evidence, Fact, Quote, Source
from knowledge.yaml_lines import Path


@dataclass(frozen=True, slots=True)
class Cited:
    """One piece of evidence, and where in its file it stands.

    Args:
        file: the curated file.
        path: the way to the evidence in that file.
        evidence: the evidence.
        quoted: the words, where a quotation rests on it.
    """

    file: CuratedFile
    path: Path
    evidence: Evidence
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every record whose form is in order.

    Args:
        entries: entries by id, with their files. The first file of an id wins.
        sources: sources by id, with their files.
        files: all files with an entry or a source, also where two claim one id.
    """

    entries: dict[str, tuple[CuratedFile, Entry]]
    sources: dict[str, tuple[CuratedFile, Source]]
    files: tuple[CuratedFile, ...]

    @classmethod
    def of(cls, curated: Curated) -> Corpus:
        """Lay the records of a folder side by side."""
        entries: dict[str, tuple[CuratedFile, Entry]] = {}
        sources: dict[str, tuple[CuratedFile, Source]] = {}
        for file in curated.files:
            if isinstance(file.record, Entry):
                entries.setdefault(file.record.id, (file, file.record))
            elif isinstance(file.record, Source):
                sources.setdefault(file.record.id, (file, file.record))
        return cls(entries, sources, tuple(f for f in curated.files if f.record is not None))

    def each_entry(self) -> Iterator[tuple[CuratedFile, Entry]]:
        """Yield each entry with its file."""
        yield from self.entries.values()

    def each_fact(self) -> Iterator[tuple[CuratedFile, Path, Fact]]:
        """Yield each fact with its file and its path."""
        for file, entry in self.entries.values():
            for i, fact in enumerate(entry.facts):
                yield file, ("facts", i), fact

    def each_quote(self) -> Iterator[tuple[CuratedFile, Path, Quote]]:
        """Yield each quote with its file and its path."""
        for file, entry in self.entries.values():
            for i, quote in enumerate(entry.quotes):
                yield file, ("quotes", i), quote

    def each_evidence(self) -> Iterator[Cited]:
        """Yield every piece of evidence of entries, facts, events and quotes."""
        for file, entry in self.entries.values():
            for i, evidence in enumerate(entry.evidence):
                yield Cited(file, ("evidence", i), evidence)
            if entry.event:
                for i, evidence in enumerate(entry.event.evidence):
                    yield Cited(file, ("event", "evidence", i), evidence)
        for file, path, fact in self.each_fact():
            for i, evidence in enumerate(fact.evidence):
                yield Cited(file, (*path, "evidence", i), evidence)
        for file, path, quote in self.each_quote():
            yield Cited(file, (*path, "evidence"), quote.evidence, quote.exact)
