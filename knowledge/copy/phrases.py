"""Titles as copy writes them: a phrase directly before a name, or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.copy.mentions import Place
from knowledge.copy.offices import FORMER, LINKING, MODIFIERS, OFFICE, PORTFOLIOS, RANKS
from knowledge.copy.words import Copy, Token
from knowledge.snapshot import Snapshot

LONGEST = 12
"""Words of a title, its links included."""

_ARTICLES = frozenset(
    {"a", "an", "the", "then", "now", "who", "is", "was", "as", "serves", "served"}
)
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
_IS = frozenset({"is", "was", "became", "remains"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written: its words, and where the part stands that would be replaced."""

    tokens: tuple[Token, ...]
    start: int
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words in ``key`` form."""
        return tuple(t.key for t in self.tokens)


def role_words(snapshot: Snapshot) -> frozenset[str]:
    """Return the lower-case words of the roles of people, which may stand inside a title."""
    return frozenset(
        word
        for entry in snapshot.entries.values()
        if entry.kind == "person"
        for word in entry.role.replace(",", " ").split()
        if word.islower()
    )


def title_before(copy: Copy, place: Place, allowed: frozenset[str]) -> Title | None:
    """Return the title that ends where the name begins; "President X" may be a name on file."""
    name = place.start
    while name < place.end - 1 and copy.tokens[name].key in OFFICE:
        name += 1
    start = name
    while start and name - start < LONGEST and _goes_on(copy, start - 1, name - 1, allowed):
        start -= 1
    tokens = copy.tokens[start:name]
    apart = bool(tokens) and copy.gap(name - 1) == ", "
    if apart and not _stands_for_the_name(copy, place, start):
        return None
    while tokens and (tokens[0].key in LINKING or tokens[0].key in _ARTICLES):
        tokens = tokens[1:]
    heads = [i for i, t in enumerate(tokens) if t.key in OFFICE]
    if not heads or tokens[-1].key in LINKING:
        return None
    behind = tokens[heads[-1] + 1 :]
    if behind and behind[0].key not in LINKING and behind[0].key not in RANKS:
        return None
    dot = copy.gap(name - 1).startswith(".")
    return Title(tokens, tokens[0].start, tokens[-1].end + dot)


def _stands_for_the_name(copy: Copy, place: Place, start: int) -> bool:
    """Return whether "the title, the name," is one person: a definite title, and commas around."""
    first = copy.tokens[max(0, start - 1) : start + 2]
    definite = any(t.key in _DEFINITE or t.possessive for t in first)
    after = copy.gap(place.end - 1).strip() if place.end < len(copy.tokens) else "."
    enumerated = place.end < len(copy.tokens) and copy.tokens[place.end].key == "and"
    return definite and after[:1] in (",", ".", ";", "–", "—") and not enumerated


def _goes_on(copy: Copy, at: int, last: int, allowed: frozenset[str]) -> bool:
    """Return whether a word before a name can belong to its title."""
    token, gap = copy.tokens[at], copy.gap(at)
    if gap == ", " and at == last:
        return True
    if gap not in (" ", "-", "–") and not (gap == ". " and token.key in OFFICE):
        return False
    if at + 1 < len(copy.tokens) and token.possessive and copy.tokens[at + 1].key not in OFFICE:
        return token.capital
    if token.key == "and":
        before = copy.tokens[at - 1].key if at else ""
        return before in OFFICE or before in PORTFOLIOS or before in RANKS
    known = token.key in OFFICE or token.key in RANKS or token.key in FORMER | PORTFOLIOS
    linking = token.key in LINKING or token.key in MODIFIERS or token.text in allowed
    return token.capital or known or linking


def title_behind(copy: Copy, place: Place, people: frozenset[int]) -> Title | None:
    """Return the title that follows a name: behind a comma, or after "is" and "was"."""
    at = place.end
    if at >= len(copy.tokens) or copy.tokens[at - 1].possessive:
        return None
    comma = copy.gap(at - 1).strip() == ","
    linked = copy.gap(at - 1) == " " and copy.tokens[at].key in _IS
    if not (comma or linked):
        return None
    while at < len(copy.tokens) and copy.tokens[at].key in _ARTICLES:
        if copy.gap(at) != " ":
            return None
        at += 1
    end = at
    while end < len(copy.tokens) and end - at < LONGEST:
        end += 1
        if copy.gap(end - 1) not in (" ", "-", "–"):
            break
    title = _title_of(copy.tokens[at:end])
    if title is None:
        return None
    last = at + len(title.tokens)
    if people & set(range(at, last)) or (comma and not _closed(copy, last)):
        return None
    return title


def _closed(copy: Copy, end: int) -> bool:
    """Return whether the clause that holds a title ends with it, or goes on in small letters."""
    mark = copy.gap(end - 1).strip()
    return bool(mark and mark != "-") or end >= len(copy.tokens) or not copy.tokens[end].capital


def _title_of(tokens: tuple[Token, ...]) -> Title | None:
    """Return the title that a clause begins with, or None where it begins with none."""
    head = next((i for i, t in enumerate(tokens) if t.key in OFFICE), None)
    if head is None or not all(_qualifies(t) for t in tokens[:head]):
        return None
    if head + 1 < len(tokens) and _is_bearer(tokens[head + 1]):
        return None
    end = head + 1
    while end < len(tokens) and (
        tokens[end].capital
        or tokens[end].key in LINKING | MODIFIERS
        or tokens[end].key in OFFICE
        or tokens[end].key in RANKS
        or tokens[end].key in PORTFOLIOS
    ):
        end += 1
    while tokens[end - 1].key in LINKING:
        end -= 1
    kept = tokens[:end]
    return Title(kept, kept[0].start, kept[-1].end)


def _is_bearer(token: Token) -> bool:
    """Return whether a word right behind an office is the name of whoever holds it."""
    known = token.key in OFFICE or token.key in RANKS or token.key in PORTFOLIOS
    return token.capital and not known and token.key not in LINKING


def _qualifies(token: Token) -> bool:
    return (
        token.capital
        or token.key in MODIFIERS
        or token.key in RANKS
        or token.key in FORMER
        or token.key in PORTFOLIOS
    )
