"""Dates, marks and quotations in newsroom English, as mrkdwn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot.views.blocks import cut, escape
from knowledge.answers import Line, Mark, QuoteLine
from knowledge.forms import earliest, precision

DOT = "  ·  "
STAY = "\N{NO-BREAK SPACE}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
QUOTE_LIMIT = 2400


def short_date(day: dt.date) -> str:
    """Return ``3 Feb 2025``."""
    return f"{day.day} {day:%b %Y}"


def spoken_date(partial: str | None, *, weekday: bool = True) -> str:
    """Return a date as exact as it is known: ``Mon 3 Feb 2025``, ``January 2025``, ``2024``."""
    if partial is None:
        return "date not given"
    day = earliest(partial)
    exact = precision(partial)
    if exact == "year":
        return str(day.year)
    if exact == "month":
        return f"{day:%B %Y}"
    return f"{day:%a} {short_date(day)}" if weekday else short_date(day)


def raised(marks: Iterable[int]) -> str:
    """Return mark numbers raised: ``¹ ²``."""
    return STAY.join(str(mark).translate(_RAISED) for mark in marks)


def marked(line: Line, limit: int = 600) -> str:
    """Return a sentence with its marks behind it, on the same line as its last word."""
    return f"{escape(cut(line.text, limit))}{STAY}{raised(line.marks)}"


def quotation(quote: QuoteLine) -> str:
    """Return a quotation as a block quote, with speaker, role, venue and date."""
    lead = f"{escape(quote.lead_in)}: " if quote.lead_in else ""
    words = escape(cut(quote.words, QUOTE_LIMIT)).replace("\n", "\n>")
    return f">{lead}“{words}”\n>{byline(quote)}{STAY}{raised(quote.marks)}"


def byline(quote: QuoteLine) -> str:
    """Return who said it, as what, where and when."""
    parts = [f"*{escape(quote.speaker)}*", quote.role, quote.venue, spoken_date(quote.date)]
    return ", ".join([parts[0], *(escape(part) for part in parts[1:] if part)])


def standing(marks: Iterable[Mark], notes: Iterable[str] = ()) -> str:
    """Return where each mark stands: outlet, date, paragraph; then what the desk added."""
    said: list[str] = []
    before: tuple[str, dt.date | None] | None = None
    for mark in marks:
        place = (mark.outlet, mark.date)
        said.append(f"{raised((mark.number,))} {_place(mark, known=place == before)}")
        before = place
    return DOT.join(["   ".join(said), *(escape(note) for note in notes)])


def _place(mark: Mark, *, known: bool) -> str:
    if mark.paragraph is None:
        return escape(f"{mark.outlet}: {mark.note}" if mark.note else mark.outlet)
    if known:
        return f"¶{mark.paragraph}"
    date = f", {short_date(mark.date)}" if mark.date else ""
    return f"{escape(mark.outlet)}{date}, ¶{mark.paragraph}"
