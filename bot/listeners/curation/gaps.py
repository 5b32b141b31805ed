"""Ask the desk, under what is not on file; and the buttons by which editors close a gap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.curation.editing import Editing
from bot.filling import Filling, public
from bot.modals import LATE, came_late
from bot.newsroom import NOT_EDITOR, Newsroom
from bot.views.asking_desk import ASK
from bot.views.curation import closing_gaps as modals
from bot.views.curation import gaps as views
from bot.views.lookup import ASKS, SEARCH, options
from bot.views.modals import note
from bot.views.replies import sentence
from knowledge.errors import InputError, PublishRefused, StoreReadOnly
from knowledge.forms import DESK
from knowledge.gaps import Gap, Place
from knowledge.model import Alias
from knowledge.publishing import Conflicted, Edit

CLOSED = "Somebody has closed this already. Open Home to see what else is asked for."
MOVED = "Somebody has just changed this entry. Send it again."
TITLE = "Asked of the desk"


def register(
    app: AsyncApp,
    answering: Answering,
    newsroom: Newsroom,
    background: Background,
    editing: Editing,
) -> None:
    """Listen before the other controls, which take what is left."""
    gaps = GapButtons(answering, newsroom, background, editing)
    app.action(ASK)(gaps.ask)
    app.action(SEARCH, matchers=[is_question])(gaps.ask_in_view)
    app.action(re.compile(rf"^{views.WRITE}:\d+$"))(gaps.write)
    app.action(re.compile(rf"^{views.FILL}:\d+$"))(gaps.open_filling)
    app.action(re.compile(rf"^{views.DECLINE}:\d+$"))(gaps.open_declining)
    app.options(modals.ENTRY)(gaps.suggest)
    app.view(modals.FILLS)(gaps.fill)
    app.view(modals.DECLINES)(gaps.decline)


async def is_question(action: dict[str, Any]) -> bool:
    """Return whether the type-ahead was left with a question to the desk."""
    return _chosen(action).startswith(ASKS)


class GapButtons:
    """Takes questions to the desk, and what editors answer."""

    def __init__(
        self,
        answering: Answering,
        newsroom: Newsroom,
        background: Background,
        editing: Editing,
    ) -> None:
        self._answering = answering
        self._newsroom = newsroom
        self._filling: Filling = newsroom.filling
        self._background = background
        self._editing = editing

    async def ask(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], respond: AsyncRespond
    ) -> None:
        """Ask the desk for what a message says is not on file."""
        await ack()
        where = place(body)

        async def tell(said: str) -> None:
            message = sentence(said)
            await respond(
                text=message["text"],
                blocks=message["blocks"],
                response_type="ephemeral",
                replace_original=False,
                thread_ts=where.thread or None,
            )

        async def work() -> None:
            await tell(await self._ask(str(action.get("value") or ""), body["user"]["id"], where))

        self._background.start(work(), tell)

    async def ask_in_view(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Ask the desk for what the type-ahead does not find; the modal says so."""
        await ack()
        asked = _chosen(action).removeprefix(ASKS)
        view = note(TITLE, await self._ask(asked, body["user"]["id"], Place("")))
        if body["view"]["type"] == "home":
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            await client.views_update(view_id=body["view"]["id"], view=view)

    async def _ask(self, asked: str, person: str, where: Place) -> str:
        try:
            done = await self._filling.ask(asked, person, where)
        except (StoreReadOnly, InputError) as error:
            return str(error)
        self._background.start(self._filling.show(done.gap.id))
        said = views.asked_now if done.first else views.asked_before
        return said(asked, thread=public(where))

    async def suggest(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Offer the entries with a name that begins with what was typed."""
        found = self._answering.desk.complete(str(payload.get("value") or ""))
        await ack(options=options(found))

    async def write(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
    ) -> None:
        """Open the form of the entry that is asked for; the gap closes when it is published."""
        await ack()
        person = body["user"]["id"]
        gap, no = await self._gap(person, str(action.get("value") or ""))
        view = await self._editing.new(person, gap.name, gap.id) if gap else note(TITLE, no)
        if await came_late(client, body["trigger_id"], view):
            await client.chat_postMessage(channel=person, text=LATE)

    async def open_filling(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Ask which entry fills a gap."""
        await ack()
        gap, no = await self._gap(body["user"]["id"], str(action.get("value") or ""))
        view = modals.on_file_as(gap) if gap else note(TITLE, no)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def open_declining(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Ask why the desk will not fill a gap."""
        await ack()
        gap, no = await self._gap(body["user"]["id"], str(action.get("value") or ""))
        view = modals.declining(gap) if gap else note(TITLE, no)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def fill(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Close a gap with the entry that was chosen, and add its words as a name where asked."""
        person, values = body["user"]["id"], view["state"]["values"]
        gap, no = await self._gap(person, view["private_metadata"])
        if gap is None:
            await ack(response_action="update", view=note(TITLE, no))
            return
        entry_id = values[modals.ENTRY][modals.ENTRY]["selected_option"]["value"]
        if values[modals.NAME][modals.NAME].get("selected_options") and (
            fault := await self._add_name(entry_id, gap, person)
        ):
            await ack(response_action="errors", errors={modals.NAME: fault})
            return
        self._background.start(self._filling.fill(gap.id, entry_id))
        entry = self._answering.desk.snapshot.entries.get(entry_id)
        said = f"{gap.name} is on file as {entry.name if entry else entry_id}. {_told(gap)}"
        await ack(response_action="update", view=note(TITLE, said))

    async def _add_name(self, entry_id: str, gap: Gap, person: str) -> str:
        """Publish the words of a gap as a name of an entry; return what speaks against it."""
        snapshot = self._answering.desk.snapshot
        entry = snapshot.entries.get(entry_id)
        if entry is None:
            return "This entry is no longer on file. Choose another."
        name = Alias(name=gap.name, source=DESK, note="asked for under this name")
        after = replace(entry, also_known_as=(*entry.also_known_as, name))
        base = snapshot.changes[entry_id].number if entry_id in snapshot.changes else 0
        edit = Edit(subject=entry_id, after=after, base=base)
        reason = f"Asked for as {gap.name}."
        try:
            done = await self._newsroom.publish([edit], editor=person, reason=reason)
        except PublishRefused as error:
            return str(error)
        return MOVED if isinstance(done, Conflicted) else ""

    async def decline(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Close a gap with a reason."""
        person = body["user"]["id"]
        reason = view["state"]["values"][modals.REASON][modals.REASON]["value"] or ""
        gap, no = await self._gap(person, view["private_metadata"])
        if gap is None:
            await ack(response_action="update", view=note(TITLE, no))
            return
        if not reason.strip():
            await ack(response_action="errors", errors={modals.REASON: "Say why, in a few words."})
            return
        self._background.start(self._filling.decline(gap.id, reason.strip(), person))
        said = f"{gap.name} is declined. {_told(gap)}"
        await ack(response_action="update", view=note(TITLE, said))

    async def _gap(self, person: str, gap_id: str) -> tuple[Gap | None, str]:
        """Return a gap that this person may close, or why there is none."""
        if not await self._newsroom.roles.may(person, "fill"):
            return None, NOT_EDITOR
        return await self._filling.gap(gap_id), CLOSED


def place(body: dict[str, Any]) -> Place:
    """Return where a button was pressed: its thread where everybody reads it, else nowhere."""
    message = body.get("message") or {}
    thread = str(message.get("thread_ts") or "")
    channel = str((body.get("channel") or {}).get("id") or "")
    private = bool((body.get("container") or {}).get("is_ephemeral"))
    where = Place(channel, thread)
    return where if not private and public(where) else Place("")


def _chosen(action: dict[str, Any]) -> str:
    return str((action.get("selected_option") or {}).get("value") or "")


def _told(gap: Gap) -> str:
    return "One person is told." if gap.count == 1 else f"{gap.count} people are told."
