"""Any answer → its message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.views import lists, replies
from bot.views.asked import lists as listed
from bot.views.asked.history import history
from bot.views.asked.links import connection
from bot.views.asked.pages import FIRST, Turn
from bot.views.asked.quotations import quotations
from bot.views.asked.timeline import timeline
from bot.views.asked.told import not_told, told
from bot.views.blocks import Message
from bot.views.card import card
from knowledge import answers as a

WHOLE: Mapping[type, Callable[[Any], Message]] = MappingProxyType(
    {
        a.Card: card,
        a.Choice: replies.choice,
        a.Miss: replies.miss,
        a.Help: replies.help_,
        a.FactList: lists.facts,
        a.QuoteList: lists.quotes,
        a.Connection: connection,
        a.Told: told,
        a.NotTold: not_told,
        a.Withdrawn: replies.withdrawn,
    }
)
"""Answers that stand on one page, or turn their pages by an id of their own."""

LISTS: Mapping[type, Callable[[Any, Turn], Message]] = MappingProxyType(
    {
        a.Quotations: quotations,
        a.SourceList: listed.sources,
        a.FigureList: listed.figures,
        a.News: listed.news,
        a.History: history,
    }
)
"""Answers whose pages are turned by asking the question again."""


def render(answer: a.Answer, turn: Turn = FIRST, picture: str = "") -> Message:
    """Build the message of an answer.

    Args:
        answer: what the desk answered.
        turn: which page of a list, and how the next one is asked for.
        picture: the address of a picture of the answer, or "".
    """
    if isinstance(answer, a.Timeline):
        return timeline(answer, turn, picture)
    view = LISTS.get(type(answer))
    return view(answer, turn) if view else WHOLE[type(answer)](answer)
