"""One page of an answer: the answer with only the items that the page shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from knowledge import answers as a
from knowledge.deliveries.pieces import Shows

Paged = TypeVar("Paged", bound=Shows)


def part(answer: Paged, start: int, end: int) -> Paged:
    """Return an answer with its items from one number to another, counted from 0.

    An answer that is no list is returned as it is. Quotations are followed by what is told in
    our words, and counted on.
    """
    shown: Shows = answer
    match answer:
        case a.Quotations():
            behind = len(answer.quotes)
            told = answer.told[max(0, start - behind) : max(0, end - behind)]
            shown = replace(answer, quotes=answer.quotes[start:end], told=told)
        case a.FactList():
            shown = replace(answer, facts=answer.facts[start:end])
        case a.QuoteList():
            shown = replace(answer, quotes=answer.quotes[start:end])
        case a.Timeline():
            shown = replace(answer, events=answer.events[start:end])
        case a.SourceList():
            shown = replace(answer, documents=answer.documents[start:end])
        case a.FigureList():
            shown = replace(answer, figures=answer.figures[start:end])
        case a.News():
            shown = replace(answer, changes=answer.changes[start:end])
        case _:
            return answer
    return shown
