"""Whether a statement holds what a question waits for: a person, a place, a reason, a number.

A statement that covers every word of "when did they meet?" and holds no date tells of the
same thing and does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from types import MappingProxyType

from knowledge.asking.clauses import bare
from knowledge.asking.onfile import OnFile
from knowledge.asking.reading import Reading
from knowledge.questions import Question, Wants
from knowledge.search import Found
from knowledge.search.words import ANYBODY, HUMAN, carries, same, stem
from knowledge.text import key

Holds = Callable[[OnFile, Found, Reading], bool]

_DATE = re.compile(
    r"\b(?:(?:19|20)\d{2}|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)
_RELATIVE = re.compile(
    r"\b(?:ahead\s+of|before|after|following|as\s+soon\s+as|once)\s+\w", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\b(?:because|since(?!\s+(?:19|20)\d{2})|so\s+that|in\s+order\s+to|due\s+to|as\s+a\s+result\s+of"
    r"|(?:meant|intended|aims?|used)\s+to|over(?=\s+[a-z])|in\s+justifying|on\s+the\s+grounds)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?"
    r"|millions?|several)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:critics|officials|leaders|groups?|organizations|authorities|experts|lawyers|lawmakers"
    r"|supporters|opponents|residents|protesters|police|prosecutors|judges|members)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|to|from|near|inside|on)\s+(?:the\s+)?(?P<after>[A-Z].*)")
_MONEY = re.compile(r"[$€£¥]\s?\d|\d[\d,.]*\s*(?:million|billion|dollars|euros|pounds|percent|%)")
_COUNTED = re.compile(r"\bhow\s+many\s+(?P<noun>.+)", re.IGNORECASE)
_VERBS = frozenset(
    """
    is are was were be been do does did has have had will would can could may might should
    """.split()  # noqa: SIM905
)
REACH = 2
"""How many words behind a quantity the noun may stand that it counts."""

MISSING: Mapping[Wants, str] = MappingProxyType(
    {
        "when": "a date for it",
        "who": "who it was",
        "where": "a place for it",
        "why": "a reason for it",
        "count": "a number for it",
        "amount": "an amount",
        "which": "which it is",
    }
)
"""What a question waits for, in words for "Not on file: …"."""


def _who(on: OnFile, found: Found, reading: Reading) -> bool:
    """Whether a statement names somebody else than the question, and not only as its witness."""
    text = bare(found.text)
    entries = on.snapshot.entries
    others = set(_named(on, text)) - set(reading.ids)
    if any(entries[id_].kind in ("person", "organization") for id_ in others):
        return True
    return bool(_GROUP.search(text))


def _where(on: OnFile, found: Found, reading: Reading) -> bool:
    """Whether a place that the question does not name stands behind a word such as "in"."""
    return not places(on, found.text).issubset(reading.ids)


def places(on: OnFile, text: str) -> set[str]:
    """Return the places and organizations that stand behind a word such as "in"."""
    entries = on.snapshot.entries
    found = (_first_named(on, place["after"]) for place in _PLACED.finditer(text))
    return {id_ for ids in found for id_ in ids if entries[id_].kind in ("place", "organization")}


def _when(_on: OnFile, found: Found, _reading: Reading) -> bool:
    if found.kind == "event":
        return True
    return bool(_DATE.search(found.text) or _RELATIVE.search(found.text))


def dated(found: Found) -> bool:
    """Whether a statement names a date."""
    return bool(_DATE.search(found.text))


def _why(_on: OnFile, found: Found, reading: Reading) -> bool:
    """Whether what is asked stands before the word of reason, and the reason behind it."""
    for reason in _BECAUSE.finditer(found.text):
        effect = {stem(word) for word in key(found.text[: reason.start()]).split()}
        if all(effect & {stem(w) for w in same(word)} for word in reading.words):
            return True
    return False


def _amount(_on: OnFile, found: Found, _reading: Reading) -> bool:
    return bool(_MONEY.search(found.text))


def _anything(_on: OnFile, _found: Found, _reading: Reading) -> bool:
    return True


HOLDS: Mapping[Wants, Holds] = MappingProxyType(
    {"who": _who, "where": _where, "when": _when, "why": _why, "amount": _amount}
)


def fitting(
    on: OnFile, question: Question, found: Iterable[Found], reading: Reading, noun: str = ""
) -> list[Found]:
    """Return the statements that hold what a question waits for.

    Args:
        on: what is on file.
        question: what is asked.
        found: statements that cover it.
        reading: the question taken apart.
        noun: for "which gang …?", the noun; the statement holds it, or concerns an entry that
            the question does not name and whose role holds it.
    """
    if question.wants == "count":
        return [each for each in found if _counts(each, question.text or question.subject)]
    holds = HOLDS.get(question.wants, _anything)
    fit = [each for each in found if holds(on, each, reading)]
    return [each for each in fit if not noun or _of_kind(on, each, reading, noun)]


def _of_kind(on: OnFile, found: Found, reading: Reading, noun: str) -> bool:
    forms = {stem(form) for form in same(noun) if " " not in form}
    if forms & {stem(word) for word in key(found.text).split()}:
        return True
    entries = on.snapshot.entries
    others = {*found.concerns, *_named(on, found.text)} - set(reading.ids)
    roles = (key(entries[id_].role).split() for id_ in others if id_ in entries)
    return any(forms & {stem(word) for word in role} for role in roles)


def _counts(found: Found, asked: str) -> bool:
    """Whether a number in a statement counts the noun that is asked for."""
    noun = _COUNTED.search(asked)
    word = _head(key(noun["noun"]).split()) if noun else ""
    if found.fact and found.fact.figure:
        if found.fact.figure.bound == "since":
            return False
        unit = key(found.fact.figure.unit).split()
        return not word or _same_noun(word, unit)
    if not word:
        return False
    text = _DATE.sub(" ", found.text)
    return any(
        _same_noun(word, key(text[quantity.end() :]).split()[:REACH])
        for quantity in _QUANTITY.finditer(text)
    )


def _head(said: list[str]) -> str:
    """Return the noun of "gang members are in …": the last word before the verb."""
    before = list(takewhile(lambda word: word not in _VERBS, said))[:4]
    nouns = [word for word in before if carries(word) or word in ANYBODY]
    return (nouns[-1] if len(before) < len(said) else nouns[0]) if nouns else ""


def _same_noun(word: str, counted: list[str]) -> bool:
    """Whether a noun is among those counted; "people" may be of any sort."""
    if stem(word) in {stem(each) for each in counted}:
        return True
    people = not ANYBODY.isdisjoint(counted)
    return (people and word in HUMAN) or (people and word in ANYBODY)


def _forms(word: str) -> set[str]:
    return {stem(form) for form in (word, *same(word)) if " " not in form}


def _named(on: OnFile, text: str) -> tuple[str, ...]:
    mentions, _ = on.snapshot.search.names.read(text)
    return tuple(id_ for mention in mentions for id_ in mention.ids)


def _first_named(on: OnFile, text: str) -> tuple[str, ...]:
    """Return the entries whose name stands at the very beginning of a text."""
    mentions, _ = on.snapshot.search.names.read(" ".join(text.split()[:6]))
    first = mentions[0] if mentions else None
    return first.ids if first and key(text).startswith(first.words) else ()
