"""Names taken apart: the words of each name, and the words that reach it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.lookup.titles import HONORIFICS, OFFICES, PASSING
from knowledge.lookup.types import Record
from knowledge.text import key

_HYPHENATED = re.compile(r"\w+(?:[-‐‑]\w+)+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entry.

    Args:
        record: the entry it belongs to.
        text: the name as printed.
        words: its words in ``key`` form, passing words left out.
        first: True for the first-reference form.
        fixed: True for an acronym or a code, whose letters are never corrected.
        joined: its hyphenated parts written in one.
        beside: words that may stand beside it, such as its bearer's titles.
    """

    record: Record
    text: str
    words: tuple[str, ...]
    first: bool
    fixed: bool
    joined: tuple[str, ...]
    beside: frozenset[str]

    @property
    def is_person(self) -> bool:
        """Whether a part of the name may stand for the whole."""
        return self.record.kind == "person"


def names_of(record: Record) -> list[Name]:
    """Take the names of an entry apart."""
    beside = frozenset(word for role in record.roles for word in key(role).split())
    if record.kind == "person":
        beside |= OFFICES | HONORIFICS
    return [
        Name(
            record,
            text,
            tuple(w for w in key(text).split() if w not in PASSING) or tuple(key(text).split()),
            first=i == 0,
            fixed=text.isupper() or any(c.isdigit() for c in text),
            joined=joined_parts(text),
            beside=beside,
        )
        for i, text in enumerate(record.names)
    ]


def compact(text: str) -> str:
    """Return a name without spaces, so that "MS13" meets "MS-13"."""
    return key(text).replace(" ", "")


def joined_parts(text: str) -> tuple[str, ...]:
    """Return the hyphenated parts of a name written in one: "clavercarone"."""
    return tuple(compact(part) for part in _HYPHENATED.findall(text))


def initials(text: str) -> str:
    """Return the initials of a name of three words or more, or ""."""
    words = [w for w in key(text).split() if w not in PASSING]
    return "".join(w[0] for w in words) if len(words) >= 3 else ""
