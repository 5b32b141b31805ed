"""Any answer → its message."""

from __future__ import annotations

from bot.views import lists, replies
from bot.views.blocks import Message
from bot.views.card import card
from knowledge.answers import Answer, Card, Choice, FactList, Help, Miss, QuoteList


def render(answer: Answer) -> Message:
    """Build the message of an answer."""
    match answer:
        case Card():
            return card(answer)
        case Choice():
            return replies.choice(answer)
        case Miss():
            return replies.miss(answer)
        case Help():
            return replies.help_(answer)
        case FactList():
            return lists.facts(answer)
        case QuoteList():
            return lists.quotes(answer)
