"""A message → the pieces that it shows: of a long list, those on its page alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.views import copycheck, lists
from bot.views.asked import lists as listed
from bot.views.asked.pages import Item, span
from bot.views.asked.quotations import items as quotations
from bot.views.asked.timeline import items as events
from knowledge import answers as a
from knowledge.copy import CopyReport
from knowledge.deliveries import Shows, of_summary, part, pieces
from knowledge.pieces import own
from knowledge.preferences import CardForm

ITEMS: Mapping[type, Callable[[Any], Sequence[Item]]] = MappingProxyType(
    {
        a.Quotations: quotations,
        a.Timeline: events,
        a.SourceList: listed.documents,
        a.FigureList: listed.numbers,
        a.News: listed.changes,
    }
)
"""Answers that are cut into pages, and what is listed in each."""


def pieces_of(answer: Shows, start: int = 0, form: CardForm = "full") -> frozenset[str]:
    """Return the pieces that the message of an answer shows.

    Args:
        answer: what the desk answered.
        start: the number of the first item on the page, for a list.
        form: the form in which a card is shown.
    """
    match answer:
        case a.Card() if form == "short":
            return of_summary(answer)
        case a.FactList() | a.QuoteList():
            return pieces(part(answer, *lists.span(answer, start)))
        case CopyReport():
            return _of_report(answer)
    items = ITEMS.get(type(answer))
    return pieces(part(answer, *span(items(answer), start)) if items else answer)


def _of_report(report: CopyReport) -> frozenset[str]:
    """Return the pieces of a report: a modal shows so many entries in full, of more the names."""
    most = copycheck.SHOWN
    full = replace(report, findings=report.findings[:most], mentioned=report.mentioned[:most])
    return pieces(full) | {own(more.entry_id, "name") for more in report.mentioned[most:]}
