"""Noun phrases read to the left, from the word before a verb to where they begin."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafting.naming import OFFICE_TAILS, parse
from knowledge.drafting.phrases import (
    ADJECTIVES,
    LONGEST,
    NAMED,
    NOUN,
    PRONOUN,
    Phrase,
    is_verb,
    plausible,
    plural_possessive,
)
from knowledge.drafting.tokens import MARK, NAME, WORD, Row
from knowledge.drafting.vocabulary import (
    COURTESY,
    DETERMINERS,
    FUNCTION,
    PEOPLE_NOUNS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    RANKS,
    is_adverb,
)

_CLIMBS = frozenset("of for at from in with on to against near behind under about among".split())  # noqa: SIM905


def leftward(row: Row, at: int, start: int) -> Phrase | None:
    """Read the noun phrase that ends at a token, and what it is part of: "an aide to Ana Ruiz".

    Args:
        row: the tokens.
        at: where it must end.
        start: the first token that may belong to it.
    """
    if at < start:
        return None
    found = _ending(row, at, start)
    if found is None or found.kind == PRONOUN:
        return found
    for _ in range(4):
        climbed = _climb(row, found, start)
        if climbed is None:
            break
        found = climbed
    return found


def _climb(row: Row, found: Phrase, start: int) -> Phrase | None:
    before = found.first - 1
    if before <= start or row.low[before] not in _CLIMBS:
        return None
    if row.kind[before - 1] == NAME or row.kind[before - 1] == WORD:
        tail = found.kind == NAMED and _is_tail(row, found)
        higher = _ending(row, before - 1, start)
        if higher is not None and higher.kind != PRONOUN:
            if tail or (higher.kind == NAMED and _possessed(row, found)):
                return replace(found, first=higher.first)
            if row.low[before] == "to" and row.low[higher.head] not in PEOPLE_NOUNS:
                return None
            return replace(higher, end=found.end)
    return None


def _possessed(row: Row, found: Phrase) -> bool:
    """Whether a phrase opens with a possessor: "(the Bank of) England’s deputy governor"."""
    i = found.first
    return found.kind == NOUN and row.kind[i] == NAME and row.low[i + 1] in ("'s", "'")


def _is_tail(row: Row, found: Phrase) -> bool:
    """Whether an office ends where the name begins: "Secretary of State Ana Ruiz"."""
    if found.first < found.head:
        return row.low[found.head - 1] in OFFICE_TAILS
    name = parse(row.text[found.head])
    last = row.text[found.head].split()[name.title - 1].lower() if name.title else ""
    return bool(last) and last not in RANKS and last not in COURTESY


def _ending(row: Row, at: int, start: int) -> Phrase | None:
    kind, low = row.kind[at], row.low[at]
    if kind == NAME:
        return Phrase(_opening(row, at, start), at, at, NAMED, None, at)
    if kind != WORD:
        return None
    if low in PERSON_PRONOUNS:
        return Phrase(at, at, at, PRONOUN, None, at)
    if low in ("others", "some", "many", "one", "both", "another", "neither"):
        return Phrase(at, at, at, NOUN, None, at)
    if low in FUNCTION or is_verb(row, at):
        return None
    first = _opening(row, at, start)
    return Phrase(first, at, at, NOUN, None, at) if plausible(row, first, at) else None


def _opening(row: Row, at: int, start: int) -> int:
    """Go left over what stands before a head: nouns, adjectives, possessors, determiners."""
    i = at
    while i > start and at - i < LONGEST:
        kind, low = row.kind[i - 1], row.low[i - 1]
        if kind == WORD and low in DETERMINERS:
            return i if low == "that" else i - 1
        if kind == MARK and (low == "'s" or plural_possessive(row, i - 1)):
            i -= 1
            continue
        if kind == NAME and (row.kind[i] != NAME):
            i -= 1
            continue
        if kind == WORD and low in ADJECTIVES:
            i -= 1
            continue
        if kind != WORD or low in FUNCTION or low in PREPOSITIONS or is_verb(row, i - 1):
            break
        if is_adverb(low) or low.endswith("ing"):
            break
        i -= 1
    return i
