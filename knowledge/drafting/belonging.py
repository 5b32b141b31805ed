"""Whom a person belongs to where the article says it by a description: “the union's secretary”."""

from __future__ import annotations

import re

from knowledge.drafting.matching import Cast, Subject
from knowledge.drafting.standing import group_meant

_OWNED = r"(?P<own>[Tt]he [a-z]+)[’']s?\s+(?:[\w-]+\s+){0,3}?"
_ITS = r"(?P<own>[Ii]ts|[Tt]heir)\s+(?:[\w-]+\s+){0,3}?"
_NAMED = r"(?:of|at|for|with|from)\s+(?P<own>(?:the\s+)?[A-ZÀ-Þ][^,.;:“”]{2,60})"


def belongs_to(text: str, cast: Cast, subject: Subject) -> str | None:
    """Return the name of the group that a person is said to belong to, or None.

    Args:
        text: the article, one paragraph a line.
        cast: its subjects.
        subject: the person.
    """
    named = subject.named
    if named.kind != "person" or named.affiliation or not named.title:
        return named.affiliation
    title = re.escape(named.title)
    for start, end in named.mentions[:4]:
        before, after = text[max(0, start - 120) : start], text[end : end + 160]
        for pattern, part in (
            (rf"{_OWNED}{title},?\s+\Z", before),
            (rf"{_ITS}{title},?\s+\Z", before),
            (rf"\A,\s+{_OWNED}{title}\b", after),
            (rf"\A,\s+(?:an?\s+|the\s+)?{title}\s+{_NAMED}", after),
            (rf"(?:[Tt]he\s+)?{title}\s+{_NAMED},\s+\Z", before),
        ):
            found = re.search(pattern, part)
            group = found and _group(text, cast, found["own"], start)
            if group and group.kind == "organization":
                return group.name
    return None


def _group(text: str, cast: Cast, words: str, at: int) -> Subject | None:
    """Return the group that words name or describe; “its” is the group named before."""
    if words.lower() in ("its", "their"):
        return group_meant(text, cast, "it", at)
    found = cast.named(words) or group_meant(text, cast, words, at)
    if found is None:
        begun = [s for s in cast.subjects if words.removeprefix("the ").startswith(s.name)]
        found = max(begun, key=lambda s: len(s.name), default=None)
    return found
