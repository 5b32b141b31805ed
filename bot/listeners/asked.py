"""The controls of lists: More, and Copy quote."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot.answering import Answering
from bot.background import Background
from bot.delivering import Delivering
from bot.paging import unpacked
from bot.place import Place, place_of
from bot.views.asked.pages import TURN
from bot.views.asked.quotations import pasted
from bot.views.blocks import Message
from bot.views.replies import sentence
from knowledge.answers import Miss

ACTIONS = re.compile(rf"^({TURN}|quote:\d+)$")


def register(
    app: AsyncApp, answering: Answering, background: Background, delivering: Delivering
) -> None:
    """Listen to the controls of lists. Before ``controls``, which takes what is left."""
    app.action(ACTIONS)(Asked(answering, background, delivering).pressed)


class Asked:
    """Turns pages and hands out quotations. Only the one who pressed sees the result."""

    def __init__(
        self, answering: Answering, background: Background, delivering: Delivering
    ) -> None:
        self._answering = answering
        self._background = background
        self._delivering = delivering

    async def pressed(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], respond: AsyncRespond
    ) -> None:
        """Acknowledge at once, then show what was asked for."""
        await ack()
        value = str(action.get("value") or "")
        turned = action["action_id"] == TURN

        async def show() -> None:
            find = self._page if turned else self._quote
            await _reply(respond, await find(value, place_of(body)))

        async def tell(said: str) -> None:
            await _reply(respond, sentence(said))

        self._background.start(show(), tell)

    async def _page(self, value: str, place: Place) -> Message:
        start, _, asked = value.partition(":")
        question = unpacked(asked)
        if question is None or not start.isdecimal():
            return sentence("This list is of an older version. Ask again to see it.")
        told = await self._answering.told(question, place.person, int(start))
        await self._delivering.seen(*place, told.shown)
        return told.message

    async def _quote(self, quote_id: str, place: Place) -> Message:
        answer = self._answering.desk.quote(quote_id)
        if isinstance(answer, Miss):
            return sentence("This quotation is no longer on file.")
        await self._delivering.copied(place.person, self._answering.noted(answer))
        return pasted(answer.quotes[0], answer.marks)


async def _reply(respond: AsyncRespond, message: Message) -> None:
    await respond(
        text=message["text"],
        blocks=message["blocks"],
        response_type="ephemeral",
        replace_original=False,
    )
