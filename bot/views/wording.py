"""Dates, marks and quotations in newsroom English, as mrkdwn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from types import MappingProxyType

from bot.views.blocks import cut, escape
from knowledge.answers import Line, Mark, QuoteLine
from knowledge.forms import earliest, precision
from knowledge.model import Standing

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
    words = escape(cut(quote.words, QUOTE_LIMIT))
    said = f"{lead}“{words}”\n{byline(quote)}{STAY}{raised(quote.marks)}"
    # a line without the sign would stand outside the block, as if it were ours
    return f">{said}".replace("\n", "\n>")


def byline(quote: QuoteLine) -> str:
    """Return who said it, as what, where and when."""
    parts = [f"*{escape(quote.speaker)}*", quote.role, quote.venue, spoken_date(quote.date)]
    return ", ".join([parts[0], *(escape(part) for part in parts[1:] if part)])


_STATES = MappingProxyType(
    {
        "corrected": "corrected by {outlet} on {day}",
        "written-through": "written through by {outlet} on {day}",
        "retracted": "retracted by {outlet} on {day}",
        "legal-hold": "on legal hold since {day}",
    }
)
_BRIEFLY = MappingProxyType(
    {
        "corrected": "corrected",
        "written-through": "written through",
        "retracted": "retracted",
        "legal-hold": "on legal hold",
    }
)
NOTE = 300
"""The most characters of a publisher's note that stand behind a mark."""


def stood(outlet: str, since: Standing) -> str:
    """Return what an outlet did to a document: ``retracted by CNN on 5 Mar 2025: note``."""
    state = _STATES[since.state].format(outlet=outlet, day=short_date(since.since))
    return f"{state}: {cut(since.note, NOTE)}"


def first_upper(text: str) -> str:
    """Return words as they begin a line."""
    return text[:1].upper() + text[1:]


def standings(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return what outlets did to the documents that marks stand in, each once."""
    found = (stood(mark.outlet, mark.standing) for mark in marks if mark.standing)
    return tuple(dict.fromkeys(found))


def standing(marks: Iterable[Mark], notes: Iterable[str] = ()) -> str:
    """Return where each mark stands: outlet, date, paragraph; then what the desk added.

    What an outlet did to a document since is said in full where it is first cited.
    """
    said: list[str] = []
    full: set[str] = set()
    before: tuple[str, dt.date | None, Standing | None] | None = None
    for mark in marks:
        place = (mark.outlet, mark.date, mark.standing)
        since = _since(mark, full)
        said.append(f"{raised((mark.number,))} {_place(mark, known=place == before)}{since}")
        before = place
    return DOT.join(["   ".join(said), *(escape(note) for note in notes)])


def _since(mark: Mark, full: set[str]) -> str:
    """Return what was done to a mark's document, in brackets; ``full`` grows by what is said."""
    if mark.standing is None:
        return ""
    said = stood(mark.outlet, mark.standing)
    if said in full:
        return f" ({_BRIEFLY[mark.standing.state]})"
    full.add(said)
    return f" ({escape(said)})"


def _place(mark: Mark, *, known: bool) -> str:
    if mark.paragraph is None:
        return escape(f"{mark.outlet}: {mark.note}" if mark.note else mark.outlet)
    if known:
        return f"¶{mark.paragraph}"
    date = f", {short_date(mark.date)}" if mark.date else ""
    return f"{escape(mark.outlet)}{date}, ¶{mark.paragraph}"
