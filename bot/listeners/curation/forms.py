"""The parts of an entry and their forms: opened, filled with a type-ahead, sent."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.curation.editing import Editing
from bot.curation.kept import kept
from bot.curation.part import KINDS, Part, unpacked
from bot.curation.state import metadata, values
from bot.newsroom import Newsroom
from bot.views import blocks as b
from bot.views.curation import form, parts
from bot.views.curation.fields import ENTRY_FIELDS
from bot.views.lookup import options
from knowledge.errors import StoreError
from knowledge.forms import DESK
from knowledge.model import Source
from knowledge.text import key

ROWS = re.compile(r"^part:(?!add|withdraw$)\w+:.*$")
ADDS = re.compile(rf"^{parts.ADD}:\w+$")
ENTRIES = re.compile(rf"^(?:{'|'.join(ENTRY_FIELDS)})$")
OFFERED = 20
NOT_KEPT = "It could not be kept. What you typed is still here: send it again."


def register(app: AsyncApp, newsroom: Newsroom, editing: Editing) -> None:
    """Listen to parts, forms and their type-aheads."""
    listener = Forms(newsroom, editing)
    app.action(ROWS)(listener.row)
    app.action(ADDS)(listener.add)
    app.action(parts.WITHDRAW)(listener.withdraw)
    app.action(parts.TURN)(listener.turn)
    app.options(ENTRIES)(listener.entries)
    app.options("source")(listener.sources)
    app.view(form.CALLBACK)(listener.sent)


class Forms:
    """Opens forms and takes what was typed."""

    def __init__(self, newsroom: Newsroom, editing: Editing) -> None:
        self._newsroom = newsroom
        self._editing = editing

    async def row(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Change or withdraw a part."""
        await ack()
        option = action.get("selected_option") or {}
        act, kind, item = (*str(option.get("value") or "").split(":"), "", "")[:3]
        about = metadata(body["view"])
        packed = {"kind": kind, "item": item, "entry": about.get("entry"), "base": 0}
        part = unpacked(packed)
        if part is None:
            return
        person = body["user"]["id"]
        view = await kept(
            self._editing.withdrawal(part, part.entry, person)
            if act == "withdraw"
            else self._editing.form(part, person)
        )
        await client.views_push(trigger_id=body["trigger_id"], view=view)

    async def add(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Open the empty form of a fact, a quotation or a name."""
        await ack()
        kind = next((each for each in KINDS if each == action.get("value")), None)
        if kind:
            part = Part(kind=kind, entry=str(metadata(body["view"]).get("entry") or ""))
            view = await kept(self._editing.form(part, body["user"]["id"]))
            await client.views_push(trigger_id=body["trigger_id"], view=view)

    async def turn(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Show another page of the parts."""
        await ack()
        view, page = body["view"], str(action.get("value") or "")
        entry_id = str(metadata(view).get("entry") or "")
        at = int(page) if page.isdecimal() else 0
        made = await self._editing.parts(entry_id, body["user"]["id"], at)
        await client.views_update(view_id=view["id"], hash=view["hash"], view=made)

    async def withdraw(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Ask for confirmation of the withdrawal of an entry."""
        await ack()
        entry_id = str(metadata(body["view"]).get("entry") or "")
        view = await kept(self._editing.withdrawal(None, entry_id, body["user"]["id"]))
        await client.views_push(trigger_id=body["trigger_id"], view=view)

    async def entries(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Offer entries, and the desk where a fact may be its own; nothing under embargo."""
        typed = str(payload.get("value") or "")
        found = options(self._newsroom.desk.complete(typed))
        if payload.get("action_id") == "attributed_to" and _is_desk(typed):
            found.insert(0, b.option("The desk", DESK))
        await ack(options=found)

    async def sources(self, ack: AsyncAck, payload: dict[str, Any], body: dict[str, Any]) -> None:
        """Offer sources by outlet or headline, and the desk."""
        typed = str(payload.get("value") or "")
        sight = await self._editing.sight(body["user"]["id"])
        wanted = key(typed).split()
        found = [
            b.option(_told(record), record.id)
            for record in sight.records.values()
            if isinstance(record, Source)
            and all(each in key(f"{_told(record)} {record.id}") for each in wanted)
        ]
        if _is_desk(typed):
            found.insert(0, b.option("The desk", DESK))
        await ack(options=found[:OFFERED])

    async def sent(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Go on to the confirm step, or say beside each field what is wrong."""
        part = unpacked(metadata(view))
        if part is None:
            await ack(response_action="clear")
            return
        try:
            how, what = await self._editing.submitted(part, values(view), body["user"]["id"])
        except StoreError:
            first = next(each["block_id"] for each in view["blocks"] if each["type"] == "input")
            await ack(response_action="errors", errors={first: NOT_KEPT})
            return
        if how == "errors":
            await ack(response_action="errors", errors=what)
        elif how == "push":
            await ack(response_action="push", view=what)
        else:
            await ack(response_action="update", view=what)


def _is_desk(typed: str) -> bool:
    return bool(key(typed)) and "the desk".find(key(typed)) in (0, 4)


def _told(source: Source) -> str:
    day = f", {source.date}" if source.date else ""
    return f"{source.publisher}{day}: {source.headline or source.id}"
