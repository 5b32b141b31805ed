"""Names on file inside a sentence: where they stand and which entries bear them.

Exact names, other names and surnames; how a single name may be misspelt is the business
of ``knowledge.lookup``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from knowledge.lookup.titles import HONORIFICS, PASSING
from knowledge.model import Entry
from knowledge.search.statements import Places
from knowledge.text import key

SHORT = 3
"""A name of fewer letters is read only where it is typed in capitals: US is not us."""

_NATION = re.compile(
    r"(?<!\btell )(?<!\bgive )(?<!\bshow )(?<!\bremind )(?<!\bget )(?<!\blet )"
    r"(?<!\bfind )(?<!\bsend )\bus\s+"
    r"(?!who|what|when|where|why|how|which|if|whether|about|on|to|the|a|an|and|or|that|all|more|some)\w"
    r"|\b(?:the|in|by|against|into) us\b"
)
"""Where "us" in small letters is the country: behind an article, or before a noun."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: its words as typed, in ``key`` form, and the entries it may mean."""

    words: str
    ids: tuple[str, ...]


class Names:
    """Every name on file, for reading sentences. Never changed, only replaced."""

    def __init__(self) -> None:
        self._of: Mapping[str, tuple[str, ...]] = {}
        self._held: Mapping[tuple[str, ...], tuple[str, ...]] = {}
        self._begun: Mapping[str, tuple[str, ...]] = {}
        self._longest: Mapping[str, int] = {}

    def after(self, entries: Mapping[str, Entry], places: Places, ids: Iterable[str]) -> Names:
        """Return the names once some entries are as given.

        Args:
            entries: what is on file.
            places: where each of them stands; of one name, the entries come in this order.
            ids: the entries to read again; those that are not on file any more are dropped.
        """
        made, of = Names(), dict(self._of)
        wholes: dict[tuple[str, ...], set[str]] = {}
        firsts: dict[str, set[str]] = {}

        def bearers(words: tuple[str, ...]) -> tuple[set[str], set[str]]:
            first = words[0] if words else ""
            return (
                wholes.setdefault(words, set(self._held.get(words, ()))),
                firsts.setdefault(first, set(self._begun.get(first, ()))),
            )

        for id_ in ids:
            for name in of.pop(id_, ()):
                for found in bearers(tuple(name.split())):
                    found.discard(id_)
        for id_ in ids:
            if id_ in entries:
                of[id_] = tuple(dict.fromkeys(_names(entries[id_])))
                for name in of[id_]:
                    for found in bearers(tuple(name.split())):
                        found.add(id_)
        # a name that went may have begun with the same word as one that stays
        made._of = of
        made._held = _laid(self._held, wholes, places)
        made._begun = _laid(self._begun, firsts, places)
        made._longest = {
            **self._longest,
            **{w: _longest(w, ids_, of) for w, ids_ in firsts.items()},
        }
        return made

    def of(self, entry_id: str) -> tuple[str, ...]:
        """Return the names of an entry in ``key`` form."""
        return self._of.get(entry_id, ())

    def beginning(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the entries with a name whose first word, in ``key`` form, is one of these."""
        return tuple(dict.fromkeys(id_ for word in words for id_ in self._begun.get(word, ())))

    def _named(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the name that words are: as they stand, or without an s that is a possessive."""
        if words in self._held:
            return words
        last = words[-1]
        if len(last) > SHORT and last.endswith("s"):
            plain = (*words[:-1], last[:-1])
            return plain if plain in self._held else None
        return None

    def read(self, text: str) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
        """Return the names in a sentence, longest first where they overlap, and the rest."""
        words, at = key(text).split(), 0
        capitals = {w.replace(".", "").lower() for w in re.findall(r"\b[A-Z](?:\.?[A-Z])*\b", text)}
        if _NATION.search(text):
            capitals.add("us")
        mentions: list[Mention] = []
        rest: list[str] = []
        while at < len(words):
            size = self._size(words, at, capitals)
            if size:
                named = self._named(tuple(words[at : at + size])) or ()
                mentions.append(Mention(" ".join(named), self._held[named]))
            else:
                rest.append(words[at])
            at += size or 1
        return tuple(mentions), tuple(rest)

    def _size(self, words: list[str], at: int, capitals: set[str]) -> int:
        most = max(self._longest.get(words[at], 0), self._longest.get(words[at][:-1], 0))
        for size in range(min(most, len(words) - at), 0, -1):
            named = tuple(words[at : at + size])
            short = size == 1 and len(named[0]) < SHORT and named[0] not in capitals
            if not short and self._named(named):
                return size
        return 0


Words = TypeVar("Words", str, tuple[str, ...])


def _laid(
    held: Mapping[Words, tuple[str, ...]], changed: Mapping[Words, set[str]], places: Places
) -> dict[Words, tuple[str, ...]]:
    """Return what is held with some of it changed, the entries of each in their order."""
    laid = dict(held)
    for words, ids in changed.items():
        if ids:
            laid[words] = tuple(sorted(ids, key=places.__getitem__))
        else:
            laid.pop(words, None)
    return laid


def _longest(first: str, ids: Iterable[str], of: Mapping[str, tuple[str, ...]]) -> int:
    """Return the words of the longest name that begins with a word; 0 where none does."""
    names = (name.split() for id_ in ids for name in of[id_])
    return max((len(words) for words in names if words[:1] == [first]), default=0)


def _names(entry: Entry) -> Iterable[str]:
    for name in (entry.name, *(alias.name for alias in entry.also_known_as)):
        yield key(name)
        without = [w for w in key(name).split() if w not in HONORIFICS]
        if without and without[0] in PASSING:
            yield " ".join(without[1:]) or key(name)
    if entry.kind == "person" and len(entry.name.split()) > 1:
        yield key(entry.name.split()[-1])
