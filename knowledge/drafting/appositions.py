"""Appositions before a verb: "Ana Ruiz, 52, of Salem, Ore., who runs the harbor, said"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafting.left_phrases import leftward
from knowledge.drafting.phrases import NAMED, NOUN, PRONOUN, Phrase
from knowledge.drafting.tokens import QUOTE, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES
from knowledge.drafting.vocabulary import PEOPLE_NOUNS, PLACES, RANKS

_SEGMENTS = 7
_APPOSED = frozenset(
    """a an the who whose which one of from then now his her their our my both also speaking
    in at on during with while after before when referring citing according himself herself
    whom formerly previously once age aged former author based where as""".split()  # noqa: SIM905
)
SUBORDINATE = frozenset(
    """as if when while because since after before although though until whether in on at for
    from with by during asked speaking according despite amid under since like over through
    among within about to following without instead unlike upon pressed given""".split()  # noqa: SIM905
)
"""Words that open a clause or a phrase before the subject of a sentence."""

_HARD = frozenset(";:—–)(")


def over_appositions(row: Row, comma: int, start: int) -> Phrase | None:
    """Walk left from a comma, segment by segment, to the phrase that the rest explains.

    Args:
        row: the tokens.
        comma: the comma before the verb.
        start: the first token that may belong to the phrase.
    """
    found: Phrase | None = None
    end = comma
    for _ in range(_SEGMENTS):
        at, last = _bounds(row, end, start)
        if last < at:
            break
        whole = leftward(row, last, at)
        if whole is not None and is_place(row, whole):
            whole = None
        reaches = whole is not None and _reaches(row, whole, at)
        if found and not reaches and not _could_explain(row, at):
            break
        if whole is not None and reaches:
            if found is not None and found.kind == NAMED and whole.kind == NOUN:
                return replace(whole, beside=found.head, end=found.end)
            found = whole
        elif not _explains(row, at):
            return found or whole
        if at <= start or row.low[at - 1] != "," or (found and found.kind == PRONOUN):
            break
        end = at - 1
    return found


def over_parenthesis(row: Row, i: int, start: int) -> int:
    """Return the token before the parenthesis that a token closes, or one before ``start``."""
    for k in range(i - 1, max(start, i - 14) - 1, -1):
        if row.low[k] == "(":
            return k - 1
    return start - 1


def _bounds(row: Row, end: int, start: int) -> tuple[int, int]:
    """Return the first and the last token of the segment before a comma."""
    last = end - 1
    if last >= start and row.low[last] == ")":
        last = over_parenthesis(row, last, start)
    return _segment(row, last, start), last


def _could_explain(row: Row, at: int) -> bool:
    return _explains(row, at) and row.low[at] not in SUBORDINATE


def _segment(row: Row, i: int, start: int) -> int:
    while i >= start and row.low[i] != "," and row.kind[i] != QUOTE and row.low[i] not in _HARD:
        i -= 1
    return i + 1


def _reaches(row: Row, whole: Phrase, at: int) -> bool:
    skipped = row.low[at : whole.first]
    return all(low in ("and", "but", "yet", "so", "then", "still", "now") for low in skipped)


def is_place(row: Row, whole: Phrase) -> bool:
    """Whether a name is a place, a state cut short or a party and state: "D-Ohio"."""
    low = row.low[whole.head]
    return whole.kind == NAMED and (
        low in PLACES or (len(low) < 5 and low.endswith(".")) or low[:2] in ("d-", "r-", "i-")
    )


def _explains(row: Row, at: int) -> bool:
    low = row.low[at]
    return (
        low in _APPOSED
        or low[:1].isdigit()
        or any(word in PEOPLE_NOUNS or word in RANKS for word in low.split())
        or low in PLACES
        or low.endswith("ing")
        or low[:2] in ("d-", "r-", "i-")
        or low in ("jr", "jr.", "sr", "sr.")
        or (row.kind[at] == WORD and row.text[at][:1].islower() and low not in AUXILIARIES)
    )
