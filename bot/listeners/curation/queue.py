"""The review queue: approve, or decline with a reason."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.background import Background
from bot.curation.confirming import confirm_view
from bot.curation.queue import OWN
from bot.curation.state import metadata, text, values
from bot.drafts import Drafts, new_draft
from bot.modals import opening
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation import queue as views
from bot.views.curation.refusals import only_editors
from bot.views.modals import note
from knowledge.errors import PublishRefused
from knowledge.publishing import Edit
from knowledge.suggestions import Suggestion

ACTIONS = re.compile(r"^queue:(approve|decline)(:\w+)?$")

GONE = "This suggestion is no longer in the queue."


def register(app: AsyncApp, newsroom: Newsroom, background: Background) -> None:
    """Listen to the buttons of suggestions, in the desk's channel and in Home.

    Args:
        app: the app.
        newsroom: what the desk's work shares.
        background: where work after the acknowledgement runs.
    """
    listener = Deciding(newsroom, background)
    app.action(ACTIONS)(listener.pressed)
    app.view(views.DECLINED)(listener.declined)


class Deciding:
    """Takes decisions; who may decide is asked at every step."""

    def __init__(self, newsroom: Newsroom, background: Background) -> None:
        self._newsroom = newsroom
        self._background = background

    async def pressed(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Open the next step of a decision."""
        await ack()
        what = action["action_id"].split(":")[1]
        modal = await opening(client, body)
        step = self._next(what, str(action.get("value") or ""), body["user"]["id"])
        self._background.start(modal.show(step), modal.tell)

    async def _next(self, what: str, id_: str, person: str) -> Block:
        newsroom = self._newsroom
        if not await newsroom.roles.may(person, "decide"):
            return only_editors("decide suggestions", await newsroom.roles.everyone())
        suggestion = await newsroom.queue.get(id_)
        if suggestion is None:
            return note("Suggestion", GONE)
        if suggestion.state != "waiting":
            return views.settled(suggestion, first=False)
        if suggestion.suggester == person:
            return note("Suggestion", OWN)
        if what == "decline":
            return views.ask_why(await newsroom.queue.shown(suggestion))
        return await self._drafted(suggestion, person)

    async def _drafted(self, suggestion: Suggestion, person: str) -> Block:
        proposal = suggestion.proposal
        edit = Edit(subject=proposal.subject, after=proposal.after, base=proposal.base)
        draft = new_draft(person, [edit], reason=proposal.reason, suggestion=suggestion.id)
        await Drafts(self._newsroom.papers).keep(draft)
        return await confirm_view(self._newsroom, draft)

    async def declined(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Decline a suggestion with a reason, or say who decided before."""
        newsroom, person = self._newsroom, body["user"]["id"]
        if not await newsroom.roles.may(person, "decide"):
            refused = only_editors("decide suggestions", await newsroom.roles.everyone())
            await ack(response_action="update", view=refused)
            return
        why = " ".join(text(values(view), "why").split())[: views.WHY]
        if not why:
            await ack(response_action="errors", errors={"why": "Say why, in a few words."})
            return
        id_ = str(metadata(view).get("suggestion") or "")
        try:
            suggestion, first = await newsroom.queue.decide(id_, "declined", person, why)
        except PublishRefused as error:
            await ack(response_action="update", view=note("Suggestion", str(error)))
            return
        await ack(response_action="update", view=views.settled(suggestion, first=first))
