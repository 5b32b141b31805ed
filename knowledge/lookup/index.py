"""The ladder from a typed name to an entry, read from top to bottom.

Exact name → another name → the same letters spaced or joined differently → initials →
parts of a name, misspelt ones included → not on file. A name that fits two entries
equally is a choice. A word that no name and no title explains means somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.lookup.names import Name, compact, initials, names_of
from knowledge.lookup.parts import Match, match
from knowledge.lookup.slips import is_slip, real_words, sound
from knowledge.lookup.titles import ABBREVIATIONS, HONORIFICS, OFFICES, PASSING
from knowledge.lookup.types import Candidate, Record, Resolution
from knowledge.text import key

NEAREST = 3
NEAR = 72.0
"""rapidfuzz WRatio (0 to 100) from which a name is offered on a decline."""

LONGEST = 200
"""Characters of a typed name that are looked at; no name on file is longer."""


class NameIndex:
    """Names on file, indexed for lookup. Made by ``build``."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._names = [name for record in records for name in names_of(record)]
        self._exact: dict[str, list[Name]] = defaultdict(list)
        self._compact: dict[str, list[Name]] = defaultdict(list)
        self._initials: dict[str, list[Name]] = defaultdict(list)
        self._by_word: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            self._add(name)
        self._keys = [key(name.text) for name in self._names]
        self._words = list(self._by_word)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_sound[sound(word)].append(word)

    @classmethod
    def build(cls, records: Iterable[Record]) -> NameIndex:
        """Index records of ``(entry_id, kind, names)`` with optional ``roles``."""
        return cls(Record(*record) for record in records)

    def _add(self, name: Name) -> None:
        self._exact[key(name.text)].append(name)
        self._compact[compact(name.text)].append(name)
        if name.first and initials(name.text):
            self._initials[initials(name.text)].append(name)
        for word in {*name.words, *name.joined}:
            self._by_word[word].append(name)

    def resolve(self, text: str, kind: str | None = None) -> Resolution:
        """Decide which entry a typed name means.

        Args:
            text: the name as typed.
            kind: the kind that is preferred where entries of several kinds fit.

        Returns:
            An answer, a choice, or a decline with the nearest names.
        """
        typed = key(text[:LONGEST])
        if not typed:
            return Resolution("decline")
        for found, how in (
            (self._exact.get(typed), ""),
            (self._compact.get(typed.replace(" ", "")), "its letters, spaced otherwise"),
            (self._initials.get(typed) if len(typed) >= 3 else None, "its initials"),
        ):
            if found:
                return _decided([Match(name, 1.0, how or _by_name(name)) for name in found], kind)
        best = _best(self._matches(typed))
        if best:
            return _decided(best, kind)
        return Resolution("decline", candidates=tuple(self._nearest(typed)))

    def complete(self, prefix: str, limit: int = 10) -> tuple[Candidate, ...]:
        """Return entries with a name, or a word of a name, that begins with a prefix."""
        typed = key(prefix[:LONGEST])
        if not typed:
            return ()
        found: dict[str, Candidate] = {}
        ranked = sorted(
            (not held.startswith(typed), not name.first, len(held), i)
            for i, (name, held) in enumerate(zip(self._names, self._keys, strict=True))
            if held.startswith(typed) or f" {typed}" in held
        )
        for *_, i in ranked:
            name = self._names[i]
            found.setdefault(name.record.entry_id, Candidate(name.record.entry_id, name.text, 1.0))
            if len(found) == limit:
                break
        return tuple(found.values())

    def _matches(self, typed: str) -> list[Match]:
        kept = [w for w in typed.split() if w not in PASSING]
        words = [ABBREVIATIONS.get(w, w) for w in kept if w not in HONORIFICS]
        core = [w for w in words if w not in OFFICES] or words
        reached: dict[int, Name] = {}
        for word in (*core, typed.replace(" ", "")):
            for name in self._reach(word):
                reached[id(name)] = name
        known = real_words()
        found = (match(words, name, known) for name in reached.values())
        return [m for m in found if m is not None]

    def _reach(self, word: str) -> Iterable[Name]:
        """Return the names that hold a word, or one that it may be a slip of."""
        if word in self._by_word:
            return self._by_word[word]
        known = real_words()
        near = {
            held
            for held, _, _ in process.extract(
                word, self._words, scorer=OSA.distance, score_cutoff=2, limit=None
            )
        }
        near.update(self._by_sound.get(sound(word), ()))
        slips = [held for held in near if is_slip(word, held, known)]
        return [name for held in slips for name in self._by_word[held] if not name.fixed]

    def _nearest(self, typed: str) -> Iterable[Candidate]:
        """Offer names that share a word with what was typed, then names that look alike."""
        shared = [
            (name, fuzz.WRatio(typed, key(name.text)) / 100)
            for word in typed.split()
            if word not in PASSING and word not in OFFICES
            for name in self._by_word.get(word, ())
            if name.is_person
        ]
        found = process.extract(typed, self._keys, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=12)
        alike = [(self._names[i], score / 100) for _, score, i in found]
        nearest: dict[str, Candidate] = {}
        for name, score in sorted((*shared, *alike), key=lambda pair: -pair[1]):
            id_ = name.record.entry_id
            nearest.setdefault(id_, Candidate(id_, name.record.names[0], score))
        return tuple(nearest.values())[:NEAREST]


def _by_name(name: Name) -> str:
    return "" if name.first else f"another name, {name.text}"


def _best(matches: list[Match]) -> list[Match]:
    top = max((m.score for m in matches), default=0.0)
    return [m for m in matches if m.score > top - 0.02]


def _decided(matches: list[Match], kind: str | None) -> Resolution:
    """Answer where one entry is left, else let the one who asks choose."""
    by_entry: dict[str, Match] = {}
    for m in sorted(matches, key=lambda m: (-m.score, not m.name.first)):
        by_entry.setdefault(m.name.record.entry_id, m)
    preferred = [m for m in by_entry.values() if kind and m.name.record.kind == kind]
    held = preferred or list(by_entry.values())
    candidates = tuple(Candidate(m.name.record.entry_id, m.name.text, m.score) for m in held[:5])
    if len(held) == 1:
        return Resolution("answer", candidates[0].entry_id, candidates, held[0].how)
    return Resolution("choose", None, candidates)
