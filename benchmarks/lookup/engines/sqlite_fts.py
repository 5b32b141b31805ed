"""SQLite FTS5 with the trigram tokenizer, ranked by bm25."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator

from benchmarks.lookup.engines import Engine
from benchmarks.lookup.replies import Reply, ranked
from benchmarks.lookup.tables import Named
from knowledge.text import key

NEAREST = 20
LONGEST = 200
"""Characters of a typed name that are searched for: each gives a term."""

_SEARCH = "SELECT id, -bm25(names) FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
_SHORT = "SELECT id, 1.0 FROM names WHERE name = ? LIMIT ?"


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Index every name in a database in memory."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE names USING fts5(name, id UNINDEXED, tokenize='trigram')")
        rows = ((key(name), record.entry_id) for record in records for name in record.names)
        db.executemany("INSERT INTO names VALUES (?, ?)", rows)
        db.execute("INSERT INTO names(names) VALUES ('optimize')")
        version = f"SQLite {sqlite3.sqlite_version} FTS5 trigram"
        yield Engine(lambda text: _search(db, key(text)[:LONGEST]), version)


def _search(db: sqlite3.Connection, typed: str) -> Reply:
    """Search for any trigram; a text too short to have one is compared whole."""
    trigrams = {typed[i : i + 3] for i in range(len(typed) - 2)}
    if not trigrams:
        return ranked(db.execute(_SHORT, (typed, NEAREST)))
    # bm25 grows with the text: by its trigrams it can be held against one cut-off
    terms = " OR ".join(f'"{t}"' for t in sorted(trigrams))
    rows = db.execute(_SEARCH, (terms, NEAREST))
    return ranked((entry_id, score / len(trigrams)) for entry_id, score in rows)
