"""A timeline as a drawing: one row for each event, from the earliest to the latest.

It brings its own light ground, so that it reads the same where Slack is light and where it is
dark. How exact a date is shows in the form of its dot as well as in words, never in colour alone.
"""

from __future__ import annotations

import datetime as dt
from html import escape

from bot.views.asked.dates import happened
from bot.views.asked.timeline import SPOKEN
from knowledge.answers import EventLine, Timeline
from knowledge.forms import earliest

WIDTH = 760
ROW = 50
GAP = 24
TOP = 66
MOST = SPOKEN
"""The most rows; the list under the picture has the rest."""

_INK, _SOFT, _LINE, _GROUND = "#1d1c1d", "#55565a", "#1264a3", "#ffffff"
_DOT_AT, _TEXT_AT = 200, 226
_CHARACTERS = 62
"""Characters of a name that fit into a row at this size of type."""


LEGEND = (
    "Filled: the day is known. Ring: the month or the year alone. "
    "Dashed: at the latest then, or not given."
)


def drawn(answer: Timeline) -> str:
    """Return the SVG of a timeline.

    Args:
        answer: the events, in order.
    """
    rows: list[str] = []
    at = TOP + ROW // 2
    shown = answer.events[:MOST]
    first = at
    for number, event in enumerate(shown):
        if number and (gap := between(shown[number - 1], event)):
            at += GAP
            rows.append(_text(_TEXT_AT, at - ROW // 2 - 6, gap, 12, _SOFT))
        rows.append(_row(event, at))
        at += ROW
    last = at - ROW
    ends = f'y1="{first}" y2="{last}" stroke="{_LINE}" stroke-width="2"'
    line = f'<line x1="{_DOT_AT}" x2="{_DOT_AT}" {ends}/>'
    more = len(answer.events) - len(shown)
    foot = LEGEND
    if more:
        foot = f"{more} more on file. {foot}"
    height = at + 30
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" ',
            f'viewBox="0 0 {WIDTH} {height}" font-family="DejaVu Sans">',
            f'<rect width="{WIDTH}" height="{height}" rx="8" fill="{_GROUND}"/>',
            _text(24, 40, short(answer.title, 70), 19, _INK, bold=True),
            line,
            *rows,
            _text(24, height - 16, foot, 11, _SOFT),
            "</svg>",
        )
    )


def _row(event: EventLine, at: int) -> str:
    name = _text(_TEXT_AT, at + 5, short(event.name, _CHARACTERS), 14, _INK)
    when = _text(_DOT_AT - 22, at + 5, happened(event), 13, _SOFT, end=True)
    return when + _dot(event, at) + name


def _dot(event: EventLine, at: int) -> str:
    exact = len(event.date) == 10 if event.date else False
    fill = _LINE if exact else _GROUND
    dashed = "" if event.date else ' stroke-dasharray="3 2.5"'
    return (
        f'<circle cx="{_DOT_AT}" cy="{at}" r="{7 if exact else 8}" fill="{fill}" '
        f'stroke="{_LINE}" stroke-width="2"{dashed}/>'
    )


def between(before: EventLine, after: EventLine) -> str:
    """Return how long after an event the next one was, or "" where days are not known or equal."""
    if not before.date or not after.date:
        return ""
    days = (earliest(after.date) - earliest(before.date)).days
    exact = len(before.date) == 10 and len(after.date) == 10
    if exact and 0 < days < 60:
        return "the next day" if days == 1 else f"{days} days later"
    months = _months(earliest(before.date), earliest(after.date))
    if len(before.date) == 4 or len(after.date) == 4:
        years = int(after.date[:4]) - int(before.date[:4])
        return "" if years == 0 else "the next year" if years == 1 else f"{years} years on"
    return f"about {months} months later" if months > 1 else ""


def _months(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def short(text: str, most: int) -> str:
    """Return a text cut at a word so that it fits into a row."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def _text(
    x: int, y: int, text: str, size: int, colour: str, *, bold: bool = False, end: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    anchor = ' text-anchor="end"' if end else ""
    plain = "".join(c for c in text if c.isprintable())
    place = f'x="{x}" y="{y}" font-size="{size}" fill="{colour}"'
    return f"<text {place}{weight}{anchor}>{escape(plain)}</text>"
