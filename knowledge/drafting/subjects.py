"""The subject of a verb of speech: before it, after it, or at the head of its sentence."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafting.phrases import NAMED, NOUN, PRONOUN, Phrase, leftward, rightward
from knowledge.drafting.tokens import MARK, NAME, QUOTE, TIME, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, CUES, FINITE
from knowledge.drafting.vocabulary import (
    GROUP_NOUNS,
    PEOPLE_NOUNS,
    PERSON_PRONOUNS,
    PLACES,
    PREPOSITIONS,
    RANKS,
    TIME_NOUNS,
    is_adverb,
)

_SEGMENTS = 7
_APPOSED = frozenset(
    """a an the who whose which one of from then now his her their our my both also speaking
    in at on during with while after before when referring citing according himself herself
    whom formerly previously once age aged former author based where as""".split()  # noqa: SIM905
)
_SUBORDINATE = frozenset(
    """as if when while because since after before although though until whether in on at for
    from with by during asked speaking according despite amid under since like over through
    among within about to following without instead unlike upon pressed given""".split()  # noqa: SIM905
)
_HARD = frozenset(";:—–)(")


def before(row: Row, verb: int, start: int) -> Phrase | None:
    """Find the subject that stands before a verb, over adverbs, auxiliaries and appositions."""
    i = _over_adverbs(row, verb - 1, start)
    if i < start:
        return None
    low = row.low[i]
    if row.kind[i] == MARK and low == ")":
        i = _over_parenthesis(row, i, start)
        if i < start:
            return None
        low = row.low[i]
    if row.kind[i] == MARK and low in (",", "—", "–", "--", "-"):
        return _over_appositions(row, i, start)
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
        if i < start:
            break
        low, kind = row.low[i], row.kind[i]
        if kind == TIME:
            i -= 2 if i > start and row.low[i - 1] in ("on", "last", "in", "this") else 1
        elif kind == WORD and (
            low in AUXILIARIES or is_adverb(low)
        ):
            i -= 1
        elif kind == MARK and low in ("'s", "'") and row.low[i - 1] in ("he", "she", "it", "who"):
            i -= 1
        elif low in ("week", "month", "year", "night", "morning", "afternoon", "evening"):
            if i > start and (row.kind[i - 1] == TIME or row.low[i - 1] in ("last", "this")):
                i -= 2
            else:
                break
        else:
            break
    return i


def _over_parenthesis(row: Row, i: int, start: int) -> int:
    for k in range(i - 1, max(start, i - 14) - 1, -1):
        if row.low[k] == "(":
            return k - 1
    return start - 1


def _antecedent(row: Row, i: int, start: int) -> Phrase | None:
    i -= 1
    if i > start and row.low[i] == ",":
        if row.kind[i - 1] == NAME:
            return Phrase(i - 1, i - 1, i - 1, NAMED, None, i - 1)
        return _over_appositions(row, i, start)
    return leftward(row, i, start) if i >= start else None


def _over_appositions(row: Row, comma: int, start: int) -> Phrase | None:
    """Walk left from a comma, segment by segment, to the phrase that the rest explains."""
    found: Phrase | None = None
    end = comma
    for _ in range(_SEGMENTS):
        last = end - 1
        if last >= start and row.low[last] == ")":
            last = _over_parenthesis(row, last, start)
        at = _segment(row, last, start)
        if last < at:
            break
        whole = leftward(row, last, at) if last >= at else None
        if found and not _could_explain(row, whole, at):
            break
        if whole is not None and _reaches(row, whole, at) and not _is_place(row, whole):
            if found is not None and found.kind == NAMED and whole.kind == NOUN:
                return replace(whole, beside=found.head, end=found.end)
            found = whole
            if whole.kind == PRONOUN:
                return found
        elif not _explains(row, at):
            if found is None and whole is not None and not _is_place(row, whole):
                found = whole
            break
        if at <= start or row.low[at - 1] != ",":
            break
        end = at - 1
    return found


def _could_explain(row: Row, whole: Phrase | None, at: int) -> bool:
    if whole is not None and _reaches(row, whole, at):
        return True
    return _explains(row, at) and row.low[at] not in _SUBORDINATE


def _segment(row: Row, i: int, start: int) -> int:
    while i >= start and row.low[i] != "," and row.kind[i] != QUOTE and row.low[i] not in _HARD:
        i -= 1
    return i + 1


def _reaches(row: Row, whole: Phrase, at: int) -> bool:
    skipped = row.low[at : whole.first]
    return all(low in ("and", "but", "yet", "so", "then", "still", "now") for low in skipped)


def _is_place(row: Row, whole: Phrase) -> bool:
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
        opens = low in _SUBORDINATE or (row.kind[at] == WORD and low.endswith(("ing", "ed")))
        opens = opens or (low in FINITE and at == start)
        if opens and row.kind[at] == WORD:
            comma = next((k for k in range(at, stop) if row.low[k] == ","), stop)
            at = comma + 1
            continue
        found = rightward(row, at, stop)
        if found is None:
            at = next((k for k in range(at, stop) if row.low[k] == ","), stop) + 1
            continue
        if row.low[found.head] in TIME_NOUNS or (_is_place(row, found) and found.last + 1 < stop):
            at = next((k for k in range(found.last, stop) if row.low[k] == ","), stop) + 1
            continue
        return found
    return None


_LEADING = frozenset(
    """and but so yet then still also now later meanwhile however , — – -- ... … instead indeed
    ( ) : perhaps earlier again even today yesterday finally here there""".split()  # noqa: SIM905
)


def is_noun_use(row: Row, i: int, start: int) -> bool:
    """Whether a form that may be a verb of speech stands here as a noun or an adjective."""
    tense = CUES[row.low[i]][1]
    if tense in ("past", "ing"):
        return i > start and row.low[i - 1] in _BEFORE_NOUNS
    if i == start:
        return True
    low, kind = row.low[i - 1], row.kind[i - 1]
    if low in _BEFORE_NOUNS or (low in PREPOSITIONS and low != "to"):
        return True
    if kind != WORD and kind != NAME:
        return False
    if low in AUXILIARIES or low in PERSON_PRONOUNS or is_adverb(low):
        return False
    if low in ("to", "and", "which", "that", "but", "or", "others", "some", "many"):
        return False
    if tense == "base":
        return not (low in _PLURALS or low.endswith("s")) or low.endswith("'s")
    if row.low[i] in _SURE_VERBS or _leads(row, i + 1):
        return False
    return kind != NAME and low not in PEOPLE_NOUNS and low not in GROUP_NOUNS


def _leads(row: Row, i: int) -> bool:
    return i < len(row.kind) and (row.kind[i] == QUOTE or row.low[i] in ("that", ":"))


_PLURALS = frozenset(
    "people men women children police spokesmen others some many both i we".split()
)  # noqa: SIM905
_BEFORE_NOUNS = frozenset(
    "the a an his her its their this no 's our my any another these those some".split()  # noqa: SIM905
)
_SURE_VERBS = frozenset(
    """says tells writes adds argues insists explains believes thinks asks describes declares
    suggests acknowledges concludes recalls warns admits asserts calls predicts""".split()  # noqa: SIM905
)
