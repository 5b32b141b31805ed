"""The verbs that look back or ahead, as news copy uses them; the list is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Way = Literal["past", "future", "planned", "say"]
"""``planned``: it was to happen, and may since have; ``say``: a verb of speaking."""

_ADVERBS = r"(?:\ (?:not|also|now|still|then|likely|soon|either|\w+ly))*"
_MAIN = rf"{_ADVERBS}(?:\ (?:be|have|been))*{_ADVERBS}\ [a-z]+"
_TO = r"(?:\ to(?:\ be)?\ [a-z]+)?"
_SET = (
    r"(?:scheduled|set|due|expected|slated|planned|poised|going|about|ready|preparing|planning"
    r"|hoping|aiming|supposed|meant|bound|likely|forecast"
    r"|projected|predicted|to\ be\ [a-z]+)"
)
_GOVERNS_AHEAD = (
    r"(?:plan|hope|intend|aim|expect|prepare|want|need|vow|promise|pledge|agree|threaten|order"
    r"|urge|ask|invite|offer|decide)"
)
_PRESENT_AHEAD = (
    r"(?:begins|starts|opens|expires|ends|resumes|returns|arrives|faces|convenes|meets|travels"
    r"|reopens|closes|takes\ effect|take\ effect|goes\ (?:on|to)|kicks\ off|comes\ into\ force"
    r"|come\ into\ force|go\ into\ effect|goes\ into\ effect"
    r"|(?:go|head|heads)\ to\ the\ polls|(?:has|have)\ an?\ (?:court\ )?(?:hearing|date|meeting))"
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


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb, and which way it looks; ``say`` tells of speaking and governs only what is near."""

    start: int
    end: int
    way: Way


_WAYS: dict[str, Way] = {
    "undone": "past",
    "ahead": "future",
    "contracted": "future",
    "planned": "planned",
    "say": "say",
    "past": "past",
}


def cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Find the verbs between two offsets, in order."""
    for found in _CUE.finditer(text, start, end):
        if found.lastgroup in _WAYS:
            yield Cue(found.start(), found.end(), _WAYS[found.lastgroup])
