"""The parts of a sentence that tell who vouches for it, and what happened beside what."""

from __future__ import annotations

import re

_WITNESS = re.compile(
    r"(?:,?\s+(?:by\s+[^,]+[’']s\s+account|according\s+to\s+[^,]+|(?:as\s+)?[A-Z][^,]{1,40}?\s+"
    r"(?:said|wrote|reports?|warns?|told\s+\w+|said\s+in\s+[^,]+))|,?\s+in\s+[A-Z]\w+[’']s\s+(?:words|wording|view))"
    r"(?:,\s+[A-Z][^,]+\s+reports)?\.$"
)
_VOICE = re.compile(
    r"^(?:[A-Z][\w’.-]*\s+){1,3}(?:calls|called|describes|described|reports|reported|says|said|wrote)\b"
)
_CLAUSE = re.compile(
    r",?\s\b(?:as(?=\s+(?:[A-Z]|he\b|she\b|they\b))(?!\s+\w+\s+reports)|while|after|before|when|although|though|whereas|until)\b"
    r"|;|,\s(?=who|which|whose)"
)


def bare(text: str) -> str:
    """Return a statement without the one who vouches for it: ", Rubio said.", "CNN calls …"."""
    return _VOICE.sub("", _WITNESS.sub("", text))


def clauses(text: str) -> list[str]:
    """Return the clauses of a sentence, cut where another event begins to be told."""
    return _CLAUSE.split(text)
