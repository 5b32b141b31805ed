"""rapidfuzz: WRatio of what is typed with every name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from rapidfuzz import fuzz, process

from benchmarks.lookup.engines import Engine
from benchmarks.lookup.replies import Reply, ranked
from benchmarks.lookup.tables import Named
from knowledge.text import key

NEAREST = 20


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Hold all names in one list."""
    ids, keys = list[str](), list[str]()
    for record in records:
        ids.extend(record.entry_id for _ in record.names)
        keys.extend(key(name) for name in record.names)

    def ask(text: str) -> Reply:
        found = process.extract(key(text), keys, scorer=fuzz.WRatio, limit=NEAREST)
        return ranked((ids[i], score) for _, score, i in found)

    yield Engine(ask, f"rapidfuzz {version('rapidfuzz')} WRatio")
