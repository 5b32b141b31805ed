"""Noun phrases: who or what stands at a place in the row, read to the right or to the left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.drafting.tokens import MARK, NAME, QUOTE, TIME, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, CUES, FINITE
from knowledge.drafting.vocabulary import (
    DETERMINERS,
    FUNCTION,
    GROUP_NOUNS,
    PEOPLE_NOUNS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    is_adverb,
)

PRONOUN, NAMED, NOUN = "pronoun", "named", "noun"
LONGEST = 9
ADJECTIVES = frozenset(
    """former longtime fellow late acting first second third last next current own
    ex-president""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, by token numbers.

    Args:
        first: its first token.
        last: its last token, its own prepositional phrases left out.
        head: the token that it is about: the name, the noun or the pronoun.
        kind: PRONOUN, NAMED or NOUN.
        beside: the token of a name in apposition to a noun, or None.
        end: the last token of all that belongs to it, appositions included.
    """

    first: int
    last: int
    head: int
    kind: str
    beside: int | None = None
    end: int = -1


_APART = frozenset((",", "--", "—", "–"))
_AFTER_NAME = frozenset((",", ".", "(", "—", "–", "--", ";", ":", "of", "at", "from", "?"))


def is_verb(row: Row, i: int) -> bool:
    """Whether a word is taken for a finite verb or an auxiliary."""
    low = row.low[i]
    if row.kind[i] != WORD:
        return False
    if low in AUXILIARIES or low in FINITE:
        return True
    cue = CUES.get(low)
    if cue and cue[1] != "base":
        return low not in GROUP_NOUNS and low not in PEOPLE_NOUNS
    return len(low) > 4 and low.endswith("ed")


def rightward(row: Row, at: int, stop: int) -> Phrase | None:
    """Read the noun phrase that begins at a token.

    Args:
        row: the tokens.
        at: where it must begin.
        stop: the token before which it must end.

    Returns:
        The phrase, with a name in apposition to its noun, or None.
    """
    if at >= stop:
        return None
    low = row.low[at]
    if row.kind[at] == WORD and low in PERSON_PRONOUNS:
        return Phrase(at, at, at, PRONOUN, None, at)
    i = at
    while i < stop and i - at < LONGEST + 3 and _inside(row, i, at):
        i += 1
    last = i - 1
    if last < at or (row.low[last] in DETERMINERS and row.low[last] not in PEOPLE_NOUNS):
        return None
    if row.low[last] in ("'s", "'"):
        return None
    kind = NAMED if row.kind[last] == NAME else NOUN
    if kind == NOUN and not plausible(row, at, last):
        return None
    found = Phrase(at, last, last, kind, None, last)
    return _apposed(row, found, stop) if kind == NOUN else found


def _inside(row: Row, i: int, at: int) -> bool:
    kind, low = row.kind[i], row.low[i]
    if kind == NAME:
        return i == at or row.kind[i - 1] != NAME
    if kind == WORD:
        if low in DETERMINERS and low != "no":
            return i == at or row.low[i - 1] in DETERMINERS
        if low in ADJECTIVES:
            return True
        return low not in FUNCTION and low not in PREPOSITIONS and not _stops(row, i, at)
    if kind == TIME:
        return i > at and row.low[i - 1] in ("a", "an", "the")
    return kind == MARK and i > at and (low == "'s" or plural_possessive(row, i))


def _continues(row: Row, i: int) -> bool:
    """Whether a token can be part of what a noun is of: "the president of the Owners’ Union"."""
    if row.kind[i] == MARK:
        return row.low[i] == "'s" or plural_possessive(row, i)
    return row.kind[i] in (WORD, NAME, TIME)


def plural_possessive(row: Row, i: int) -> bool:
    """Whether a mark is the apostrophe of "Sanders’ campaign"."""
    return (
        row.low[i] == "'"
        and i > 0
        and row.low[i - 1].endswith("s")
        and (row.start[i] == row.end[i - 1])
    )


def _stops(row: Row, i: int, at: int) -> bool:
    if row.low[i].endswith("ed") and (i == at or row.low[i - 1] in DETERMINERS):
        return False
    return is_verb(row, i) or is_adverb(row.low[i])


def plausible(row: Row, first: int, last: int) -> bool:
    """Whether words without a name at their end can be who or what speaks."""
    low = row.low[last]
    if low.endswith("'s") or low.isdigit():
        return False
    return (
        row.low[first] in DETERMINERS
        or low in PEOPLE_NOUNS
        or low in GROUP_NOUNS
        or any(row.kind[k] == NAME for k in range(first, last))
    )


def _apposed(row: Row, found: Phrase, stop: int) -> Phrase:
    """Add the name that stands in apposition: "the group's director, Ana Ruiz"."""
    i = found.last + 1
    while i < stop and i - found.last < 14 and _continues(row, i):
        if is_verb(row, i) or row.low[i] in ("and", "who", "that", "but", "as"):
            return found
        i += 1
    if i >= stop - 1 or row.low[i] not in _APART:
        return found
    name = i + 1
    while name < stop - 1 and name - i < 4 and row.kind[name] == WORD and _inside(row, name, name):
        name += 1
    if row.kind[name] == NAME:
        after = row.low[name + 1] if name + 1 < len(row.low) else "."
        if after in _AFTER_NAME or row.kind[min(name + 1, stop - 1)] == QUOTE:
            return replace(found, beside=name, end=name)
    return found
