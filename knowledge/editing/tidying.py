"""Typed text as it is filed: white space folded, quotation marks as they are printed.

Only what carries no meaning is changed. The words of a quotation are left as they are.
"""

from __future__ import annotations

import unicodedata

from knowledge.text import passage

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BEFORE_OPENING = frozenset("([{—–-/“‘")
_MARKS = {"“": "”", '"': '"', "«": "»", "„": "“"}


def verbatim(text: str) -> str:
    """Return words as they are fingerprinted, without what no page can print."""
    folded = passage(text)
    if folded.isprintable():
        return folded
    return passage("".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cs")))


def own_words(text: str) -> str:
    """Return a sentence or a name of ours: white space folded, straight marks made curly."""
    return _curly(passage(verbatim(text).translate(_INVISIBLE)))


def without_marks(text: str) -> str:
    """Return a quotation without the pair of quotation marks around the whole of it."""
    words = verbatim(text)
    closing = _MARKS.get(words[:1])
    if len(words) < 3 or words[-1] != closing:
        return words
    inner = words[1:-1]
    return inner.strip() if not any(mark in inner for mark in (words[0], closing)) else words


def _curly(text: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    made: list[str] = []
    is_open = False
    for at, character in enumerate(text):
        if character == '"':
            made.append(_double(text, at, is_open=is_open))
            is_open = made[-1] == "“"
        else:
            made.append(_single(text, at) if character == "'" else character)
    return "".join(made)


def _double(text: str, at: int, *, is_open: bool) -> str:
    if is_open:
        return "”"
    if _begins(text, at):
        return "“"
    return '"' if text[at - 1].isdigit() else "”"


def _single(text: str, at: int) -> str:
    after = text[at + 1 : at + 2]
    if not _begins(text, at):
        return "'" if text[at - 1].isdigit() and after.isdigit() else "’"
    return "‘" if after.isalpha() and _closes(text, at) else "’"


def _begins(text: str, at: int) -> bool:
    return (
        at == 0
        or text[at - 1].isspace()
        or text[at - 1] in _BEFORE_OPENING
        or (text[at - 1] in "\"'" and _begins(text, at - 1))
    )


def _closes(text: str, at: int) -> bool:
    """Whether a later straight mark ends what one begins."""
    return any(
        mark == "'" and not text[at + 2 + i : at + 3 + i].isalnum()
        for i, mark in enumerate(text[at + 1 :])
    )
