"""The full-text index: made with the snapshot and never changed, only replaced.

A statement answers where it covers the question: every name in it and every word that
carries meaning, each by itself, by its stem (Porter, in FTS5) or by a word of its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from knowledge.model import Entry, Quote
from knowledge.search.found import Found, Kind
from knowledge.search.fulltext import FullText, Row
from knowledge.search.links import Links
from knowledge.search.names import Mention, Names
from knowledge.search.statements import Places, Statements
from knowledge.search.words import people_of, same
from knowledge.text import key

_NAMING_KINDS = frozenset({"term", "agreement", "event"})
_ACCORDING = re.compile(r"\baccording to\b")
"""Whose stem is that of an accord."""


_Shape = tuple[str, tuple[str, ...], str, str, str]
"""A statement's words, the names that count as its words, the entries that it concerns, the
one that says so, and its kind: what its row is made of."""


@dataclass(frozen=True, eq=False)
class Search:
    """Statements by their words. Made by ``build``.

    Args:
        entries: what is on file.
        places: where each entry stands.
        names: every name on file.
        statements: every statement on file.
        links: what joins entries.
        words: the statements' rows.
    """

    entries: Mapping[str, Entry]
    places: Places
    names: Names
    statements: Statements
    links: Links
    words: FullText

    @classmethod
    def build(cls, entries: Mapping[str, Entry], places: Places) -> Search:
        """Index the facts, quotations, events and summaries of entries.

        Args:
            entries: what is on file.
            places: where each of them stands.
        """
        names = Names().after(entries, places, entries)
        held = Statements().after(entries, places, entries)
        links = Links(Statements()).after(entries, held, names, entries)
        shapes = _shapes(entries, places, held, entries)
        rows = FullText.build(_row(number, shape) for number, shape in shapes)
        return cls(entries, places, names, held, links, rows)

    def after(
        self, entries: Mapping[str, Entry], places: Places, changed: Set[str], touched: Set[str]
    ) -> Search:
        """Return the index once some entries are as given; this one stays as it is.

        Args:
            entries: what is on file.
            places: where each of them stands.
            changed: the ids of the entries that came, went or are others now.
            touched: of these and of those whose statements hold the name or the place of one.
        """
        names = self.names.after(entries, places, changed)
        held = self.statements.after(entries, places, changed)
        links = self.links.after(entries, held, names, touched)
        old = dict(_shapes(self.entries, self.places, self.statements, touched))
        new = dict(_shapes(entries, places, held, touched))
        rows = self.words.after(
            [number for number in old if new.get(number) != old[number]],
            [_row(number, shape) for number, shape in new.items() if old.get(number) != shape],
        )
        return Search(entries, places, names, held, links, rows)

    @cached_property
    def quoted(self) -> tuple[Quote, ...]:
        """Every quotation on file, entry by entry."""
        return tuple(quote for entry in self.entries.values() for quote in entry.quotes)

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every statement on file, entry by entry. Gathered when first asked for."""
        return tuple(each for id_ in self.entries for each in self.statements.of(id_))

    def of(self, entry_id: str) -> tuple[Found, ...]:
        """Return the statements that belong to an entry, as they are filed."""
        return self.statements.of(entry_id)

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
        if speakers := [f"n{self.places[id_]}" for id_ in says if id_ in self.entries]:
            groups.append(_any("speaker", speakers))
        if not groups:
            return ()
        groups.append(_any("sort", kinds))
        return self._matching(" AND ".join(groups), limit)

    def phrase(self, words: str, limit: int = 200) -> tuple[Found, ...]:
        """Return the quotations that hold these words in this order, by their stems."""
        if not key(words):
            return ()
        asked = f'body : "{key(words)}" AND sort : quote'
        return self._matching(asked, limit)

    def near(self, words: Sequence[str], limit: int = 40) -> tuple[Found, ...]:
        """Return the quotations that hold most of these words, best first."""
        if not words:
            return ()
        asked = f"{_any('body', words)} AND sort : quote"
        return self._matching(asked, limit)

    def holds(self, word: str) -> bool:
        """Whether any statement holds a word, its stem, or a word of its class."""
        return bool(self.words.rows(_worded(word), 1))

    def _matching(self, asked: str, limit: int) -> tuple[Found, ...]:
        return tuple(self.statements.found(row) for row in self.words.rows(asked, limit))

    def _named(self, mention: Mention) -> str:
        phrases = {mention.words, *people_of(mention.words)}
        for id_ in mention.ids:
            phrases.update(name for name in self.names.of(id_) if len(name) > 1)
        ids = [f"n{self.places[id_]}" for id_ in mention.ids]
        return f"({_any('ids', ids)} OR {_any('{body names}', sorted(phrases))})"


def _shapes(
    entries: Mapping[str, Entry], places: Places, held: Statements, ids: Iterable[str]
) -> Iterator[tuple[int, _Shape]]:
    """Yield the numbers of statements with all that their rows are made of."""
    for id_ in ids:
        for number, each in zip(held.numbers.get(id_, ()), held.of(id_), strict=True):
            concerns = " ".join(f"n{places[c]}" for c in each.concerns if c in entries)
            speaker = f"n{places[each.says]}" if each.says in entries else ""
            yield number, (each.text, tuple(_naming(each, entries)), concerns, speaker, each.kind)


def _row(number: int, shape: _Shape) -> Row:
    text, names, concerns, speaker, kind = shape
    naming = " / ".join(map(key, names))
    return number, _ACCORDING.sub(" ", key(text)), naming, concerns, speaker, kind


def _naming(each: Found, entries: Mapping[str, Entry]) -> Iterable[str]:
    """Yield the names whose words count as words of the statement.

    That is the name of the entry that it belongs to, and of an agreement that it concerns,
    which facts call "the deal". A quotation may be looked for by all that it concerns.
    """
    for id_ in each.concerns:
        kind = entries[id_].kind if id_ in entries else None
        own = each.quote or id_ == each.entry.id
        if kind == "agreement" or (kind in _NAMING_KINDS and own):
            yield entries[id_].name


def _worded(word: str) -> str:
    return _any("{body names}", same(word))


def _any(column: str, phrases: Iterable[str]) -> str:
    listed = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return f"{column} : ({listed})"
