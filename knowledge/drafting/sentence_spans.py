"""Where the sentences of a text stand."""

from __future__ import annotations

import re

_END = re.compile(r"\n+|[.!?…]['\"”’)\]]*[ \t]+(?=['\"“‘(\[]*[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Sen|Rep|Lt|Col|Gen|Sgt|Capt|Cmdr|Adm|St|Mt|Jr|Sr|No|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|a\.m|p\.m)|\b[A-Z])\.\Z"
)
_LONGEST_ABBREVIATION = 8


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of every sentence; a paragraph's end ends a sentence too."""
    spans, start = [], 0
    for found in _END.finditer(text):
        mark = found.start() + 1
        paragraph = text[found.start()] == "\n"
        if not paragraph and _ABBREVIATED.search(text, max(mark - _LONGEST_ABBREVIATION, 0), mark):
            continue
        end = found.start() if paragraph else mark + len(found[0][1:].rstrip())
        if end > start:
            spans.append((start, end))
        start = found.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans
