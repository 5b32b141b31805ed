"""Every id once in the whole store; every name once, or knowingly shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from knowledge.checks.corpus import Corpus
from knowledge.curated import CuratedFile
from knowledge.errors import Fault
from knowledge.model import Entry, Source
from knowledge.text import key
from knowledge.yaml_lines import Path


def ids_are_unique(corpus: Corpus) -> Iterator[Fault]:
    """Entries, sources, facts and quotes share one space of ids."""
    first: dict[str, str] = {}
    for file, path, id_ in _ids(corpus):
        if id_ in first:
            yield file.fault(path, f"the id {id_} is taken already, in {first[id_]}")
        first.setdefault(id_, file.name)


def _ids(corpus: Corpus) -> Iterator[tuple[CuratedFile, Path, str]]:
    for file in corpus.files:
        if isinstance(file.record, Entry | Source):
            yield file, ("id",), file.record.id
    for file, path, fact in corpus.each_fact():
        yield file, (*path, "id"), fact.id
    for file, path, quote in corpus.each_quote():
        yield file, (*path, "id"), quote.id


def names_are_not_shared_unknowingly(corpus: Corpus) -> Iterator[Fault]:
    """Two entries may bear one name only where both mark the alias ``shared: true``."""
    holders: dict[str, list[tuple[CuratedFile, Path, str, bool]]] = defaultdict(list)
    for file, entry in corpus.each_entry():
        holders[key(entry.name)].append((file, ("name",), entry.id, False))
        for i, alias in enumerate(entry.also_known_as):
            path = ("also_known_as", i)
            if alias.by_desk and not alias.note:
                yield file.fault(path, f"`{alias.name}` cites the desk and needs a `note`")
            if not alias.by_desk and alias.source not in corpus.sources:
                yield file.fault(path, f"the source {alias.source} is not on file")
            holders[key(alias.name)].append((file, path, entry.id, alias.shared))
    for name, held in holders.items():
        yield from _conflicts(name, held)


def _conflicts(name: str, held: list[tuple[CuratedFile, Path, str, bool]]) -> Iterator[Fault]:
    ids = {id_ for _, _, id_, _ in held}
    for file, path, id_, shared in held:
        others = ", ".join(sorted(ids - {id_}))
        if not name:
            yield file.fault(path, "the name holds no letter or digit")
        elif len(ids) > 1 and not shared:
            yield file.fault(
                path, f"“{name}” also names {others}; mark it `shared: true` in both, or change one"
            )
        elif len(ids) == 1 and shared:
            yield file.fault(path, f"“{name}” is marked as shared, but no other entry bears it")
        elif len(ids) == 1 and len(held) > 1 and path != held[0][1]:
            yield file.fault(path, f"“{name}” stands here already in another spelling")
