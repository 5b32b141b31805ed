"""Look up: a type-ahead that answers from the store, and the card inside the modal."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.views import lists
from bot.views.blocks import Message
from bot.views.lookup import SEARCH, look_up, options
from bot.views.replies import copy_line, sentence
from knowledge.answers import Card, FactList, Miss, Ref
from knowledge.deliveries import ASKED

CONTROLS = re.compile(r"^view:(?:line|quotes|related|more|page|open:\w+)$")


def register(app: AsyncApp, answering: Answering) -> None:
    """Listen to the shortcut, the type-ahead and the controls of the modal."""
    lookup = Lookup(answering)
    app.global_shortcut("look_up")(lookup.open)
    app.options(SEARCH)(lookup.suggest)
    app.action(SEARCH)(lookup.chosen)
    app.action(CONTROLS)(lookup.pressed)


class Lookup:
    """Shows cards in a modal."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def open(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the modal with nothing chosen."""
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=look_up())

    async def suggest(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Offer the entries with a name that begins with what was typed."""
        found = self._answering.desk.complete(str(payload.get("value") or ""))
        await ack(options=options(found))

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
    ) -> None:
        """Show the card of the entry that was chosen: here in the modal, or over the Home tab."""
        await ack()
        option = action.get("selected_option") or {}
        if option:
            await self._show(await self._card(option["value"], body), option["value"], body, client)

    async def pressed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
    ) -> None:
        """Show what a control under the card asks for, in its place."""
        await ack()
        option = action.get("selected_option") or {}
        value = str(option.get("value") or action.get("value") or "")
        name = action["action_id"].split(":")[1]
        if name in ("open", "related"):
            await self._show(await self._card(value, body), value, body, client)
            return
        message = self._line(value) if name == "line" else self._page(name, value)
        entry_id = value.split(":")[1] if ":" in value else value
        await self._show(message, entry_id, body, client)

    async def _show(
        self, message: Message, entry_id: str, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        entry = self._answering.desk.snapshot.entries.get(entry_id)
        chosen = Ref(entry.id, entry.name, entry.role) if entry else None
        view, shown = look_up(chosen, message), body["view"]
        if shown["type"] == "home":
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            await client.views_update(view_id=shown["id"], hash=shown["hash"], view=view)

    async def _card(self, entry_id: str, body: dict[str, Any]) -> Message:
        answer = self._answering.card(entry_id)
        if isinstance(answer, Miss):
            return self._gone(entry_id)
        await self._answering.counting.note((ASKED, entry_id))
        return self._answering.shown(answer, self._answering.form_of(body["user"]["id"]))

    def _line(self, entry_id: str) -> Message:
        answer = self._answering.card(entry_id)
        return copy_line(answer) if isinstance(answer, Card) else self._gone(entry_id)

    def _page(self, name: str, value: str) -> Message:
        what, entry_id, start = (
            (*value.split(":"), "", "")[:3] if ":" in value else (name, value, "")
        )
        first = int(start) if start.isdecimal() else 0
        desk = self._answering.desk
        answer = desk.facts(entry_id) if what == "facts" else desk.quotes(entry_id)
        if isinstance(answer, Miss):
            return self._gone(entry_id)
        if isinstance(answer, FactList):
            return lists.facts(answer, first)
        return lists.quotes(answer, first)

    def _gone(self, entry_id: str) -> Message:
        gone = self._answering.desk.withdrawn(entry_id)
        return (
            self._answering.shown(gone)
            if gone
            else sentence(f"The entry {entry_id} is no longer on file.")
        )
