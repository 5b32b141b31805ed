"""Who “the group”, “the agency” or “it” stands for, among the groups of an article."""

from __future__ import annotations

import re

from knowledge.drafting.matching import Cast, Subject, forms
from knowledge.text import key

_DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her", "this", "that"})
_ANY_GROUP = frozenset(
    "group organization organisation company firm outlet body charity nonprofit it they".split()  # noqa: SIM905
)
_DESCRIPTION = re.compile(r"\b[Tt]he ([a-z]{4,20})\b")
_LONGEST = 4


def group_meant(text: str, cast: Cast, words: str | None, at: int) -> Subject | None:
    """Return the group that a description or a pronoun stands for, or None.

    Args:
        text: the article, one paragraph a line.
        cast: its subjects.
        words: the words as printed: “the union”, “the group”, “it”.
        at: where they stand.
    """
    said = key(words or "").split()
    if said and said[0] in _DETERMINERS:
        said = said[1:]
    elif said not in (["it"], ["they"]):
        return None
    if not 0 < len(said) <= _LONGEST:
        return None
    if said[-1] in _ANY_GROUP and len(said) == 1:
        return _last_named(text, cast, at)
    return _described(cast, said, at)


def _described(cast: Cast, said: list[str], at: int) -> Subject | None:
    """Return the only group whose name holds the words, or the only one of them named before."""
    fits = [s for s in _groups(cast) if set(said) <= _words(s)]
    if len(fits) > 1:
        fits = [s for s in fits if any(start < at for start, _ in s.named.mentions)]
    return fits[0] if len(fits) == 1 else None


def _last_named(text: str, cast: Cast, at: int) -> Subject | None:
    """Return the only group named before in the paragraph, or else in the one before it."""
    stop = at
    for _ in range(2):
        start = text.rfind("\n", 0, stop) + 1
        found = {
            s.id: s
            for s in _groups(cast)
            if s.kind == "organization" and _acts(text, s, start, stop)
        }
        for match in _DESCRIPTION.finditer(text, start, stop):
            described = _described(cast, [match[1]], match.start())
            if described and described.kind == "organization":
                found[described.id] = described
        if found or start == 0:
            return next(iter(found.values())) if len(found) == 1 else None
        stop = start - 1
    return None


def _acts(text: str, subject: Subject, start: int, stop: int) -> bool:
    """Tell whether a group is named in a span otherwise than as where something stands: “on X”."""
    at = (a for a, _ in subject.named.mentions if start <= a < stop)
    return any(text[max(0, a - 3) : a].lower() != "on " for a in at)


def _groups(cast: Cast) -> list[Subject]:
    return [s for s in cast.subjects if s.id and s.kind != "person"]


def _words(subject: Subject) -> set[str]:
    return {word for form in forms(subject.named) for word in key(form).split()}
