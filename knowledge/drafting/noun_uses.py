"""Forms that may be verbs of speech and stand as nouns: "the claim", "their calls"."""

from __future__ import annotations

from knowledge.drafting.tokens import NAME, QUOTE, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, CUES
from knowledge.drafting.vocabulary import (
    GROUP_NOUNS,
    PEOPLE_NOUNS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    is_adverb,
)

_LINKS = frozenset("to and which that but or others some many".split())  # noqa: SIM905


def is_noun_use(row: Row, i: int, start: int) -> bool:
    """Whether a form stands here as a noun or an adjective.

    Args:
        row: the tokens.
        i: the form.
        start: the first token of its sentence.
    """
    tense = CUES[row.low[i]][1]
    if tense in ("past", "ing"):
        return i > start and row.low[i - 1] in _BEFORE_NOUNS
    if i == start:
        return True
    low, kind = row.low[i - 1], row.kind[i - 1]
    if low in _BEFORE_NOUNS or (low in PREPOSITIONS and low != "to"):
        return True
    if kind not in (WORD, NAME) or _before_verb(low):
        return kind not in (WORD, NAME) and tense == "base"
    if tense == "base":
        plural = low.endswith("s") and not low.endswith(("'s", "ss"))
        return not (low in _PLURALS or plural)
    sure = row.low[i] in _SURE_VERBS or _leads(row, i + 1) or kind == NAME
    return not sure and low not in PEOPLE_NOUNS and low not in GROUP_NOUNS


def _before_verb(low: str) -> bool:
    return low in AUXILIARIES or low in PERSON_PRONOUNS or low in _LINKS or is_adverb(low)


def _leads(row: Row, i: int) -> bool:
    return i < len(row.kind) and (row.kind[i] == QUOTE or row.low[i] == ":")


_PLURALS = frozenset(
    """people men women children police spokesmen others some many both i we""".split()  # noqa: SIM905
)
_BEFORE_NOUNS = frozenset(
    "the a an his her its their this no 's our my any another these those some".split()  # noqa: SIM905
)
_SURE_VERBS = frozenset(
    """says tells writes adds argues insists explains believes thinks asks describes declares
    suggests acknowledges concludes recalls warns admits asserts calls predicts""".split()  # noqa: SIM905
)
