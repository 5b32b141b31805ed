"""What tells that a name of which nothing is known is a person's."""

from __future__ import annotations

from collections import Counter

from knowledge.drafting.naming import PERSON, UNKNOWN, Parsed
from knowledge.drafting.tokens import NAME, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, CUES, SAYING
from knowledge.drafting.vocabulary import (
    GROUP_NOUNS,
    GROUP_WORDS,
    OUTLETS,
    PARTY_WORDS,
    PEOPLE_NOUNS,
    PLACES,
    PREPOSITIONS,
    RANKS,
    given_names,
)

_NO_SURNAMES = PARTY_WORDS | PLACES | GROUP_WORDS | PEOPLE_NOUNS


def is_person(row: Row, i: int, name: Parsed, alone: Counter[str]) -> bool:
    """Whether a full name is a person's, by itself or by the words around it.

    Args:
        row: the tokens.
        i: the token of the name.
        name: the name, taken apart.
        alone: how often each word stands as a name alone, in lower case.
    """
    if name.kind != UNKNOWN or not name.surname or len(name.words) > 4:
        return name.kind == PERSON
    words = {name.surname, name.surname.removesuffix("s"), name.words[0].lower()}
    if name.surname in _NO_SURNAMES or words & PARTY_WORDS:
        return False
    low = row.low[i - 1] if i else ""
    named_before = low == "," and i > 1 and row.kind[i - 2] == WORD
    titled = low in PEOPLE_NOUNS or low in RANKS
    explained = named_before and row.low[i - 2] in PEOPLE_NOUNS
    if titled or explained or (name.surname in alone and low != "the"):
        return True
    after = row.low[i + 1] if i + 1 < len(row.low) else ""
    if after == "," and low not in PREPOSITIONS:
        return _explained(row, i + 2)
    speaks = after in CUES and row.kind[i + 1] == WORD
    return speaks and low not in ("the", "of", "in") and len(name.words) < 4


def _explained(row: Row, i: int) -> bool:
    """Whether an apposition that begins at a token says an age or what a person is."""
    if i + 1 < len(row.low) and row.low[i].isdigit() and row.low[i + 1] == ",":
        return len(row.low[i]) == 2
    for k in range(i, min(i + 9, len(row.low))):
        if row.kind[k] not in (WORD, NAME) and row.low[k] != "'s":
            return False
        if row.low[k] in PEOPLE_NOUNS or row.low[k] in RANKS:
            return True
    return False


def is_given(row: Row, i: int) -> bool:
    """Whether a word within a sentence is a given name that stands alone."""
    low = row.low[i]
    inside = i > 0 and (row.kind[i - 1] == WORD or row.low[i - 1] == ",")
    return inside and given_names().get(low, "e") != "e" and low not in PLACES


def speaks_alone(row: Row, i: int) -> bool:
    """Whether a name of one word is the subject of a verb of saying."""
    low = row.low[i]
    if low in _NO_SURNAMES or low in GROUP_NOUNS or low.endswith("s") or low in OUTLETS:
        return False
    k = i + 1
    while k < len(row.low) and row.kind[k] == WORD and row.low[k] in AUXILIARIES:
        k += 1
    cue = CUES.get(row.low[k]) if k < len(row.low) and row.kind[k] == WORD else None
    return cue is not None and cue[2] == SAYING and cue[1] in ("past", "third")
