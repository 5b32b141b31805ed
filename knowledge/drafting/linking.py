"""Which words say who speaks: each quoted piece is tied to a verb of speech and its subject."""

from __future__ import annotations

from knowledge.drafting import subjects
from knowledge.drafting.cues import Cue, cues
from knowledge.drafting.left_phrases import leftward
from knowledge.drafting.links import Link
from knowledge.drafting.marks import Piece
from knowledge.drafting.phrases import NAMED, PRONOUN, rightward
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tags import may_speak, signed, tag
from knowledge.drafting.tokens import QUOTE, Row
from knowledge.drafting.verbs import HOLDING, SAYING
from knowledge.drafting.vocabulary import PEOPLE_NOUNS

_NEAR = 3
"""Tokens between a verb and the piece that it leads in to."""


def link(row: Row, text: str, found: list[Piece], sentence: Sentence) -> dict[int, Link]:
    """Tie the pieces of one sentence to who speaks, by token number of the piece."""
    if not sentence.quotes:
        return {}
    verbs = cues(row, sentence)
    links: dict[int, Link] = {}
    for at in sentence.quotes:
        piece = found[row.piece[at]]
        tie = (
            signed(row, at, sentence)
            or tag(row, text, piece, at, sentence, verbs)
            or _according(row, at, sentence)
            or _main_clause(row, at, sentence, verbs)
            or _before(row, at, verbs)
            or _colon(row, at, sentence)
            or _later(at, verbs)
            or _main(row, at, sentence)
        )
        if tie:
            links[at] = tie
    return links


def _according(row: Row, at: int, sentence: Sentence) -> Link | None:
    for i in range(sentence.first, sentence.stop - 2):
        if row.low[i] == "according" and row.low[i + 1] == "to":
            between = range(min(i, at) + 1, max(i, at))
            if sum(row.kind[k] == QUOTE for k in between) > 1:
                continue
            subject = rightward(row, i + 2, sentence.stop)
            if subject is not None:
                return Link("according", subject, i, "say")
    return None


def _main_clause(row: Row, at: int, sentence: Sentence, verbs: list[Cue]) -> Link | None:
    """Pass over verbs in a clause that opens the sentence: "When Lund said so, Ruiz fired back"."""
    if row.low[sentence.first] not in _OPENING or "," not in row.low[sentence.first : at]:
        return None
    ahead = [cue for cue in verbs if cue.at < at and cue.subject is not None]
    subject = subjects.of_sentence(row, sentence.first, at)
    if not ahead or subject is None or subject.first <= ahead[-1].at:
        return None
    between = any(row.kind[k] == QUOTE for k in range(sentence.first, at))
    if between or not may_speak(row, subject):
        return None
    return Link("within", subject, None, "")


_OPENING = frozenset("when as if while after because since although though before once".split())  # noqa: SIM905


def _before(row: Row, at: int, verbs: list[Cue]) -> Link | None:
    """Take the nearest verb of speech before the piece in its sentence."""
    ahead = [cue for cue in verbs if cue.at < at and cue.subject is not None]
    ahead = [cue for cue in ahead if not _aside(row, cue, at)] or ahead
    sure = [cue for cue in ahead if cue.strength > HOLDING]
    for cue in reversed(sure or ahead):
        if cue.subject is not None:
            rule = "lead-in" if at - cue.at <= _NEAR else "within"
            return Link(rule, cue.subject, cue.at, cue.verb)
    return None


def _aside(row: Row, cue: Cue, at: int) -> bool:
    """Whether a verb stands in an aside that a comma closes before the piece: ", as he said,"."""
    if cue.subject is None or ":" in row.low[cue.at : at]:
        return False
    opener = row.low[cue.subject.first - 1] if cue.subject.first else ""
    own = row.low[cue.subject.first]
    if not (opener in _RELATIVE or own in _RELATIVE):
        return False
    return "," in row.low[cue.at + 1 : at - 1]


_RELATIVE = frozenset("which who whom where as".split())  # noqa: SIM905


def _later(at: int, verbs: list[Cue]) -> Link | None:
    for cue in verbs:
        if cue.at > at and cue.subject is not None and cue.strength == SAYING:
            return Link("later", cue.subject, cue.at, cue.verb)
    return None


def _colon(row: Row, at: int, sentence: Sentence) -> Link | None:
    """Read a name and a colon: "Ruiz: “…”"."""
    i = at - 1
    if i <= sentence.first or row.low[i] != ":":
        return None
    subject = leftward(row, i - 1, sentence.first)
    if subject is not None and subject.first == sentence.first and subject.kind != PRONOUN:
        if subject.kind != NAMED and row.low[subject.head] not in PEOPLE_NOUNS:
            return None
        return Link("colon", subject, None, "say")
    return None


def _main(row: Row, at: int, sentence: Sentence) -> Link | None:
    subject = subjects.of_sentence(row, sentence.first, at)
    if subject is not None and may_speak(row, subject):
        return Link("subject", subject, None, "")
    return None
