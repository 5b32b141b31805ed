"""Verbs of speech in a sentence, each with its subject."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from knowledge.drafting import subjects
from knowledge.drafting.naming import GROUP, parse
from knowledge.drafting.noun_uses import is_noun_use
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase, rightward
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import NAME, QUOTE, WORD, Row
from knowledge.drafting.verbs import CUES, HOLDING, SAYING
from knowledge.drafting.vocabulary import is_adverb


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech in its place: token, verb, tense, strength, and its subject."""

    at: int
    verb: str
    tense: str
    strength: int
    subject: Phrase | None


def cues(row: Row, sentence: Sentence) -> list[Cue]:
    """Find the verbs of speech of a sentence with their subjects."""
    found: list[Cue] = []
    start = sentence.first
    for i in range(start, sentence.stop):
        if row.kind[i] != WORD or row.low[i] not in CUES:
            continue
        verb, tense, strength = CUES[row.low[i]]
        after = row.low[i + 1] if i + 1 < sentence.stop else ""
        if verb in _WITH and after not in _WITH[verb]:
            continue
        if is_noun_use(row, i, start):
            continue
        subject = _subject(row, i, tense, sentence, found)
        if subject is None and strength < SAYING:
            continue
        if tense == "base" and row.low[i - 1] in _MODALS:
            strength = HOLDING
        found.append(Cue(i, verb, tense, strength, subject))
    return found


_WITH = MappingProxyType({"put": ("it",), "point": ("out", "to")})
"""Verbs that speak only with another word after them."""

_MODALS = frozenset("will would should could can may might must".split())  # noqa: SIM905


def _subject(row: Row, i: int, tense: str, sentence: Sentence, earlier: list[Cue]) -> Phrase | None:
    start = sentence.first
    before = row.low[i - 1] if i > start else ""
    inverted = _inverted(row, i, tense, sentence)
    if inverted is not None:
        return inverted
    if tense == "past" and _passive(row, i, start):
        return _agent(row, i, sentence.stop)
    if tense == "ing" and before not in _BE:
        own = _has_own_subject(row, i, start)
        return subjects.before(row, i, start) if own else _earlier_subject(row, i, start, earlier)
    if before in _JOINING and tense != "ing":
        return _earlier_subject(row, i, start, earlier)
    lower = max((q + 1 for q in sentence.quotes if q < i), default=start)
    subject = subjects.before(row, i, lower) or subjects.before(row, i, start)
    if subject is None and before == ",":
        return _earlier_subject(row, i, start, earlier)
    return subject


_JOINING = frozenset(("to", "and", "then", "but", "or", "not", "having"))


def _has_own_subject(row: Row, i: int, start: int) -> bool:
    """Whether a person stands before a participle: "with Ruiz saying"."""
    k = i - 1
    while k > start and is_adverb(row.low[k]):
        k -= 1
    return k >= start and row.kind[k] == NAME and parse(row.text[k]).kind != GROUP


def _inverted(row: Row, i: int, tense: str, sentence: Sentence) -> Phrase | None:
    """Read "…, said the mayor" and "Said Ruiz: …" where no quoted piece stands before."""
    before = row.low[i - 1] if i > sentence.first else ""
    if before not in ("", ",") or CUES[row.low[i]][2] < SAYING or tense not in ("past", "third"):
        return None
    found = subjects.after(row, i, sentence.stop)
    if found is None or found.kind == PRONOUN or row.low[i] in _WITH_OBJECT:
        return None
    if found.kind != NAMED and row.low[i] not in _INVERTING:
        return None
    k = found.end + 1
    if k < sentence.stop and row.low[k] not in _AFTER_INVERTED:
        led = before == "" or subjects.before(row, i, sentence.first) is None
        return found if row.kind[k] == QUOTE and led else None
    return found


_AFTER_INVERTED = frozenset(
    (".", ",", ":", "(", "who", "of", "at", "—", "–", "--", "in", "on", "after")
)
_WITH_OBJECT = frozenset("told asked thanked reminded urged warned".split())  # noqa: SIM905
_INVERTING = frozenset("said says wrote writes added adds".split())  # noqa: SIM905
_BE = frozenset("is was are were be been being am 's 're".split())  # noqa: SIM905


def _passive(row: Row, i: int, start: int) -> bool:
    if i == start:
        return True
    k = i - 1
    while k > start and (is_adverb(row.low[k]) or row.low[k] in ("also", "once", "often", "then")):
        k -= 1
    return row.low[k] in _BE or row.low[k] == "been" or row.low[k] in ("when", "as", "being")


def _agent(row: Row, i: int, stop: int) -> Phrase | None:
    for k in range(i + 1, min(stop, i + 8)):
        if row.low[k] == "by":
            return rightward(row, k + 1, stop)
    return None


def _earlier_subject(row: Row, i: int, start: int, earlier: list[Cue]) -> Phrase | None:
    saying = [cue for cue in earlier if cue.strength == SAYING and cue.subject is not None]
    for cue in reversed(saying or earlier):
        if cue.subject is not None:
            return cue.subject
    return subjects.of_sentence(row, start, i)
