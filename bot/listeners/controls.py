"""The controls under an answer: Share, Copy line, Quotes, See also, More, and the menu."""

from __future__ import annotations

import re
from collections.abc import Coroutine
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot import sharing
from bot.answering import Answering
from bot.background import Background
from bot.behind import behind, gone
from bot.delivering import Delivering
from bot.place import place_of
from bot.seen import Seen
from bot.views.blocks import Message
from bot.views.replies import sentence
from knowledge.answers import Miss
from knowledge.questions import Question

ACTIONS = re.compile(r"^(share|line|quotes|related|more|page|open:\d+|context:\d+)$")
OTHER = re.compile(r".*", re.DOTALL)


def register(
    app: AsyncApp, answering: Answering, background: Background, delivering: Delivering
) -> None:
    """Listen to the controls; anything else that is pressed is acknowledged."""
    controls = Controls(answering, background, delivering)
    app.action(ACTIONS)(controls.pressed)
    app.action(OTHER)(controls.other)


class Controls:
    """Acts on what is pressed under an answer. Only the one who pressed sees the result."""

    def __init__(
        self, answering: Answering, background: Background, delivering: Delivering
    ) -> None:
        self._answering = answering
        self._background = background
        self._delivering = delivering
        self._given = Seen()

    async def pressed(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], respond: AsyncRespond
    ) -> None:
        """Acknowledge at once, then show what was asked for."""
        await ack()

        async def tell(said: str) -> None:
            await self._reply(respond, sentence(said))

        value = chosen(action)
        name = action["action_id"].partition(":")[0]
        if name == "share":
            self._background.start(await self._share(value, body, respond), tell)
            return
        replace = name in ("related", "open") and is_private(body)
        opened = behind(self._answering.desk, name, value)

        async def show() -> None:
            await self._delivering.opened(*place_of(body), opened)
            await self._reply(respond, opened.message, replace=replace)

        self._background.start(show(), tell)

    async def other(self, ack: AsyncAck) -> None:
        """Acknowledge a control of an older version of ours, or a link button."""
        await ack()

    async def _share(
        self, entry_id: str, body: dict[str, Any], respond: AsyncRespond
    ) -> Coroutine[Any, Any, None]:
        """Keep a card that is shared before this is acknowledged; return what is left to do."""
        revision = self._answering.desk.snapshot.number
        answer = self._answering.card(entry_id)
        if isinstance(answer, Miss):
            return self._reply(respond, gone(self._answering.desk, entry_id).message)
        composed = self._answering.composed(answer, Question("entry", entry_id), revision)
        place = place_of(body)
        thread = (body.get("message") or body.get("container") or {}).get("thread_ts") or ""
        sharing_ = sharing.Sharing(
            composed, place.channel, place.person, thread, str(body.get("trigger_id") or "")
        )
        posting = await sharing.kept(self._delivering, sharing_, self._given)

        async def settle() -> None:
            if problem := await posting:
                await self._reply(respond, sentence(problem))

        return settle()

    async def _reply(
        self, respond: AsyncRespond, message: Message, *, replace: bool = False
    ) -> None:
        await respond(
            text=message["text"],
            blocks=message["blocks"],
            response_type="ephemeral",
            replace_original=replace,
        )


def chosen(action: dict[str, Any]) -> str:
    """Return the value of what was pressed or chosen."""
    option = action.get("selected_option") or {}
    return str(option.get("value") or action.get("value") or "")


def is_private(body: dict[str, Any]) -> bool:
    """Return whether the message with the control is visible to one person alone."""
    return bool((body.get("container") or {}).get("is_ephemeral"))
