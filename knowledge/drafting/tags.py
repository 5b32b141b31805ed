"""Tags right after a quoted piece: "… ,” said Ruiz", "… ,” Ruiz said", "…” ― Ana Ruiz"."""

from __future__ import annotations

from knowledge.drafting import subjects
from knowledge.drafting.cues import Cue
from knowledge.drafting.links import Link
from knowledge.drafting.marks import Piece
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase, is_verb, rightward
from knowledge.drafting.sentences import Sentence, last_mark
from knowledge.drafting.tokens import QUOTE, WORD, Row
from knowledge.drafting.verbs import CUES, SAYING
from knowledge.drafting.vocabulary import PEOPLE_NOUNS

_OPENING_TAG = 2
DASHES = frozenset(("-", "—", "–", "--", "―"))
_STRAY = frozenset(("'", '"', "”", "“", "''"))
_JOINS = frozenset(("but", "and", "while", "although"))
_PAUSES = ",?!—–-…"


def tag(
    row: Row, text: str, piece: Piece, at: int, sentence: Sentence, verbs: list[Cue]
) -> Link | None:
    """Read the tag that follows a piece.

    Args:
        row: the tokens.
        text: the article.
        piece: the piece.
        at: its token.
        sentence: its sentence.
        verbs: the verbs of speech of the sentence.
    """
    i, stop = at + 1, sentence.stop
    while i < stop and row.low[i] in _STRAY:
        i += 1
    comma = i < stop and (row.low[i] == "," or row.low[i] in DASHES)
    i += comma
    if i >= stop:
        return None
    mark = "," if comma else last_mark(text, piece)
    inverted = _inverted(row, i, stop, mark)
    if inverted is not None or mark not in _PAUSES:
        return inverted
    led = any(cue.at < at and cue.subject is not None for cue in verbs)
    cue = _next(verbs, i, led=led, row=row, sentence=sentence, at=at)
    if cue is not None and cue.subject is not None:
        return Link("tag after", cue.subject, cue.at, cue.verb)
    return _loose(row, i, at, sentence) if mark == "," and not led else None


def _inverted(row: Row, i: int, stop: int, mark: str) -> Link | None:
    """Read "said Ruiz"; with a name at once, any verb will do: "beamed Ruiz"."""
    if row.kind[i] != WORD:
        return None
    verb, tense, strength = CUES.get(row.low[i], ("", "", 0))
    usual = strength == SAYING and tense in ("past", "third") and mark in _PAUSES + ".'"
    odd = not usual and mark in ",?!" and row.low[i].endswith("ed") and is_verb(row, i)
    subject = subjects.after(row, i, stop) if usual or odd else None
    if subject is None or (odd and (subject.kind != NAMED or subject.first != i + 1)):
        return None
    return Link("inverted", subject, i, verb or "say")


def _next(
    verbs: list[Cue], i: int, *, led: bool, row: Row, sentence: Sentence, at: int
) -> Cue | None:
    """Return the verb of the tag that begins at a token, if one does."""
    cue = next((cue for cue in verbs if cue.at >= i and cue.subject is not None), None)
    if cue is None or cue.subject is None or cue.tense == "ing" or cue.subject.first < i:
        return None
    if any(at < q < cue.at for q in sentence.quotes) or (led and not _closing(row, cue, sentence)):
        return None
    skipped = row.low[i : cue.subject.first]
    return cue if len(skipped) <= _OPENING_TAG and not _JOINS.intersection(skipped) else None


def _closing(row: Row, cue: Cue, sentence: Sentence) -> bool:
    """Whether a verb of saying ends its sentence, so that it speaks of what came before."""
    if cue.strength < SAYING:
        return False
    rest = range(cue.at + 1, sentence.stop)
    return not any(row.kind[k] == QUOTE or row.low[k] in ("that", ":", "and") for k in rest)


def signed(row: Row, at: int, sentence: Sentence) -> Link | None:
    """Read a name signed after a piece: "…” ― Ana Ruiz"."""
    i = at + 1
    if at != sentence.first or i + 1 >= sentence.stop or row.low[i] not in DASHES:
        return None
    subject = rightward(row, i + 1, sentence.stop)
    if subject is None or subject.kind != NAMED or subject.first != i + 1:
        return None
    after = subject.last + 1
    ends = after >= sentence.stop or row.low[after] in (".", ",", "(")
    return Link("signed", subject, None, "say") if ends else None


def _loose(row: Row, i: int, at: int, sentence: Sentence) -> Link | None:
    """Read a tag whose verb is not one of speech: "… ,” the mayor beamed"."""
    if at != sentence.first or row.low[i] in _JOINS:
        return None
    subject = rightward(row, i, sentence.stop)
    after = subject.last + 1 if subject is not None else sentence.stop
    if subject is None or after >= sentence.stop or not is_verb(row, after):
        return None
    return Link("tag after", subject, None, "say") if may_speak(row, subject) else None


def may_speak(row: Row, subject: Phrase) -> bool:
    """Whether a subject can be a speaker without a verb of speech: a person or a name."""
    if subject.kind == PRONOUN:
        return row.low[subject.head] in ("he", "she", "they")
    return subject.kind == NAMED or row.low[subject.head] in PEOPLE_NOUNS
