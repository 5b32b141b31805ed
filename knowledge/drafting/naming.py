"""One run of capitalised words taken apart: titles, given names, surname, and what it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from knowledge.drafting.vocabulary import (
    COURTESY,
    FEMALE_NOUNS,
    GROUP_WORDS,
    MALE_NOUNS,
    OUTLETS,
    PARTY_WORDS,
    PLACES,
    RANKS,
    given_names,
)
from knowledge.lookup.wordlists import same_given_name

PERSON, GROUP, PLACE, UNKNOWN = "person", "organization", "place", ""
_SMALL = frozenset("de da di del della der den van von bin ibn al el la le du dos y".split())  # noqa: SIM905
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())  # noqa: SIM905
_BOTH_GIVEN_AND_RANK = frozenset(
    ["dean", "earl", "duke", "king", "prince", "baron", "major", "sultan", "deacon", "page"]
)
_SURNAMES_TOO = frozenset("house church bank hall post park law press star".split())  # noqa: SIM905
_NO_SURNAMES = PARTY_WORDS - frozenset("white black french english german irish british".split())  # noqa: SIM905
OFFICE_TAILS = frozenset("state defense treasury justice labor commerce energy education".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Parsed:
    """A run taken apart.

    Args:
        kind: PERSON, GROUP, PLACE or UNKNOWN.
        title: how many of its words come before the name proper.
        words: the words of the name proper.
        surname: the key under which a person is found: last word in lower case, "" for others.
        gender: m, f or "".
        courtesy: whether a form of address tells the gender.
    """

    kind: str
    title: int
    words: tuple[str, ...]
    surname: str
    gender: str
    courtesy: bool = False

    @property
    def name(self) -> str:
        """The name proper."""
        return " ".join(self.words)


@lru_cache(maxsize=4096)
def parse(run: str) -> Parsed:
    """Take a run of capitalised words apart."""
    words = run.split()
    low = [word.lower().replace("’", "'") for word in words]
    title, gender, courtesy = _titles(low)
    if title == len(words):
        return Parsed(UNKNOWN, 0, tuple(words), "", "")
    had_title = title > 0
    title = _peel(low, title)
    name, lowered = words[title:], low[title:]
    kind = _kind(name, lowered, had_title=had_title or (title > 0 and len(lowered) > 1))
    if kind == GROUP and had_title and not _is_group(lowered):
        kind = PERSON
    if kind in (GROUP, PLACE):
        return Parsed(kind, 0, tuple(words), "", "")
    surname = _surname(lowered) if kind == PERSON or len(lowered) < 5 else ""
    gender = gender or _gender(lowered)
    return Parsed(kind, title, tuple(name), surname, gender, courtesy)


def _titles(low: list[str]) -> tuple[int, str, bool]:
    title, gender, courtesy = 0, "", False
    for i, word in enumerate(low[:-1]):
        if word in COURTESY:
            title, gender, courtesy = i + 1, COURTESY[word] or gender, bool(COURTESY[word])
        elif word in RANKS and not (word in _BOTH_GIVEN_AND_RANK and i == 0):
            title = i + 1
            gender = "f" if word in FEMALE_NOUNS else "m" if word in MALE_NOUNS else gender
    if low and low[-1] in RANKS and low[-1] not in given_names() and title == len(low) - 1:
        title = len(low) if len(low) == 1 or title > 0 else title
    return title, gender, courtesy


def _peel(low: list[str], title: int) -> int:
    """Pass over the places, parties and offices that stand before a given name."""
    names = given_names()
    low = [_unaccented(word) for word in low]
    for size in (3, 2, 1):
        rest = title + size
        if rest >= len(low) or not (low[rest] in names or len(low) - rest == 2):
            continue
        before = low[title:rest]
        if (
            " ".join(before) in PLACES
            or all(word in PARTY_WORDS for word in before)
            or (size == 1 and before[0] in OFFICE_TAILS)
        ):
            return _peel(low, rest)
    for i in range(title + 1, len(low) - 1):
        if low[i - 1] in GROUP_WORDS and low[i] in names:
            return i
    return title


def _kind(name: list[str], low: list[str], *, had_title: bool) -> str:
    if " ".join(low) in PLACES:
        return PLACE
    low = [_unaccented(word) for word in low]
    if len(low) == 1:
        return _kind_of_word(name[0], low[0], had_title=had_title)
    first, last = low[0], low[-1]
    given = first in given_names() and first not in PLACES
    tail = last in GROUP_WORDS and not (len(low) < 4 and last in _SURNAMES_TOO)
    outlet = " ".join(low[:2]) in OUTLETS
    if tail or outlet or (_is_group(low) and not (given and first not in GROUP_WORDS - {"bill"})):
        return GROUP
    if given and last not in _NO_SURNAMES:
        return PERSON if sum(word not in _SMALL for word in low) < 6 else UNKNOWN
    if had_title or last in _SUFFIXES or _has_initial(low):
        return PERSON
    return GROUP if first in OUTLETS and len(low) < 4 else UNKNOWN


def _kind_of_word(word: str, low: str, *, had_title: bool) -> str:
    if low in PARTY_WORDS:
        return UNKNOWN if not word.isupper() else GROUP
    if had_title and low not in GROUP_WORDS:
        return PERSON
    group = low in OUTLETS or low in GROUP_WORDS or (word.isupper() and len(word) > 1)
    return GROUP if group else UNKNOWN


def _has_initial(low: list[str]) -> bool:
    """Whether a given name is cut to its initial: "J. Ruiz", "Zyanya B. Ruiz"."""
    first = len(low) < 5 and len(low[0]) == 2 and low[0][1] == "."
    return first or (len(low) > 2 and len(low[1]) == 2 and low[1][1] == ".")


def _is_group(low: list[str]) -> bool:
    return any(word in GROUP_WORDS for word in low if word != "bill" or word == low[-1])


def _surname(low: list[str]) -> str:
    i = len(low) - 1
    while i > 0 and low[i] in _SUFFIXES:
        i -= 1
    return low[i].strip(".")


def _unaccented(word: str) -> str:
    return word if word.isascii() else anyascii(word)


def _gender(low: list[str]) -> str:
    names = given_names()
    low = [_unaccented(word) for word in low]
    if len(low) < 2:
        return ""
    found = names.get(low[0], "")
    if found == "" and "-" in low[0]:
        found = names.get(low[0].split("-")[0], "")
    if found in ("", "e") and len(low) > 2:
        second = names.get(low[1], "")
        found = second if second and len(low[0]) == 2 else found
    return "" if found == "e" else found


def suffix(words: tuple[str, ...]) -> str:
    """Return "jr", "iii" and the like, or ""."""
    last = words[-1].lower().strip(".")
    return last if len(words) > 1 and last in _SUFFIXES else ""


@cache
def _stands_for(short: str) -> frozenset[str]:
    return same_given_name().get(short, frozenset())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be the same person's.

    Given names must be equal, an initial of one another, or a short form of one another; and a
    "Jr." is nobody but himself.
    """
    if suffix(one) != suffix(other):
        return False
    a, b = one[0].lower().strip("."), other[0].lower().strip(".")
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    middles = {word.lower() for word in one[1:-1]} | {word.lower() for word in other[1:-1]}
    return a in _stands_for(b) or b in _stands_for(a) or a in middles or b in middles
