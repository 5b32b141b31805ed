"""A message that was posted, composed anew from what is on file now."""

from __future__ import annotations

from bot.answering import Answering
from bot.paging import packed, unpacked
from bot.views.asked.pages import Turn
from bot.views.blocks import Message
from bot.views.corrections import marked, taken_back
from bot.views.shared import shared, without_share
from bot.views.shown import pieces_of
from knowledge.answers import Answer, Card, Miss, Withdrawn
from knowledge.corrections import Correction
from knowledge.deliveries import Posted, Shown
from knowledge.questions import Question

CARD = "card:"


def asked_for(answer: Answer, question: Question | None) -> str:
    """Return how a message is composed again: a card by its entry, all else by its question."""
    if isinstance(answer, Card):
        return f"{CARD}{answer.entry_id}"
    return packed(question) if question else ""


class Recomposing:
    """Composes posted messages anew.

    Args:
        answering: the desk as the listeners see it.
    """

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def compose(self, posted: Posted, correction: Correction) -> tuple[Message, Shown]:
        """Return a posted message as it reads now, and what it shows.

        Args:
            posted: the message.
            correction: why it is composed anew; a correction is named in the message.
        """
        answer, turn = self._answer(posted.asked)
        message = self._message(posted, correction, answer, turn)
        public = shared(message, posted.by) if posted.by else without_share(message)
        desk = self._answering.desk
        shown = Shown(
            pieces=pieces_of(answer),
            entries=(answer.entry_id,) if isinstance(answer, Card) else (),
            revision=desk.snapshot.number,
            asked=posted.asked,
        )
        return public, shown

    def _message(
        self, posted: Posted, correction: Correction, answer: Answer, turn: Turn
    ) -> Message:
        """Return the words of a message; a card that is gone says why in place of a mark."""
        if posted.asked.startswith(CARD) and isinstance(answer, Miss):
            return taken_back(posted.asked.removeprefix(CARD), correction)
        message = self._answering.shown(answer, turn=turn)
        return message if isinstance(answer, Withdrawn) else marked(message, correction)

    def _answer(self, asked: str) -> tuple[Answer, Turn]:
        desk = self._answering.desk
        if asked.startswith(CARD):
            entry_id = asked.removeprefix(CARD)
            answer = desk.card(entry_id)
            gone = None if isinstance(answer, Card) else desk.withdrawn(entry_id)
            return gone or answer, Turn(0, "")
        question = unpacked(asked) or Question("help")
        return desk.ask(question), Turn(0, asked)
