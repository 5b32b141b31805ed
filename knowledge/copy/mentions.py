"""Where the copy names what is on file: exact names, other names, surnames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.common_words import CALENDAR
from knowledge.copy.offices import ADDRESS, OFFICE
from knowledge.copy.words import Copy
from knowledge.model import Entry
from knowledge.text import key

SHORT = 3
"""Names of so few letters are matched with their capitals: "US" is not "us"."""

LONGEST = 8
"""Words of a name that are looked at for a misspelt one."""

SMALL = frozenset({"of", "the", "de", "for", "and", "on", "in"})
"""Words of names that need no capital."""

_OPENERS = frozenset(
    """
    after although and as at because before but by during for from he how if in last like meanwhile
    now of on once or she since so still that the then there they this though to today under unlike
    until what when where whether while who why with yesterday yet
    """.split()  # noqa: SIM905
)
"""Words that begin a sentence and are nobody's given name."""

_BESIDE = CALENDAR | ADDRESS | frozenset(OFFICE)
"""Capital words before a surname that are nobody's given name."""


@dataclass(frozen=True, slots=True)
class Known:
    """One name: its words in ``key`` form, as it stands on file, and whose it is."""

    words: tuple[str, ...]
    text: str
    entry_ids: frozenset[str]
    surname: bool = False

    @property
    def proper(self) -> bool:
        """Whether its letters are its own: of one entry, each word with a capital, no acronym."""
        if len(self.entry_ids) != 1 or self.text.isupper():
            return False
        words = [w for w in self.text.split() if w.lower() not in SMALL]
        return all(w[:1].isupper() for w in words) and all(w.isalpha() for w in self.words)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is named: the first word and the one after the last."""

    entry_id: str
    start: int
    end: int
    surname: bool


class Names:
    """Every name on file, by its first word."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        printed: dict[tuple[str, ...], str] = {}
        surnames: set[tuple[str, ...]] = set()
        for entry in entries.values():
            for name in (entry.name, *(alias.name for alias in entry.also_known_as)):
                words = tuple(key(name).split())
                owners[words].add(entry.id)
                printed.setdefault(words, name)
        for entry in entries.values():
            for name in surnames_of(entry):
                words = tuple(key(name).split())
                owners[words].add(entry.id)
                printed.setdefault(words, name)
                surnames.add(words)
        self.known = [
            Known(words, printed[words], frozenset(ids), words in surnames)
            for words, ids in owners.items()
            if words
        ]
        self._by_first: dict[str, list[Known]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[int, Known]]] = defaultdict(list)
        self._alone: dict[str, list[Known]] = defaultdict(list)
        for known in sorted(self.known, key=lambda k: -len(k.words)):
            self._by_first[known.words[0]].append(known)
            if known.proper and len(known.words) == 1:
                self._alone[known.words[0][0]].append(known)
            elif known.proper:
                for place, word in enumerate(known.words):
                    self._by_word[word].append((place, known))

    def starting(self, word: str) -> Iterable[Known]:
        """Return the names that begin with a word, the longest first."""
        return self._by_first.get(word, ())

    def near(self, copy: Copy, at: int) -> list[Known]:
        """Return the proper names that may be meant, misspelt, from a word on; the longest first.

        One word of several must be right, or the first letter of one that stands alone.
        """
        found: dict[tuple[str, ...], Known] = {}
        for place, token in enumerate(copy.tokens[at : at + LONGEST]):
            for where, known in self._by_word.get(token.key, ()):
                if where == place:
                    found[known.words] = known
        for known in self._alone.get(copy.tokens[at].key[:1], ()):
            found[known.words] = known
        return sorted(found.values(), key=lambda k: -len(k.words))


def surnames_of(entry: Entry) -> tuple[str, ...]:
    """Return the surname by which copy names a person at second reference."""
    parts = entry.name.split()
    return (parts[-1],) if entry.kind == "person" and len(parts) > 1 else ()


def places(copy: Copy, names: Names) -> tuple[Place, ...]:
    """Return where entries are named, in order; a name that two share is left out.

    A surname counts where it stands alone or behind a title. Behind another given name, or
    before another name, it is somebody else's.
    """
    return tuple(_places(copy, names))


def _places(copy: Copy, names: Names) -> Iterator[Place]:
    at = 0
    while at < len(copy.tokens):
        found = next((k for k in names.starting(copy.tokens[at].key) if _fits(copy, at, k)), None)
        if found is None:
            at += 1
            continue
        end = at + len(found.words)
        if len(found.entry_ids) == 1 and not (found.surname and somebody_else(copy, at, end)):
            yield Place(next(iter(found.entry_ids)), at, end, found.surname)
        at = end


def _fits(copy: Copy, at: int, known: Known) -> bool:
    end = at + len(known.words)
    tokens = copy.tokens[at:end]
    if tuple(t.key for t in tokens) != known.words:
        return False
    if not all(copy.joined(i) and not copy.tokens[i].possessive for i in range(at, end - 1)):
        return False
    if not known.text[:1].isupper() or (len(tokens) > 1 and not known.text.isupper()):
        return True
    if known.text.isupper():
        written = copy.words(at, end).replace("’s", "").replace("'s", "")
        return written.isupper() or (copy.casual and len(known.text) > SHORT)
    return tokens[0].capital or (copy.casual and len(known.text) > SHORT)


def somebody_else(copy: Copy, start: int, end: int) -> bool:
    """Return whether a surname stands inside another name: "Carlos Flores", "Trump Tower"."""
    tokens = copy.tokens
    if end < len(tokens) and copy.gap(end - 1) in (" ", "-") and not tokens[end - 1].possessive:
        after = tokens[end]
        if after.capital and after.key not in CALENDAR and after.key not in OFFICE:
            return True
    if start == 0 or copy.gap(start - 1) not in (" ", ". "):
        return False
    before = tokens[start - 1]
    if not before.capital or before.possessive or before.key in _BESIDE:
        return False
    if copy.gap(start - 1) == ". ":
        return len(before.text) == 1
    opens = start - 1 == copy.sentence_of(start)[0]
    return not (opens and before.key in _OPENERS) and not _is_title(copy, start - 1)


def _is_title(copy: Copy, at: int) -> bool:
    """Return whether a capital word ends a title: "Secretary of State", "US", "FMLN"."""
    if copy.tokens[at].text.isupper() and len(copy.tokens[at].text) > 1:
        return True
    back = at
    while back >= max(0, at - 6):
        if copy.tokens[back].key in OFFICE:
            between = [t.key for t in copy.tokens[back + 1 : at]]
            return bool(between) and between[0] in {"of", "for", "to", "at"}
        if back and copy.gap(back - 1) != " ":
            return False
        back -= 1
    return False
