"""Correct, retract, hold: what was done to a source, and what becomes of what rests on it."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.background import Background
from bot.curation.alongside import last_change
from bot.curation.confirming import confirm_view
from bot.curation.state import metadata, text, values
from bot.drafts import Drafts, new_draft
from bot.modals import opening
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation import standing as views
from bot.views.curation.refusals import only_editors
from bot.views.modals import note
from knowledge.editing import standing_form
from knowledge.model import Source
from knowledge.publishing import Edit
from knowledge.standings import resting_on

ACTIONS = re.compile(rf"^{views.ACTION}:[\w-]+$")
WHAT = "say what was done to a source"
GONE = "This source is no longer on file."


def register(app: AsyncApp, newsroom: Newsroom, background: Background) -> None:
    """Listen to the button beside a source, and to the modal that it opens."""
    listener = Standings(newsroom, background)
    app.action(ACTIONS)(listener.ask)
    app.view(views.CALLBACK)(listener.said)


class Standings:
    """Takes what was done to a source to the confirm step."""

    def __init__(self, newsroom: Newsroom, background: Background) -> None:
        self._newsroom = newsroom
        self._background = background

    async def ask(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Ask what was done, above the list of what rests on the source."""
        await ack()
        modal = await opening(client, body)
        step = self._asked(str(action.get("value") or ""), body["user"]["id"])
        self._background.start(modal.show(step), modal.tell)

    async def _asked(self, source_id: str, person: str) -> Block:
        if not await self._newsroom.roles.may(person, "standing"):
            return only_editors(WHAT, await self._newsroom.roles.everyone())
        records = self._newsroom.desk.snapshot.ledger.records
        source = records.get(source_id)
        if not isinstance(source, Source):
            return note("Source", GONE)
        return views.ask(source, resting_on(records, source_id))

    async def said(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Go on to the confirm step, or say beside the fields what is missing."""
        newsroom, person = self._newsroom, body["user"]["id"]
        if not await newsroom.roles.may(person, "standing"):
            refused = only_editors(WHAT, await newsroom.roles.everyone())
            await ack(response_action="update", view=refused)
            return
        ledger = newsroom.desk.snapshot.ledger
        source_id = str(metadata(view).get("source") or "")
        source = ledger.records.get(source_id)
        if not isinstance(source, Source):
            await ack(response_action="update", view=note("Source", GONE))
            return
        typed = values(view)
        picked = {**typed, "state": views.state_of(text(typed, "state"))}
        marked, problems = standing_form(picked, source)
        if marked is None:
            await ack(response_action="errors", errors={p.field: p.message for p in problems})
            return
        edit = Edit(subject=source_id, after=marked, base=last_change(ledger, source_id))
        reason = marked.standing.note if marked.standing else ""
        draft = new_draft(person, [edit], reason=reason, kind="correction")
        await Drafts(newsroom.papers).keep(draft)
        await ack(response_action="update", view=await confirm_view(newsroom, draft))
