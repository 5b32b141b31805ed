"""The full-text index: SQLite FTS5 in memory, made with the snapshot and never changed.

A statement answers where it covers the question: every name in it and every word that
carries meaning, each by itself, by its stem (Porter, in FTS5) or by a word of its class.
Source of the query language: sqlite.org/fts5.html.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from knowledge.model import Entry
from knowledge.search.found import Found, Kind, statements
from knowledge.search.links import Links
from knowledge.search.names import Mention, Names
from knowledge.search.words import people_of, same
from knowledge.text import key

_NAMING_KINDS = frozenset({"term", "agreement", "event"})
_ACCORDING = re.compile(r"\baccording to\b")
"""Whose stem is that of an accord."""

_COLUMNS = "body, names, ids, speaker, sort"


class Search:
    """Statements by their words. Made by ``build``."""

    def __init__(self, entries: Mapping[str, Entry], found: Sequence[Found]) -> None:
        self.names = Names(entries.values())
        self.found = tuple(found)
        self.quoted = tuple(each.quote for each in found if each.quote)
        self._of: dict[str, list[Found]] = defaultdict(list)
        for each in found:
            self._of[each.entry.id].append(each)
        self.links = Links(entries, self.found, {id_: self.names.of(id_) for id_ in entries})
        self._number = {id_: f"n{number}" for number, id_ in enumerate(entries)}
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            f"CREATE VIRTUAL TABLE held USING fts5({_COLUMNS}, tokenize='porter ascii')"
        )
        self._db.executemany(
            f"INSERT INTO held(rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            (self._row(number, each, entries) for number, each in enumerate(self.found)),
        )

    @classmethod
    def build(cls, entries: Mapping[str, Entry]) -> Search:
        """Index the facts, quotations, events and summaries of entries."""
        return cls(entries, statements(dict(entries)))

    def of(self, entry_id: str) -> tuple[Found, ...]:
        """Return the statements that belong to an entry, as they are filed."""
        return tuple(self._of.get(entry_id, ()))

    def covering(
        self,
        mentions: Iterable[Mention],
        words: Iterable[str],
        kinds: Sequence[Kind] = ("fact",),
        says: Iterable[str] = (),
        limit: int = 40,
    ) -> tuple[Found, ...]:
        """Return the statements that cover every name and every word, best first.

        Args:
            mentions: names; a statement concerns one of the entries, or names it.
            words: words that carry meaning, in ``key`` form.
            kinds: the kinds of statement wanted.
            says: where given, the entries of which one says so.
            limit: the most statements to return.
        """
        groups = [self._named(mention) for mention in mentions]
        groups += [_worded(word) for word in words]
        if speakers := [self._number[id_] for id_ in says if id_ in self._number]:
            groups.append(_any("speaker", speakers))
        if not groups:
            return ()
        groups.append(_any("sort", kinds))
        return tuple(self.found[row] for row in self._rows(" AND ".join(groups), limit))

    def phrase(self, words: str, limit: int = 200) -> tuple[Found, ...]:
        """Return the quotations that hold these words in this order, by their stems."""
        if not key(words):
            return ()
        asked = f'body : "{key(words)}" AND sort : quote'
        return tuple(self.found[row] for row in self._rows(asked, limit))

    def near(self, words: Sequence[str], limit: int = 40) -> tuple[Found, ...]:
        """Return the quotations that hold most of these words, best first."""
        if not words:
            return ()
        asked = f"{_any('body', words)} AND sort : quote"
        return tuple(self.found[row] for row in self._rows(asked, limit))

    def holds(self, word: str) -> bool:
        """Whether any statement holds a word, its stem, or a word of its class."""
        return bool(self._rows(_worded(word), 1))

    def _rows(self, asked: str, limit: int) -> list[int]:
        rows = self._db.execute(
            "SELECT rowid FROM held WHERE held MATCH ? "
            "ORDER BY bm25(held, 1.0, 0.4, 0.1, 0, 0) LIMIT ?",
            (asked, limit),
        )
        return [row for (row,) in rows]

    def _named(self, mention: Mention) -> str:
        phrases = {mention.words, *people_of(mention.words)}
        for id_ in mention.ids:
            phrases.update(name for name in self.names.of(id_) if len(name) > 1)
        ids = [self._number[id_] for id_ in mention.ids]
        return f"({_any('ids', ids)} OR {_any('{body names}', sorted(phrases))})"

    def _row(
        self, number: int, each: Found, entries: Mapping[str, Entry]
    ) -> tuple[int, str, str, str, str, str]:
        naming = " / ".join(_naming(each, entries))
        ids = " ".join(self._number[id_] for id_ in each.concerns if id_ in self._number)
        speaker = self._number.get(each.says, "")
        body = _ACCORDING.sub(" ", key(each.text))
        return (number, body, naming, ids, speaker, each.kind)


def _naming(each: Found, entries: Mapping[str, Entry]) -> Iterable[str]:
    """Yield the names whose words count as words of the statement.

    That is the name of the entry that it belongs to, and of an agreement that it concerns,
    which facts call "the deal". A quotation may be looked for by all that it concerns.
    """
    for id_ in each.concerns:
        kind = entries[id_].kind if id_ in entries else None
        own = each.quote or id_ == each.entry.id
        if kind == "agreement" or (kind in _NAMING_KINDS and own):
            yield key(entries[id_].name)


def _worded(word: str) -> str:
    return _any("{body names}", same(word))


def _any(column: str, phrases: Iterable[str]) -> str:
    listed = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return f"{column} : ({listed})"
