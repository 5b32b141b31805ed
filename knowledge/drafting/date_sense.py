"""Whether the words around a date look back or ahead.

A weekday or a month and day name no year and no week: the verb that governs them tells
whether the last or the next one is meant. The rules read one sentence from left to right and
look at verbs alone; they are ours, made from how news copy is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from knowledge.drafting.date_cues import Cue, cues

Sense = Literal["past", "future", "planned"]
"""``planned``: it was to happen, and may since have happened or not."""

_BREAK = re.compile(r"[“”;:—]|\ [–-]\ |\"")
_LEAD = re.compile(
    r"(?:\b(?:on|in|by|since|from|early|earlier|late|later|at|the|during|of|until|for|and|or|this"
    r"|last|next)\s|\s)*\Z",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(
    r"(?:[,(–—]|\b(?:and|but|that|while|when|because|if|whether|which|who|where"
    r"|(?<!early\ )(?<!soon\ )(?<!late\ )as))\s*\Z"
)
_LOOKS_BACK = re.compile(
    r"\b(?:after|following|since|despite|in\ the\ wake\ of|because\ of)\s+(?:(?:the|a|his|her|their"
    r"|its|early|late)\s+)?\Z",
    re.VERBOSE | re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:ahead\ of|(?:starting|beginning)(?:\ on|\ in|\ from)?|effective|pending"
    r"|no\ later\ than|due(?:\ on)?)\s+(?:(?:the|a|his|her|their|its|early|late)\s+)?\Z",
    re.VERBOSE | re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?P<way>before|until|till|by)\s+(?:(?:the|a|his|her|their|its|early|late)\s+)?\Z",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\ to\ [a-z]+\b")
_DONE = re.compile(
    r"[’']s\ (?:\w+\ )?(?:ruling|decision|verdict|order|attack|bombing|blast|shooting|killing|raid"
    r"|arrest|crash|collapse|death|defeat|loss|win|victory|announcement|statement|resignation)s?\b"
)
"""What has happened where it can be spoken of: "will appeal Tuesday's ruling"."""
_OTHER_SUBJECT = re.compile(r"\s(?:that|the|a|an|he|she|it|they|we|his|their|its|there|if)\b")
_JOINED = re.compile(r"\s*(?:(?:,|and|or|to|through|–|-)\s*(?:on\s+)?|,\s*(?:and|or)\s+)\Z")
_REACH = 240


class Clause:
    """The verbs of one stretch of a sentence, and what they say about the dates in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start = text, start
        self._cues = list(cues(text, start, end))
        self._ends = [cue.end for cue in self._cues]
        self._last: tuple[int, Sense | None] | None = None

    def sense(self, start: int, end: int) -> Sense | None:
        """Tell which way the words look at the date that stands at ``start`` to ``end``.

        Dates must be asked for in order: one that is joined to the one before it by "and"
        shares its sense.
        """
        found: Sense | None = "past" if _DONE.match(self._text, end) else self._sense(start)
        self._last = (end, found)
        return found

    def _sense(self, start: int) -> Sense | None:
        text, floor = self._text, max(self._start, start - _REACH)
        if self._last and _JOINED.fullmatch(text, self._last[0], min(start, self._last[0] + 12)):
            return self._last[1]
        at = bisect_right(self._ends, start)
        back = self._cues[at - 1] if at and self._ends[at - 1] >= floor else None
        ahead = self._cues[at] if at < len(self._cues) else None
        if _LOOKS_BACK.search(text, max(floor, start - 30), start):
            return "past"
        if _LOOKS_AHEAD.search(text, max(floor, start - 30), start):
            return "future"
        governed = self._governed(start, floor, back, ahead)
        if limit := _UP_TO.search(text, max(floor, start - 24), start):
            return self._up_to(limit, back, governed)
        return governed

    def _up_to(self, limit: re.Match[str], back: Cue | None, governed: Sense | None) -> Sense:
        """Part "had left by Friday" from "must leave by Friday" and "was told to leave by"."""
        if governed != "past":
            return governed or "future"
        told_to = back and _PURPOSE.search(self._text, back.end, limit.start())
        return "past" if limit["way"].lower() == "by" and not told_to else "planned"

    def _governed(
        self, start: int, floor: int, back: Cue | None, ahead: Cue | None
    ) -> Sense | None:
        lead = _LEAD.search(self._text, max(floor, start - 30), start)
        begin = lead.start() if lead else start
        near = max(floor, begin - 9)
        opens = begin <= self._start or _CLAUSE_BEGINS.search(self._text, near, begin)
        onward: Sense | None = (
            (ahead.way if ahead.way != "say" else "past")
            if ahead and ahead.start - start < _REACH
            else None
        )
        if back is None or (opens and onward):
            return onward
        if back.way != "say":
            # A comma between them, and the verb may not govern the date.
            loose = back.way == "past" and self._text.find(",", back.end, start) >= 0
            return None if loose else back.way
        return onward if _OTHER_SUBJECT.match(self._text, back.end, start) else "past"


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a sentence where verbs stop governing: at quotation marks, semicolons and dashes."""
    spans, at = [], start
    for found in _BREAK.finditer(text, start, end):
        spans.append((at, found.start()))
        at = found.end()
    spans.append((at, end))
    return spans
