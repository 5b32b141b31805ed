"""Whether the words around a date look back or ahead.

A weekday or a month and day name no year and no week: the verb that governs them tells
whether the last or the next one is meant. The rules read one sentence from left to right and
look at verbs alone; they are ours, made from how news copy is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Sense = Literal["past", "future", "planned"]
"""``planned``: it was to happen, and may since have happened or not."""

_ADVERBS = r"(?:\ (?:not|also|now|still|then|likely|soon|either|\w+ly))*"
_MAIN = rf"{_ADVERBS}(?:\ (?:be|have|been))*{_ADVERBS}\ [a-z]+"
_TO = r"(?:\ to(?:\ be)?\ [a-z]+)?"
_SET = (
    r"(?:scheduled|set|due|expected|slated|planned|poised|going|about|ready|preparing|planning"
    r"|hoping|aiming|supposed|meant|bound|likely|forecast"
    r"|projected|predicted|to\ be)"
)
_GOVERNS_AHEAD = (
    r"(?:plan|hope|intend|aim|expect|prepare|want|need|vow|promise|pledge|agree|threaten|order"
    r"|urge|ask|invite|offer|decide)"
)
_PRESENT_AHEAD = (
    r"(?:begins|starts|opens|expires|ends|resumes|returns|arrives|faces|convenes|meets|travels"
    r"|reopens|closes|takes\ effect|take\ effect|goes\ (?:on|to)|kicks\ off|comes\ into\ force"
    r"|come\ into\ force|go\ into\ effect|goes\ into\ effect)"
)
_BEFORE_DATE = (
    r"(?=\ (?:on\ |from\ |until\ |through\ |at\ [\w:.]+(?:\ [ap]\.?m\.?)?\ )?(?:the\ )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?\ \d))"
)
_WITH_DATE_AHEAD = (
    r"(?:open|begin|start|resume|expire|reopen|return|close|end|run|play|is|are|runs|plays|airs"
    rf"|premieres|launches|debuts|hits|lasts|leaves|speaks){_BEFORE_DATE}"
)
_DOING_AHEAD = (
    r"(?:meeting|holding|travell?ing|visiting|voting|leaving|flying|heading|returning|hosting"
    r"|speaking|starting|beginning|opening|closing|launching|appearing|playing|arriving)"
)
_IRREGULAR = (
    r"was|were|had|did|didn[’']t|wasn[’']t|weren[’']t|been|came|went|took|made|met|held|began|won"
    r"|lost|fell|rose|struck|hit|shot|found|left|led|gave|got|ran|sent|spoke|flew|drew|saw|kept"
    r"|stood|broke|brought|built|bought|caught|chose|died|fled|fought|grew|heard|knew|laid|paid"
    r"|sat|sold|sought|spent|stole|swore|taught|thought|threw|took|voted|woke|withdrew|became|blew"
    r"|cast|drove|forced|hung|rode|sank|shook|stuck|swept|tore|wounded|hurt|put|overturned|slew"
    r"|done|taken|given|seen|shown|gone|written|known|begun|spoken|born|hidden|stolen|thrown"
)
_OPENING = r"Asked|Arrested|Elected|Appointed|Convicted|Founded|Killed|Reached|Released"
_SAY = (
    r"speaking|addressing|testifying|said|says|say|saying|told|tells|telling|added|adds|wrote"
    r"|writes|tweeted|posted"
)

_CUE = re.compile(
    rf"""\b(?:
      (?P<undone>(?:could|would|should|might|may|must)\ (?:not\ )?have\b
        |could(?:\ not|n[’']t)|(?:would|did)\ not\ (?:be\ drawn|comment|respond|say))
    | (?P<ahead>
        (?:will|won[’']t|shall|would|could|may|might|can|should|must|cannot)\b{_MAIN}
      | (?:is|are|am|be|now|currently){_ADVERBS}\ {_SET}\b{_TO}
      | (?:is|are){_ADVERBS}\ {_DOING_AHEAD}\b | (?:is|are)\ to\ (?:be\ )?[a-z]+
      | (?:scheduled|slated|due|expected|planned|set|effective)\ (?:for|on|by|in|to)\b
      | (?:has|have|need|needs|yet)\ (?:until|to)\b(?:\ be)?\ ?[a-z]*
      | {_GOVERNS_AHEAD}(?:s|d|ed|ing)?\ (?:(?:him|her|them|it|us)\ )?to(?:\ be)?\ [a-z]+
      | (?:extended|postponed|moved|delayed|pushed(?:\ back)?|rescheduled|adjourned)
        \ (?:to|until|till|for)\b
      | (?<=day\ )(?:is|marks|brings)\b
      | {_PRESENT_AHEAD}\b | {_WITH_DATE_AHEAD} | upcoming\b | forthcoming\b | deadline\b)
    | (?P<planned>(?:was|were|been|had){_ADVERBS}\ {_SET}\b(?:{_TO}|\ for\b)
      | (?:was|were)\ to\ (?:be\ )?[a-z]+)
    | (?P<neutral>to\ be\ [a-z]+)
    | (?P<say>(?:{_SAY})\b)
    | (?P<past>(?:{_IRREGULAR}|{_OPENING})\b
      | (?!need|exceed|proceed|succeed|hundred|united|indeed|speed)[a-z]{{2,20}}ed\b)
    | (?P<contracted>(?<=[a-z])[’']ll\b)
    )""",
    re.VERBOSE,
)
_CONTRACTED = re.compile(r"[A-Za-z][’']ll\b")
_BREAK = re.compile(r"[“”;:—]|\ [–-]\ |\"")
_LEAD = re.compile(
    r"(?:\b(?:on|in|by|since|from|early|earlier|late|later|at|the|during|of|until|for|and|or|this"
    r"|last|next)\s+|\s+)*\Z",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(
    r"(?:[,(–—]|\b(?:and|but|that|while|when|because|if|as|whether|which|who|where))\s*\Z"
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
_OTHER_SUBJECT = re.compile(r"\s(?:that|the|a|an|he|she|it|they|we|his|their|its|there|if)\b")
_JOINED = re.compile(r"\s*(?:(?:,|and|or|to|through|–|-)\s*(?:on\s+)?|,\s*(?:and|or)\s+)\Z")
_REACH = 240


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb, and which way it looks; ``say`` tells of speaking and governs only what is near."""

    start: int
    end: int
    way: Literal["past", "future", "planned", "say"]


_WAYS: dict[str, Literal["past", "future", "planned", "say"]] = {
    "undone": "past",
    "ahead": "future",
    "contracted": "future",
    "planned": "planned",
    "say": "say",
    "past": "past",
}


class Clause:
    """The verbs of one stretch of a sentence, and what they say about the dates in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start = text, start
        self._cues = [
            Cue(found.start(), found.end(), _WAYS[found.lastgroup])
            for found in _CUE.finditer(text, start, end)
            if found.lastgroup in _WAYS
        ]
        self._ends = [cue.end for cue in self._cues]
        self._last: tuple[int, Sense | None] | None = None

    def sense(self, start: int, end: int) -> Sense | None:
        """Tell which way the words look at the date that stands at ``start`` to ``end``.

        Dates must be asked for in order: one that is joined to the one before it by "and"
        shares its sense.
        """
        found = self._sense(start)
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
            return back.way
        return onward if _OTHER_SUBJECT.match(self._text, back.end, start) else "past"


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a sentence where verbs stop governing: at quotation marks, semicolons and dashes."""
    spans, at = [], start
    for found in _BREAK.finditer(text, start, end):
        spans.append((at, found.start()))
        at = found.end()
    spans.append((at, end))
    return spans
