"""Every id once in the whole store; every name once, or knowingly shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from knowledge.checks.corpus import Breach, Corpus
from knowledge.model import Entry
from knowledge.text import key
from knowledge.yaml_lines import Path

_Holder = tuple[str, Path, str, bool]
"""Who bears a name: the place, the path, the entry, and whether it shares the name knowingly."""


def ids_are_unique(corpus: Corpus) -> Iterator[Breach]:
    """Entries, sources, facts and quotes share one space of ids."""
    first: dict[str, str] = {}
    for place, path, id_ in _ids(corpus):
        if id_ in first and corpus.is_examined(place):
            yield Breach(place, path, f"the id {id_} is taken already, in {first[id_]}")
        first.setdefault(id_, place)


def _ids(corpus: Corpus) -> Iterator[tuple[str, Path, str]]:
    for place, record in corpus.records:
        yield place, ("id",), record.id
    for place, path, fact in corpus.every_fact():
        yield place, (*path, "id"), fact.id
    for place, path, quote in corpus.every_quote():
        yield place, (*path, "id"), quote.id


def names_are_not_shared_unknowingly(corpus: Corpus) -> Iterator[Breach]:
    """Two entries may bear one name only where both mark the alias ``shared: true``."""
    for place, entry in corpus.each_entry():
        for i, alias in enumerate(entry.also_known_as):
            path = ("also_known_as", i)
            if alias.by_desk and not alias.note:
                yield Breach(place, path, f"`{alias.name}` cites the desk and needs a `note`")
            if not alias.by_desk and alias.source not in corpus.sources:
                yield Breach(place, path, f"the source {alias.source} is not on file")
    for name, held in _holders(corpus).items():
        yield from _conflicts(corpus, name, held)


def _holders(corpus: Corpus) -> dict[str, list[_Holder]]:
    """Return who bears each name, for the names of what is examined."""
    borne = {key(name) for _, entry in corpus.each_entry() for name in _names(entry)}
    holders: dict[str, list[_Holder]] = defaultdict(list)
    for place, entry in corpus.entries.values():
        for i, name in enumerate(_names(entry), start=-1):
            path: Path = ("also_known_as", i) if i >= 0 else ("name",)
            shared = i >= 0 and entry.also_known_as[i].shared
            if (said := key(name)) in borne:
                holders[said].append((place, path, entry.id, shared))
    return holders


def _names(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from (alias.name for alias in entry.also_known_as)


def _conflicts(corpus: Corpus, name: str, held: list[_Holder]) -> Iterator[Breach]:
    ids = {id_ for _, _, id_, _ in held}
    for place, path, id_, shared in held:
        if not corpus.is_examined(place):
            continue
        others = sorted(ids - {id_})
        if not name:
            yield Breach(place, path, "the name holds no letter or digit")
        elif others and not shared:
            yield _also_names(corpus, place, path, name, others)
        elif not others and shared:
            yield Breach(place, path, f"“{name}” is marked as shared, but no other entry bears it")
        elif not others and len(held) > 1 and path != held[0][1]:
            yield Breach(place, path, f"“{name}” stands here already in another spelling")


def _also_names(corpus: Corpus, place: str, path: Path, name: str, others: list[str]) -> Breach:
    entries = [corpus.entries[id_][1] for id_ in others]
    told = ", ".join(entry.name for entry in entries)
    first = path == ("name",) or name in {key(entry.name) for entry in entries}
    way_out = "Choose another name." if first else "Share it between them, or choose another."
    return Breach(
        place,
        path,
        f"“{name}” also names {', '.join(others)}; mark it `shared: true` in both, or change one",
        f"“{name}” also names {told}. {way_out}",
    )
