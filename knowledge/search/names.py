"""Names on file inside a sentence: where they stand and which entries bear them.

Exact names, other names and surnames; how a single name may be misspelt is the business
of ``knowledge.lookup``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.lookup.titles import HONORIFICS, PASSING
from knowledge.model import Entry
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
    """Every name on file, for reading sentences."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        held: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._of: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            names = tuple(dict.fromkeys(_names(entry)))
            self._of[entry.id] = names
            for name in names:
                held[tuple(name.split())][entry.id] = None
        self._held = {words: tuple(ids) for words, ids in held.items()}
        self._longest: dict[str, int] = defaultdict(int)
        self._begun: dict[str, dict[str, None]] = defaultdict(dict)
        for words, ids in self._held.items():
            self._begun[words[0]].update(dict.fromkeys(ids))
            self._longest[words[0]] = max(self._longest[words[0]], len(words))

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


def _names(entry: Entry) -> Iterable[str]:
    for name in (entry.name, *(alias.name for alias in entry.also_known_as)):
        yield key(name)
        without = [w for w in key(name).split() if w not in HONORIFICS]
        if without and without[0] in PASSING:
            yield " ".join(without[1:]) or key(name)
    if entry.kind == "person" and len(entry.name.split()) > 1:
        yield key(entry.name.split()[-1])
