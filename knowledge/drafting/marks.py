"""Quotation marks: where each quoted piece opens and closes.

A piece lies in one paragraph. A quotation over several paragraphs opens each of them and
closes in the last; a mark that is never closed ends with its paragraph. Marks inside a piece
are nested and open nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"<[A-Za-z/!][^<>\n]*>|\n|[\"“”„‟«»]+|''+|``+")
_SINGLE = re.compile(r"\n|(?<![\w'’])[‘'](?=[\w$£€(\[])|(?<=[\w,.?!…)\]\"”])['’](?![\w'’])")
_DOUBLE = re.compile(r"[\"“„«]|''")
_BRITISH = re.compile(r"(?:(?<=\s)|\A)[‘'](?=\w)[^\n\"“”]*[\"“]")
"""A single mark that opens before a double one in its paragraph."""

_GUILLEMET = re.compile("[«»]")
_SPACE = " \t\r\xa0\u2009\u202a\u202f"
_PLAIN = "\"'`‘"
"""Openers inside which no other mark is nested."""

_MOST = 3
"""More marks than this in a row are a line drawn with them, not quotation marks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One quoted piece.

    Args:
        start: where its first character stands, the mark excluded.
        end: where it ends, the mark excluded.
        outer_start: where its opening mark stands.
        outer_end: the place after its closing mark, or ``end`` where there is none.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int

    @property
    def closed(self) -> bool:
        """Whether a mark closes it in its own paragraph."""
        return self.outer_end > self.end


def pieces(text: str) -> list[Piece]:
    """Find the quoted pieces of a text, in order; none overlaps another.

    Args:
        text: paragraphs, one a line.

    Returns:
        The pieces. Single marks count where the text has no double ones, or double ones only
        inside single ones, as British papers print them.
    """
    if not _DOUBLE.search(text):
        return _between(text, _single_marks(text))
    if _BRITISH.search(text):
        single = [piece for piece in _between(text, _single_marks(text)) if piece.closed]
        inside = sum(len(_DOUBLE.findall(text, p.start, p.end)) for p in single)
        if len(single) > 1 and inside == len(_DOUBLE.findall(text)):
            return _between(text, _single_marks(text))
    return _between(text, _double_marks(text))


def _between(text: str, marks: Iterator[tuple[int, int, str]]) -> list[Piece]:
    found: list[Piece] = []
    opened: tuple[int, int, str] | None = None
    nested = 0
    for start, end, role in marks:
        if role == "\n":
            if opened:
                _keep(found, text, opened, (start, start))
            opened = None
        elif opened is None:
            if role != "close":
                opened, nested = (start, end, text[start]), 0
        elif role == "open" and opened[2] not in _PLAIN:
            nested += 1
        elif nested and role == "close":
            nested -= 1
        elif _closes(opened[2], text[start], role):
            _keep(found, text, opened, (start, end))
            opened = None
    if opened:
        _keep(found, text, opened, (len(text), len(text)))
    return found


def _closes(opener: str, mark: str, role: str) -> bool:
    if opener in _PLAIN:
        return True
    if opener == "„":
        return mark in '“”"'
    return role == "close" or (mark in "”»" and mark != opener)


def _double_marks(text: str) -> Iterator[tuple[int, int, str]]:
    size = len(text)
    first_guillemet = _GUILLEMET.search(text)
    opener = first_guillemet.group() if first_guillemet else "«"
    for found in _MARKS.finditer(text):
        start, end = found.span()
        first = text[start]
        if first == "\n":
            yield start, end, "\n"
            continue
        if first == "<" or end - start > _MOST:
            continue
        before = text[start - 1] if start else "\n"
        after = text[end] if end < size else "\n"
        spans = ((start, end),) if first in "'`" else ((i, i + 1) for i in range(start, end))
        for at, stop in spans:
            yield at, stop, _role(text[at], before, after, opener)


def _role(mark: str, before: str, after: str, opener: str) -> str:
    """Tell from the characters beside a mark whether it opens, closes, or may do either."""
    blank_before = before in _SPACE or before in "\n([—–-/"
    blank_after = after in _SPACE or after == "\n"
    if mark in "«»":
        return "open" if mark == opener else "close"
    if mark == "„" or blank_before > blank_after:
        return "open"
    if blank_after > blank_before:
        return "close"
    if mark in "“`‟" or (mark == "”" and before == "\n"):
        return "open"
    inches = before.isdigit() and not blank_after
    return "close" if mark == "”" or inches else "either"


def _single_marks(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _SINGLE.finditer(text):
        start, end = found.span()
        if text[start] == "\n":
            yield start, end, "\n"
        else:
            before = text[start - 1] if start else " "
            opens = text[start] == "‘" or not (before.isalnum() or before in ",.?!…)]")
            yield start, end, "open" if opens else "close"


def _keep(
    found: list[Piece], text: str, opened: tuple[int, int, str], closing: tuple[int, int]
) -> None:
    start, end = opened[1], closing[0]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Piece(start, end, opened[0], closing[1] if closing[0] != closing[1] else end))
