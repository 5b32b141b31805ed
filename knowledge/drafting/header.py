"""The lines above a plain-text article: its day, its byline and its outlet, as printed there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.drafting.printed_dates import printed_date

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t?\.|t)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
    rf"(\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2})\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"\A[^\W\d_][^()“”\".!?]{{0,60}},\s+(?P<day>{_DAY.pattern})\s*(?:\([^()]{{1,40}}\))?\s?\.?\s?[—–-]",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:first )?(?:published|posted|updated|last updated)\b:?(?: on)?", re.IGNORECASE
)
_BY = re.compile(r"\ABy\s+(?=[^\W\d_a-z])")
_ROLE = re.compile(
    r",?\s+(?:[\w’'-]+\s){0,3}(?:correspondent|reporter|writer|editor|columnist)\Z", re.IGNORECASE
)
_PLACE = re.compile(r",?\s+(?:in|for)\s+[^,]+\Z")
_AND = re.compile(r", and |, | and | & ")
_NAME = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:de|del|della|da|di|dos|du|van|von|der|den|la|le|al|bin|ibn|y"
    r"|[^\W\d_a-z][\w.’'-]*)){1,5}\Z"
)
_PARTED = re.compile(r"\s+[|•·–—]\s+|\t+")
_SENTENCE = re.compile(r"[.!?…][\"'’”»)]*\Z")
_BLOCKS = 4
_LONGEST = 110
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above an article: the day, the byline, the outlet; each may be missing."""

    published: dt.date | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None


def header(text: str) -> Header:
    """Read the lines above an article.

    Args:
        text: the article, with its line ends.

    Returns:
        What stands there. A day after “updated” counts only where no other is printed.
    """
    days: list[tuple[bool, dt.date]] = []
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    first = text.strip().partition("\n")[0].strip()
    for piece in _pieces(text):
        dateline = _DATELINE.match(piece)
        prose = len(piece) > _LONGEST or _SENTENCE.search(piece)
        found = _DAY.search(piece)
        if not dateline and (prose or (piece == first and found and found[0] != piece)):
            continue
        day = printed_date(found[1]) if found else None
        if day:
            days.append((bool(re.search("updated", piece, re.IGNORECASE)), day))
        if dateline:
            continue
        words = _STAMP.sub("", piece[: found.start()] if found else piece).strip(" ,:;")
        signed = _BY.match(words) or (piece != first and _ROLE.search(words))
        if signed:
            authors = authors or _names(words)
        elif day and _NAME.match(words):
            publisher = publisher or words
    return Header(min(days)[1] if days else None, authors, publisher)


def _pieces(text: str) -> Iterator[str]:
    """Yield the lines of the first blocks, each cut at bars; of prose, only its beginning."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip())[:_BLOCKS]
    lines = [line.strip() for block in blocks for line in block.split("\n")[:3]]
    for line in lines[:_MOST_LINES]:
        if len(line) > _LONGEST:
            yield from (m[0] for m in [_DATELINE.match(line)] if m)
        else:
            yield from _PARTED.split(line) if not _DATELINE.match(line) else [line]


def _names(words: str) -> tuple[str, ...]:
    bare = _PLACE.sub("", _ROLE.sub("", _BY.sub("", words)))
    # "By Mia O'Dell, CNN" names an outlet too
    names = (name for part in _AND.split(bare) for name in part.split(", "))
    return tuple(name for name in names if _NAME.match(name) and not name.isupper())
