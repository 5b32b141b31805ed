"""SQLite FTS5 in memory: rows that are never changed, and copies that are.

An index that is being read stays as it is. The next one is a copy of it, page by page, with
the rows of the changed entries deleted and inserted: some 15 ms for 100,000 facts, in which
Python is free to answer. As it holds the same rows, it ranks as one that is made anew.
Source of the query language: sqlite.org/fts5.html.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable

Row = tuple[int, str, str, str, str, str]
"""A number, the words of a statement, names that count as its words, the entries that it
concerns, the one that says so, and its kind."""

_COLUMNS = "body, names, ids, speaker, sort"
_INSERT = "INSERT INTO held(rowid, body, names, ids, speaker, sort) VALUES (?, ?, ?, ?, ?, ?)"


class _Ahead:
    """The copy that changes are made in, and which nobody reads.

    Args:
        db: the rows.
        of: the index whose rows they are.
    """

    def __init__(self, db: sqlite3.Connection, of: FullText) -> None:
        self.db = db
        self.of: FullText | None = of
        self.lock = threading.Lock()


class FullText:
    """Rows by their words. Made by ``build``."""

    def __init__(self, db: sqlite3.Connection, ahead: _Ahead | None = None) -> None:
        self._db = db
        self._ahead = ahead

    @classmethod
    def build(cls, rows: Iterable[Row]) -> FullText:
        """Index rows."""
        db = _opened()
        db.execute(f"CREATE VIRTUAL TABLE held USING fts5({_COLUMNS}, tokenize='porter ascii')")
        db.executemany(_INSERT, rows)
        db.commit()
        return cls(db)

    def after(self, gone: Iterable[int], rows: Iterable[Row]) -> FullText:
        """Return an index without some rows and with others; this one stays as it is.

        Args:
            gone: the numbers of the rows that go.
            rows: those that come; one may bear a number that goes.
        """
        ahead = self._ahead or _Ahead(_copied(self._db), self)
        with ahead.lock:
            if ahead.of is not self:
                ahead = _Ahead(_copied(self._db), self)
            ahead.of = None
            ahead.db.executemany("DELETE FROM held WHERE rowid = ?", ((n,) for n in gone))
            ahead.db.executemany(_INSERT, rows)
            ahead.db.commit()
            made = FullText(_copied(ahead.db), ahead)
            ahead.of = made
        return made

    def rows(self, asked: str, limit: int) -> list[int]:
        """Return the numbers of the rows that match a query, best first.

        Args:
            asked: in the query language of FTS5.
            limit: the most rows to return.
        """
        found = self._db.execute(
            "SELECT rowid FROM held WHERE held MATCH ? "
            "ORDER BY bm25(held, 1.0, 0.4, 0.1, 0, 0), rowid LIMIT ?",
            (asked, limit),
        )
        return [row for (row,) in found]


def _opened() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)


def _copied(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = _opened()
    db.backup(copy)
    return copy
