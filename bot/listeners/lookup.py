"""Look up: a type-ahead that answers from the store, and the card inside the modal."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.behind import behind
from bot.composed import Opened
from bot.delivering import Delivering
from bot.views.lookup import SEARCH, asking, look_up, options
from knowledge.answers import Miss, Ref
from knowledge.deliveries import ASKED
from knowledge.questions import parse

CONTROLS = re.compile(r"^view:(?:line|quotes|related|more|page|open:\w+)$")

TOLD = 3
"""Letters that tell whom somebody means; before that nothing is said to be missing."""


def register(app: AsyncApp, answering: Answering, delivering: Delivering) -> None:
    """Listen to the shortcut, the type-ahead and the controls of the modal."""
    lookup = Lookup(answering, delivering)
    app.global_shortcut("look_up")(lookup.open)
    app.options(SEARCH)(lookup.suggest)
    app.action(SEARCH)(lookup.chosen)
    app.action(CONTROLS)(lookup.pressed)


class Lookup:
    """Shows cards in a modal."""

    def __init__(self, answering: Answering, delivering: Delivering) -> None:
        self._answering = answering
        self._delivering = delivering

    async def open(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the modal with nothing chosen."""
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=look_up())

    async def suggest(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Offer the entries with a name that begins with what was typed, or to ask the desk."""
        typed, desk = " ".join(str(payload.get("value") or "").split()), self._answering.desk
        found = desk.complete(typed)
        missing = not found and len(typed) >= TOLD and isinstance(desk.ask(parse(typed)), Miss)
        await ack(options=asking(typed) if missing else options(found))

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
        if not option:
            return
        entry_id, person = option["value"], body["user"]["id"]
        card = behind(self._answering.desk, "open", entry_id, self._answering.form_of(person))
        if card.shown:
            await self._answering.counting.note((ASKED, entry_id))
        await self._show(card, entry_id, body, client)

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
            await self.chosen(ack, {"selected_option": {"value": value}}, body, client)
            return
        entry_id = value.split(":")[1] if ":" in value else value
        await self._show(behind(self._answering.desk, name, value), entry_id, body, client)

    async def _show(
        self, opened: Opened, entry_id: str, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await self._delivering.opened(body["user"]["id"], "", opened)
        entry = self._answering.desk.snapshot.entries.get(entry_id)
        chosen = Ref(entry.id, entry.name, entry.role) if entry else None
        view, shown = look_up(chosen, opened.message), body["view"]
        if shown["type"] == "home":
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            await client.views_update(view_id=shown["id"], hash=shown["hash"], view=view)
