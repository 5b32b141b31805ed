"""Sentences of a row of tokens, quoted pieces counted as parts of the sentences around them."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting.marks import Piece
from knowledge.drafting.phrases import rightward
from knowledge.drafting.tokens import BREAK, MARK, NAME, QUOTE, TIME, WORD, Row
from knowledge.drafting.verbs import AUXILIARIES, CUES, SAYING
from knowledge.drafting.vocabulary import is_adverb

_LONGEST, _MOST = 400, 16
"""Tokens and pieces at which a sentence is cut, so that broken text costs no more than prose."""

_CLOSERS = "'’\"”»)]\u200b "


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, by token numbers: first, and the one after its last; and its paragraph."""

    first: int
    stop: int
    paragraph: int
    quotes: tuple[int, ...]


def last_mark(text: str, piece: Piece) -> str:
    """Return the character that a quoted piece ends with, nested closing marks passed over."""
    tail = text[max(piece.start, piece.end - 6) : piece.end].rstrip(_CLOSERS)
    return tail[-1:]


def sentences(row: Row, text: str, found: list[Piece]) -> list[Sentence]:
    """Cut a row into sentences."""
    result: list[Sentence] = []
    first, paragraph, quotes = 0, 0, []
    size = len(row.kind)
    for i in range(size):
        kind = row.kind[i]
        if kind in (WORD, NAME, TIME) and i - first < _LONGEST:
            continue
        if kind == QUOTE:
            quotes.append(i)
            if not _ends_with_quote(row, text, found, i, size) and len(quotes) < _MOST:
                continue
        elif kind == MARK and not _ends_with_mark(row, i, size) and i - first < _LONGEST:
            continue
        stop = i if kind == BREAK else i + 1
        if stop > first:
            result.append(Sentence(first, stop, paragraph, tuple(quotes)))
        quotes = []
        first = i + 1
        paragraph += kind == BREAK
    if size > first:
        result.append(Sentence(first, size, paragraph, tuple(quotes)))
    return result


def _ends_with_mark(row: Row, i: int, size: int) -> bool:
    if row.low[i][:1] not in ".?!…" or (row.low[i][:1] == "…" and row.low[i] != "…"):
        return False
    if i + 1 >= size:
        return True
    return _capital(row, i + 1) or row.kind[i + 1] == QUOTE


def _capital(row: Row, i: int) -> bool:
    return row.kind[i] in (NAME, TIME) or (
        row.kind[i] == WORD and (row.text[i][0].isupper() or row.text[i][0].isdigit())
    )


def _ends_with_quote(row: Row, text: str, found: list[Piece], i: int, size: int) -> bool:
    if i + 1 >= size:
        return True
    mark = last_mark(text, found[row.piece[i]])
    if mark not in ".?!…—–-" or not mark:
        return False
    if row.kind[i + 1] == QUOTE:
        return True
    if not _capital(row, i + 1):
        return False
    return not tagged(row, i + 1, size, mark)


def tagged(row: Row, at: int, size: int, mark: str) -> bool:
    """Whether a tag follows a quoted piece: a subject and, at once, a verb of saying.

    After a full stop only the barest tag counts: "… .” Ruiz said."
    """
    subject = rightward(row, at, min(size, at + 12))
    if subject is None:
        return False
    i = subject.last + 1
    while i < size and (row.low[i] in AUXILIARIES or is_adverb(row.low[i])):
        i += 1
    if i >= size or row.low[i] not in CUES:
        return False
    _, tense, strength = CUES[row.low[i]]
    if strength < SAYING or tense in ("ing", "base"):
        return False
    after = row.low[i + 1] if i + 1 < size else "\n"
    if mark == ".":
        return after in ".\n" and row.low[i] in ("said", "says")
    return (
        after in ".,\n:;"
        or is_adverb(after)
        or after in _AFTER_TAG
        or row.kind[min(i + 1, size - 1)] in (TIME, NAME)
    )


_AFTER_TAG = frozenset(
    "in at on during to of after before when as while with from by through via last".split()  # noqa: SIM905
)
