"""The controls under an answer: Share, Copy line, Quotes, See also, More, and the menu."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import sharing
from bot.answering import Answering
from bot.background import Background
from bot.views import lists
from bot.views.answer import render
from bot.views.blocks import Message
from bot.views.in_context import passages
from bot.views.replies import copy_line, sentence
from knowledge.answers import Card, FactList, Miss

ACTIONS = re.compile(r"^(share|line|quotes|related|more|page|open:\d+|context:\d+)$")
OTHER = re.compile(r".*", re.DOTALL)


def register(app: AsyncApp, answering: Answering, background: Background) -> None:
    """Listen to the controls; anything else that is pressed is acknowledged."""
    controls = Controls(answering, background)
    app.action(ACTIONS)(controls.pressed)
    app.action(OTHER)(controls.other)


class Controls:
    """Acts on what is pressed under an answer. Only the one who pressed sees the result."""

    def __init__(self, answering: Answering, background: Background) -> None:
        self._answering = answering
        self._background = background
        self._shows: dict[str, Callable[[str], Message]] = {
            "line": self._line,
            "quotes": self._quotes,
            "related": self._card,
            "open": self._card,
            "more": self._page,
            "page": self._page,
            "context": self._in_context,
        }

    async def pressed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """Acknowledge at once, then show what was asked for."""
        await ack()

        async def tell(said: str) -> None:
            await self._reply(respond, sentence(said))

        value = chosen(action)
        name = action["action_id"].partition(":")[0]
        if name == "share":
            self._background.start(self._share(value, body, client, respond), tell)
            return
        replace = name in ("related", "open") and is_private(body)
        message = self._shows[name](value)
        self._background.start(self._reply(respond, message, replace=replace), tell)

    async def other(self, ack: AsyncAck) -> None:
        """Acknowledge a control of an older version of ours, or a link button."""
        await ack()

    async def _share(
        self, entry_id: str, body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        answer = self._answering.card(entry_id)
        if isinstance(answer, Miss):
            await self._reply(respond, self._gone(entry_id))
            return
        channel, user = body["channel"]["id"], body["user"]["id"]
        thread = (body.get("message") or body.get("container") or {}).get("thread_ts")
        problem = await sharing.post(client, render(answer), channel, user, thread)
        if problem:
            await self._reply(respond, sentence(problem))

    async def _reply(
        self, respond: AsyncRespond, message: Message, *, replace: bool = False
    ) -> None:
        await respond(
            text=message["text"],
            blocks=message["blocks"],
            response_type="ephemeral",
            replace_original=replace,
        )

    def _card(self, entry_id: str) -> Message:
        answer = self._answering.card(entry_id)
        return self._gone(entry_id) if isinstance(answer, Miss) else render(answer)

    def _line(self, entry_id: str) -> Message:
        answer = self._answering.card(entry_id)
        return copy_line(answer) if isinstance(answer, Card) else self._gone(entry_id)

    def _quotes(self, entry_id: str) -> Message:
        return self._page(f"quotes:{entry_id}:0")

    def _page(self, value: str) -> Message:
        what, _, rest = value.partition(":")
        entry_id, _, start = rest.partition(":")
        first = int(start) if start.isdecimal() else 0
        desk = self._answering.desk
        answer = desk.facts(entry_id) if what == "facts" else desk.quotes(entry_id)
        if isinstance(answer, Miss):
            return self._gone(entry_id)
        return (
            lists.facts(answer, first)
            if isinstance(answer, FactList)
            else lists.quotes(answer, first)
        )

    def _in_context(self, id_: str) -> Message:
        answer = self._answering.desk.in_context(id_)
        if isinstance(answer, Miss):
            return sentence("The passage is no longer on file, or its text may not be held.")
        return passages(answer)

    def _gone(self, entry_id: str) -> Message:
        gone = self._answering.desk.withdrawn(entry_id)
        return render(gone) if gone else sentence(f"The entry {entry_id} is no longer on file.")


def chosen(action: dict[str, Any]) -> str:
    """Return the value of what was pressed or chosen."""
    option = action.get("selected_option") or {}
    return str(option.get("value") or action.get("value") or "")


def is_private(body: dict[str, Any]) -> bool:
    """Return whether the message with the control is visible to one person alone."""
    return bool((body.get("container") or {}).get("is_ephemeral"))
