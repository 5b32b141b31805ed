"""Any answer → its message."""

from __future__ import annotations

from bot.views import lists, replies
from bot.views.asked import lists as listed
from bot.views.asked.links import connection
from bot.views.asked.quotations import quotations
from bot.views.asked.timeline import timeline
from bot.views.asked.told import not_told, told
from bot.views.blocks import Message
from bot.views.card import card
from knowledge import answers as a


def render(answer: a.Answer, start: int = 0, again: str = "", picture: str = "") -> Message:
    """Build the message of an answer.

    Args:
        answer: what the desk answered.
        start: the number of the first item to show, where it is a list.
        again: the question, as the button More of a list sends it.
        picture: the address of a picture of the answer, or "".
    """
    match answer:
        case a.Quotations():
            return quotations(answer, start, again)
        case a.Timeline():
            return timeline(answer, start, again, picture)
        case a.SourceList():
            return listed.sources(answer, start, again)
        case a.FigureList():
            return listed.figures(answer, start, again)
        case a.News():
            return listed.news(answer, start, again)
        case a.FactList():
            return lists.facts(answer, start)
        case a.QuoteList():
            return lists.quotes(answer, start)
        case _:
            return _whole(answer)


def _whole(
    answer: a.Card | a.Choice | a.Miss | a.Help | a.Connection | a.Told | a.NotTold,
) -> Message:
    """Build the message of an answer that stands on one page."""
    match answer:
        case a.Card():
            return card(answer)
        case a.Choice():
            return replies.choice(answer)
        case a.Miss():
            return replies.miss(answer)
        case a.Help():
            return replies.help_(answer)
        case a.Connection():
            return connection(answer)
        case a.Told():
            return told(answer)
        case a.NotTold():
            return not_told(answer)
