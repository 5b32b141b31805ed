"""TinyDB: a search of all documents, for a name equal to what is typed or containing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from benchmarks.lookup.engines import Engine
from benchmarks.lookup.replies import Reply, ranked
from benchmarks.lookup.tables import Named
from knowledge.text import key


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Insert a document per entry, its names normalised beforehand."""
    with TinyDB(storage=MemoryStorage) as db:
        db.insert_multiple({"id": r.entry_id, "keys": [key(n) for n in r.names]} for r in records)
        yield Engine(lambda text: _search(db, key(text)), f"TinyDB {version('tinydb')}")


def _search(db: TinyDB, typed: str) -> Reply:
    """Equal names first, then those containing the text, the fuller the better."""
    if not typed:
        return Reply(())
    found = db.search(where("keys").test(lambda keys: any(typed in name for name in keys)))
    return ranked(
        (document["id"], len(typed) / len(name))
        for document in found
        for name in document["keys"]
        if typed in name
    )
