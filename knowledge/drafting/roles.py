"""Titles and affiliations: what an article says a person is, around the full name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.drafting.left_phrases import leftward
from knowledge.drafting.naming import GROUP, PLACE, parse
from knowledge.drafting.people import Person
from knowledge.drafting.phrases import NOUN, is_verb
from knowledge.drafting.tokens import BREAK, MARK, NAME, QUOTE, WORD, Row
from knowledge.drafting.vocabulary import (
    COURTESY,
    GROUP_NOUNS,
    GROUP_WORDS,
    PEOPLE_NOUNS,
    PREPOSITIONS,
    RANKS,
)

_LONGEST = 28
_MENTIONS = 4
_ARTICLE = re.compile(r"^(?:an?|the|its|their|his|her)\s+", re.IGNORECASE)
_HOLDERS = PEOPLE_NOUNS | RANKS
_LINKS = frozenset("of at for with".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is and belongs to, as printed; None where the article does not say."""

    title: str | None
    affiliation: str | None


def role(row: Row, text: str, person: Person) -> Role:
    """Read a person's title and affiliation from the words around the full name."""
    title = affiliation = None
    for token in [at for at in person.at if at >= 0][:_MENTIONS]:
        for found in (
            _before(row, text, token),
            _in_front(row, text, token),
            _after(row, text, token),
        ):
            if title is None and found.title:
                title, affiliation = found.title, affiliation or found.affiliation
            elif affiliation is None and found.affiliation and found.title == title:
                affiliation = found.affiliation
        if title and affiliation:
            break
    return Role(title, affiliation)


def _line(row: Row, token: int) -> int:
    """Return the first token of the paragraph, for a phrase to start at, 40 back at most."""
    i = token
    while i > 0 and token - i < 40 and row.kind[i - 1] not in (BREAK, QUOTE):
        i -= 1
    return i


def _before(row: Row, text: str, token: int) -> Role:
    """Read what stands before the name: "Emerson College professor", "Sen."."""
    phrase = leftward(row, token, _line(row, token))
    if phrase is None or phrase.head != token:
        return Role(None, None)
    name = parse(row.text[token])
    end = row.start[token] + len(" ".join(row.text[token].split()[: name.title]))
    return _split(row, text, phrase.first, token, end)


def _in_front(row: Row, text: str, token: int) -> Role:
    """Read a description that the name explains: "the bank's director, Ana Ruiz"."""
    if token < 2 or row.low[token - 1] != ",":
        return Role(None, None)
    phrase = leftward(row, token - 2, _line(row, token))
    if phrase is None or phrase.kind != NOUN or row.low[phrase.head] not in _HOLDERS:
        return Role(None, None)
    found = _split(row, text, phrase.first, phrase.last + 1, row.end[phrase.last])
    if phrase.end > phrase.last:
        tail = _parted(row, text, phrase.first, phrase.end + 1)
        return tail if tail.affiliation else found
    return found


def _split(row: Row, text: str, first: int, stop: int, end: int) -> Role:
    """Part "Emerson College professor" into the group and the title."""
    words = text[row.start[first] : end]
    if not any(low in _HOLDERS for low in re.findall(r"[\w.-]+", words.lower())):
        return Role(None, None)
    at = first
    if row.low[at] in ("the", "a", "an"):
        at += 1
    if row.kind[at] == WORD and row.low[at].endswith("'s"):
        at += 1
    group = _leading_group(row, at, stop)
    start = row.start[group] if group > at else row.start[at]
    title = _clean(text[start:end])
    affiliation = text[row.start[at] : row.end[group - 1]] if group > at else None
    if affiliation:
        affiliation = re.sub(r"[’']s?$", "", affiliation)
    return Role(title, affiliation)


def _leading_group(row: Row, at: int, stop: int) -> int:
    """Return the token after a group that leads a title, or ``at``."""
    i = at
    if i >= stop or row.kind[i] != NAME:
        return at
    name = parse(row.text[i])
    after = row.low[i + 1] if i + 1 < stop else ""
    if after in GROUP_NOUNS and i + 2 < stop:
        return i + 3 if row.low[i + 2] == "'s" else i + 2
    if name.kind == GROUP and i + 1 < stop:
        return i + 2 if after in ("'s", "'") else i + 1
    return at


def _after(row: Row, text: str, token: int) -> Role:
    """Read an apposition: "Manuel Flores, general secretary of …,"."""
    size = len(row.kind)
    i = token + 1
    for _ in range(3):
        if i + 1 >= size or row.low[i] != ",":
            return Role(None, None)
        low = row.low[i + 1]
        name = row.kind[i + 1] == NAME and parse(row.text[i + 1]).kind == PLACE
        if not (low.isdigit() or low in ("of", "from", "then", "now") or name):
            break
        i = next((k for k in range(i + 1, min(size, i + 8)) if row.low[k] == ","), size)
    first = i + 1
    stop = first
    while stop < min(size, first + _LONGEST) and not _ends(row, stop):
        stop += 1
    return _parted(row, text, first, stop)


def _ends(row: Row, i: int) -> bool:
    low = row.low[i]
    if row.kind[i] in (BREAK, QUOTE) or low in (".", ";", "who", "—", "–", "--", "whose", "which"):
        return True
    return low in (",", "(") or (row.kind[i] == WORD and is_verb(row, i) and not low.endswith("ed"))


def _parted(row: Row, text: str, first: int, stop: int) -> Role:
    """Part "general secretary of the Harbor Union" into the title and the group."""
    if stop <= first or first >= len(row.kind):
        return Role(None, None)
    lows = row.low[first:stop]
    holder = next((k for k, low in enumerate(lows) if _holds(low)), None)
    if holder is None and _describes(row, first, stop):
        holder = len(lows) - 1
    if holder is None or holder > 6 or row.kind[first] == MARK or lows[0] in PREPOSITIONS:
        return Role(None, None)
    for k in range(first + holder, stop - 1):
        if row.low[k] in _LINKS and row.low[k + 1 : k + 3] != ["the", "board"]:
            group = _group_name(row, text, k + 1, stop)
            if group:
                return Role(_clean(text[row.start[first] : row.end[k - 1]]), group)
    led = _split(row, text, first, stop, row.end[stop - 1])
    return led if led.title else Role(_clean(text[row.start[first] : row.end[stop - 1]]), None)


def _describes(row: Row, first: int, stop: int) -> bool:
    """Whether a few plain words between commas say what somebody is: ", the harbour master,"."""
    plain = all(row.kind[k] == WORD for k in range(first, stop))
    begun = row.low[first] in ("the", "a", "an") and 2 <= stop - first <= 5
    return plain and begun and stop < len(row.low) and row.low[stop] == ","


def _holds(low: str) -> bool:
    return any(word in _HOLDERS for word in low.split())


def _group_name(row: Row, text: str, at: int, stop: int) -> str | None:
    """Return the group that begins a phrase, places and adjectives before it passed over."""
    for i in range(at, min(stop, at + 7)):
        if row.kind[i] != NAME:
            if row.low[i] in PREPOSITIONS and i > at:
                return None
            continue
        after = row.low[i + 1] if i + 1 < stop else ""
        kind = parse(row.text[i]).kind
        end = group_end(row, i, stop)
        if after in ("'s", "'") and kind != GROUP and end == i:
            continue
        if kind == GROUP or end > i:
            return text[row.start[i] : row.end[end]]
        if after in GROUP_NOUNS:
            return text[row.start[i] : row.end[i + 1]]
    return None


def group_end(row: Row, i: int, stop: int) -> int:
    """Return the last token of a group's name: "Center for …", "Owners’ Association"."""
    owners = i + 2 < stop and row.low[i + 1] == "'" and row.low[i].endswith("s")
    if owners and row.kind[i + 2] == NAME and row.low[i + 2] in GROUP_WORDS:
        return i + 2
    if parse(row.text[i]).kind != GROUP or row.text[i].isupper() or row.low[i] == "board":
        return i
    while i + 2 < stop and row.low[i + 1] in ("of", "for", "on"):
        k = i + 2
        if row.low[k] == "the" and k + 1 < stop:
            k += 1
        if row.kind[k] != NAME:
            break
        i = k
    return i


def _clean(words: str) -> str | None:
    words = _ARTICLE.sub("", words.strip(" ,"))
    rest = [word for word in words.split() if word.lower() not in COURTESY]
    return " ".join(rest) or None
