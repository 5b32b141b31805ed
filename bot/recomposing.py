"""A message that was delivered, composed anew from what is on file now."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import Answering
from bot.composed import CARD, LINK, Composed, noted, turn_of
from bot.views.asked.history import without_names
from bot.views.asked.pages import Turn
from bot.views.blocks import Message
from bot.views.corrections import marked, taken_back
from bot.views.replies import sentence
from bot.views.shared import shared, without_share
from knowledge.answers import Answer, Card, History, Miss, Withdrawn
from knowledge.corrections import Correction
from knowledge.deliveries import Posted, Shown
from knowledge.documents import SourceCard

OLDER = "This answer was corrected. Ask again to see what is on file now."


@dataclass(frozen=True, slots=True)
class Link:
    """A link, what is on file of its source now, and what its card shows."""

    url: str
    source: SourceCard | None
    shown: Shown | None


class Recomposing:
    """Composes delivered messages anew.

    Args:
        answering: the desk as the listeners see it.
    """

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def knows(self, revision: int) -> bool:
        """Return whether what is composed now has a revision in it; take it over where it has not.

        Raises:
            StoreError: the store cannot be read.
        """
        desk = self._answering.desk
        if desk.snapshot.number < revision:
            # another process published it, and this one has not heard of it yet
            await desk.follow()
        return desk.snapshot.number >= revision

    async def compose(self, posted: Posted, correction: Correction) -> Composed:
        """Return a posted message as it reads now.

        Args:
            posted: the message.
            correction: why it is composed anew; a correction is named in the message.
        """
        message, shown = await self._now(posted, correction)
        public = shared(message, posted.by) if posted.by else without_share(message)
        return Composed(public, shown)

    def link(self, posted: Posted) -> Link | None:
        """Return the link under which a card stands, None where a message of ours stands."""
        if not posted.asked.startswith(LINK):
            return None
        url, desk = posted.asked.removeprefix(LINK), self._answering.desk
        source = desk.source_at(url)
        shown = noted(source, desk.snapshot.number, asked=posted.asked) if source else None
        return Link(url, source, shown)

    async def _now(self, posted: Posted, correction: Correction) -> tuple[Message, Shown]:
        # what is published from here on may be missing in the answer
        number = self._answering.desk.snapshot.number
        found = await self._answer(posted)
        if found is None:
            nothing = Shown(pieces=frozenset(), entries=(), revision=number, asked=posted.asked)
            return marked(sentence(OLDER), correction), nothing
        answer, turn = found
        form = self._answering.form_of(posted.to)
        if posted.asked.startswith(CARD) and isinstance(answer, Miss):
            # a card that is gone says why in place of a mark
            message = taken_back(posted.asked.removeprefix(CARD), correction)
        else:
            message = self._answering.shown(answer, form, turn)
            if not isinstance(answer, Withdrawn):
                message = marked(message, correction)
        return message, noted(answer, number, start=turn.start, form=form, asked=posted.asked)

    async def _answer(self, posted: Posted) -> tuple[Answer, Turn] | None:
        desk, asked = self._answering.desk, posted.asked
        if asked.startswith(CARD):
            entry_id = asked.removeprefix(CARD)
            answer = desk.card(entry_id)
            gone = None if isinstance(answer, Card) else desk.withdrawn(entry_id)
            return gone or answer, Turn(0, "")
        turned = turn_of(asked)
        if turned is None:
            return None
        told = await desk.answer(turned[0])
        if isinstance(told, History) and not posted.to:
            told = without_names(told)
        return told, turned[1]
