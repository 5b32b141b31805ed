"""Descriptions: whom "the senator" or "the former governor" stands for."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.drafting.people import Person
from knowledge.drafting.phrases import Phrase, is_verb
from knowledge.drafting.tokens import MARK, NAME, QUOTE, WORD, Row
from knowledge.drafting.vocabulary import FEMALE_NOUNS, MALE_NOUNS, PEOPLE_NOUNS, RANKS

_FULL = MappingProxyType(
    {
        "sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general",
        "prof.": "professor", "sen": "senator", "rep": "representative", "gov": "governor",
        "congressman": "representative", "congresswoman": "representative",
        "ex-governor": "governor",
        "lawmaker": "representative", "attorney": "lawyer", "spokeswoman": "spokesperson",
        "spokesman": "spokesperson", "adviser": "advisor", "billionaire": "businessman",
        "mogul": "businessman", "tycoon": "businessman", "magnate": "businessman",
        "chairwoman": "chairman", "chair": "chairman", "minister": "minister", "pres.": "president",
        "nominee": "candidate", "front-runner": "candidate", "frontrunner": "candidate",
        "contender": "candidate", "hopeful": "candidate", "rev.": "pastor", "lt.": "lieutenant",
        "capt.": "captain", "sgt.": "sergeant", "col.": "colonel", "economist": "economist",
    }
)  # fmt: skip
"""Titles cut short, and titles that stand for one another."""


def role_words(row: Row, token: int) -> set[str]:
    """Return the words that say what a person is, around one full name."""
    words: set[str] = set()
    printed = [word.lower() for word in row.text[token].split()]
    words.update(_FULL.get(word, word) for word in printed[:-1])
    i = token - 1
    while i >= 0 and token - i < 7 and row.kind[i] in (WORD, NAME):
        if row.low[i] in ("and", "but", "with", "by", "to") or is_verb(row, i):
            break
        words.update(_FULL.get(word, word) for word in row.low[i].split())
        i -= 1
    i = token + 1
    if i < len(row.low) and row.low[i] == ",":
        for k in range(i + 1, min(len(row.low), i + 16)):
            if row.kind[k] == QUOTE or row.low[k] in (".", ";", "who") or row.kind[k] == "b":
                break
            if row.kind[k] != MARK:
                words.update(_FULL.get(word, word) for word in row.low[k].split())
    return words


def described(row: Row, people: list[Person], phrase: Phrase) -> list[Person]:
    """Find the people whom a description fits.

    Args:
        row: the tokens.
        people: those named before it.
        phrase: the description; only a definite one ("the …") stands for somebody named.
    """
    head = row.low[phrase.head]
    if row.low[phrase.first] not in ("the", "this") or head not in PEOPLE_NOUNS | RANKS:
        return []
    if phrase.end > phrase.last or row.kind[phrase.head] != WORD:
        return []
    wanted = _FULL.get(head, head)
    gender = "f" if head in FEMALE_NOUNS else "m" if head in MALE_NOUNS else ""
    beside = {w for i in range(phrase.first + 1, phrase.head) for w in row.low[i].split()}
    scored: list[tuple[int, Person]] = []
    for person in people:
        if gender and person.gender not in ("", gender):
            continue
        roles: set[str] = set()
        for token in person.at[:6]:
            if not 0 <= token < phrase.first:
                continue
            roles |= role_words(row, token)
        if wanted in roles:
            scored.append((len(beside & roles), person))
    if not scored:
        return []
    best = max(score for score, _ in scored)
    return [person for score, person in scored if score == best]
