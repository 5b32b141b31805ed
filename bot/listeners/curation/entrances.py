"""The ways into editing: a card, ``/context edit`` and ``new``, the shortcut, Home, a review.

``/context new NAME`` is taken only with a small ``new`` before a capital letter, and only where
nothing on file answers the whole text: "New York", "new york" and "new on Rubio" are questions.
"""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering, private, typed
from bot.background import Background
from bot.curation.editing import Editing
from bot.incoming import plain
from bot.modals import LATE, came_late
from bot.newsroom import Newsroom
from bot.views.curation import reviews
from bot.views.replies import sentence
from knowledge.answers import Miss
from knowledge.editing.pointing import names_in
from knowledge.text import key

NEW = re.compile(r"^\s*new\s+(?P<name>[^\W\d_a-zß-ÿ].*)$", re.DOTALL)
REVIEWS = re.compile(rf"^{reviews.MENU}:\d+$")
EDIT = re.compile(r"^\s*edit\s+(?P<name>\S.*)$", re.IGNORECASE | re.DOTALL)


def register(app: AsyncApp, listener: Entrances) -> None:
    """Listen before the controls, among which these stand; commands come from their listener."""
    for action_id in ("more", "view:more"):
        app.action(action_id, matchers=[is_edit])(listener.card)
    app.action(REVIEWS, matchers=[is_edit])(listener.card)
    app.action(reviews.EDIT)(listener.card)
    app.action("new_entry")(listener.pressed)
    app.global_shortcut("new_entry")(listener.shortcut)


async def is_edit(action: dict[str, Any]) -> bool:
    """Return whether "Edit or suggest" was chosen, or "Edit" in a list of reviews."""
    return _value(action).startswith("edit:")


def _value(action: dict[str, Any]) -> str:
    option = action.get("selected_option") or {}
    return str(option.get("value") or action.get("value") or "")


class Entrances:
    """Opens the first modal."""

    def __init__(
        self, answering: Answering, newsroom: Newsroom, editing: Editing, background: Background
    ) -> None:
        self._background = background
        self._answering = answering
        self._newsroom = newsroom
        self._editing = editing

    async def is_editing(self, command: dict[str, Any]) -> bool:
        """Return whether a command edits, and is no question that merely begins so."""
        text = plain(str(command.get("text") or ""), mentions=True)
        edits = EDIT.match(text)
        if not (edits or NEW.match(text)):
            return False
        question = typed("/context", text)
        if edits:
            return question.intent != "history" and bool(self._named(text))
        return question.intent == "entry" and isinstance(self._answering.answer(question), Miss)

    async def command(self, command: dict[str, Any], client: AsyncWebClient) -> BoltResponse | None:
        """Open the parts of an entry, or the form of a new one; None for any other command."""
        if not await self.is_editing(command):
            return None
        text = plain(str(command.get("text") or ""), mentions=True)
        person = command["user_id"]
        new = NEW.match(text)
        view = (
            await self._editing.new(person, new["name"])
            if new
            else await self._editing.parts(self._named(text), person)
        )
        late = await came_late(client, command["trigger_id"], view)
        return BoltResponse(
            status=200,
            body=private(sentence(LATE)) if late else "",
            headers={"content-type": "application/json;charset=utf-8"},
        )

    async def card(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """Open the parts of an entry; in Look up they take the place of its card."""
        await ack()
        entry_id = _value(action).removeprefix("edit:")
        view = await self._editing.parts(entry_id, body["user"]["id"])
        shown = body.get("view") or {}
        if shown.get("type") == "modal":
            await client.views_update(view_id=shown["id"], hash=shown["hash"], view=view)
        elif await came_late(client, body["trigger_id"], view):
            late = respond(text=LATE, response_type="ephemeral", replace_original=False)
            self._background.start(late)

    async def pressed(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the form of a new entry from Home."""
        await ack()
        await self._new(body, client)

    async def shortcut(
        self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Open the form of a new entry from anywhere."""
        await ack()
        await self._new(shortcut, client)

    async def _new(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        person = body["user"]["id"]
        view = await self._editing.new(person)
        if await came_late(client, body["trigger_id"], view):
            await self._newsroom.delivering.say(person, sentence(LATE))

    def _named(self, text: str) -> str:
        """Return the id of the one entry that "edit …" names, or ""."""
        found = EDIT.match(text)
        if found is None:
            return ""
        snapshot = self._newsroom.desk.snapshot
        whole = snapshot.entries.get(snapshot.names.resolve(text).entry_id or "")
        if whole and key(text) in names_in(whole):
            return ""
        return snapshot.names.resolve(found["name"]).entry_id or ""
