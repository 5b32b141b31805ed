"""The subject of a verb of speech: before it, after it, or at the head of its sentence."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafting.appositions import (
    SUBORDINATE,
    is_place,
    over_appositions,
    over_parenthesis,
)
from knowledge.drafting.left_phrases import leftward
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase, rightward
from knowledge.drafting.tokens import MARK, NAME, QUOTE, TIME, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, FINITE
from knowledge.drafting.vocabulary import PREPOSITIONS, TIME_NOUNS, is_adverb


def before(row: Row, verb: int, start: int) -> Phrase | None:
    """Find the subject that stands before a verb, over adverbs, auxiliaries and appositions."""
    i = _over_adverbs(row, verb - 1, start)
    if i < start:
        return None
    low = row.low[i]
    if row.kind[i] == MARK and low == ")":
        i = over_parenthesis(row, i, start)
        if i < start:
            return None
        low = row.low[i]
    if row.kind[i] == MARK and low in (",", "—", "–", "--", "-"):
        return over_appositions(row, i, start)
    if low in ("who", "which", "that"):
        found = _antecedent(row, i, start)
        return found and Phrase(i, i, i, PRONOUN, found.beside or found.head, i)
    found = leftward(row, i, start)
    if found is None:
        return None
    return _joined(row, found, start)


def _joined(row: Row, found: Phrase, start: int) -> Phrase:
    """Widen "Ruiz" to "Lund and Ruiz"."""
    i = found.first - 1
    if found.kind != PRONOUN and i > start and row.low[i] in ("and", "&"):
        other = leftward(row, i - 1, start)
        if other is not None and other.head < i - 1 and other.kind == NAMED == found.kind:
            return replace(other, end=found.end)
        if other is not None and other.kind == found.kind and other.end == i - 1:
            outside = row.low[other.first - 1] if other.first > start else ""
            if outside not in PREPOSITIONS:
                return replace(found, first=other.first)
    return found


def _over_adverbs(row: Row, i: int, start: int) -> int:
    for _ in range(8):
        width = _passed_over(row, i, start) if i >= start else 0
        if not width:
            break
        i -= width
    return i


def _passed_over(row: Row, i: int, start: int) -> int:
    """Return how many tokens before a verb are no part of its subject: adverbs, days."""
    low, kind = row.low[i], row.kind[i]
    before = row.low[i - 1] if i > start else ""
    if kind == TIME:
        return 2 if before in ("on", "last", "in", "this") else 1
    if kind == WORD and (low in AUXILIARIES or is_adverb(low)):
        return 1
    if kind == MARK and low in ("'s", "'") and before in ("he", "she", "it", "who"):
        return 1
    if low in _UNITS and (before in ("last", "this") or (before and row.kind[i - 1] == TIME)):
        return 2
    return 0


_UNITS = frozenset("week month year night morning afternoon evening".split())  # noqa: SIM905


def _antecedent(row: Row, i: int, start: int) -> Phrase | None:
    i -= 1
    if i > start and row.low[i] == ",":
        if row.kind[i - 1] == NAME:
            return Phrase(i - 1, i - 1, i - 1, NAMED, None, i - 1)
        return over_appositions(row, i, start)
    return leftward(row, i, start) if i >= start else None


def after(row: Row, verb: int, stop: int) -> Phrase | None:
    """Find the subject of an inverted verb: "said the mayor, Ana Ruiz"."""
    i = verb + 1
    while i < stop and (is_adverb(row.low[i]) or row.kind[i] == TIME):
        i += 1
    found = rightward(row, i, stop)
    if found is None or (
        found.kind == PRONOUN and row.low[found.head] not in ("he", "she", "they")
    ):
        return None
    i = found.last + 1
    if found.kind == NAMED and i < stop - 1 and row.low[i] == "and" and row.kind[i + 1] == NAME:
        return replace(found, last=i + 1, end=i + 1)
    return found


def of_sentence(row: Row, start: int, stop: int) -> Phrase | None:
    """Find the subject of the main clause of a sentence.

    Args:
        row: the tokens.
        start: the first token of the sentence.
        stop: the token before which it must stand.
    """
    at = start
    for _ in range(3):
        while at < stop and (row.kind[at] == QUOTE or row.low[at] in _LEADING):
            at += 1
        if at >= stop:
            return None
        low = row.low[at]
        opens = low in SUBORDINATE or (row.kind[at] == WORD and low.endswith(("ing", "ed")))
        opens = opens or (low in FINITE and at == start)
        if opens and row.kind[at] == WORD:
            comma = next((k for k in range(at, stop) if row.low[k] == ","), stop)
            at = comma + 1
            continue
        found = rightward(row, at, stop)
        if found is None:
            at = next((k for k in range(at, stop) if row.low[k] == ","), stop) + 1
            continue
        if row.low[found.head] in TIME_NOUNS or (is_place(row, found) and found.last + 1 < stop):
            at = next((k for k in range(found.last, stop) if row.low[k] == ","), stop) + 1
            continue
        return found
    return None


_LEADING = frozenset(
    """and but so yet then still also now later meanwhile however , — – -- ... … instead indeed
    ( ) : perhaps earlier again even today yesterday finally here there""".split()  # noqa: SIM905
)
