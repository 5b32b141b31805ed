"""The confirm step: publish or send, decide a conflict, look at what is alike, undo."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.curation.confirming import confirm_view
from bot.curation.finishing import NO_WHY, Finishing
from bot.curation.kept import kept
from bot.curation.state import metadata, text, values
from bot.curation.undoing import undo
from bot.drafts import Draft, Drafts
from bot.modals import Modal, answer_soon
from bot.newsroom import Newsroom
from bot.views import blocks as b
from bot.views.curation import confirm, conflict, outcome
from bot.views.modals import modal
from bot.views.replies import sentence
from knowledge.answers import Miss
from knowledge.editing import Choice
from knowledge.publishing import Conflicted

GONE = "This draft is gone: it was published, or a day went by. Begin again from the card."
WORKING = "This is being published. It takes a moment."
CARDS = re.compile(rf"^{confirm.CARD}:\d+$")


def register(
    app: AsyncApp,
    answering: Answering,
    newsroom: Newsroom,
    background: Background,
    finishing: Finishing,
) -> None:
    """Listen to the confirm step and to what stands in it."""
    listener = Confirm(answering, newsroom, background, finishing)
    app.view(confirm.CALLBACK)(listener.confirmed)
    app.view(conflict.CALLBACK)(listener.merged)
    app.action(conflict.DISCARD)(listener.discarded)
    app.action(CARDS)(listener.card)
    app.action(confirm.BACK)(listener.back)
    app.action(confirm.UNDO)(listener.undo)


class Confirm:
    """Takes what is confirmed; everything is looked at again, whatever the payload says."""

    def __init__(
        self,
        answering: Answering,
        newsroom: Newsroom,
        background: Background,
        finishing: Finishing,
    ) -> None:
        self._answering = answering
        self._newsroom = newsroom
        self._drafts = Drafts(newsroom.papers)
        self._background = background
        self._finishing = finishing

    async def confirmed(
        self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Publish, or send to the desk, as this person may."""
        if not _reason(view):
            await ack(response_action="errors", errors={"reason": NO_WHY})
            return
        await self._update(ack, view, client, self._finished(view, body))

    async def merged(
        self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Take over what was decided of a conflict, and ask for confirmation again."""
        await self._update(ack, view, client, self._decided(view, body))

    async def discarded(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Let a draft go; what the other editor published stands."""
        await ack()
        await _show(client, body["view"], self._discarded(body["view"], body))

    async def card(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Show the card of what looks like it, in place of the modal; what was typed is kept."""
        await ack()
        entry_id = str(action.get("value") or "")
        await _show(client, body["view"], self._card(entry_id, body["view"], body))

    async def back(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Show the confirm step again."""
        await ack()
        await _show(client, body["view"], self._again(body["view"], body))

    async def undo(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Undo what was published just now."""
        await ack()
        listed, _, kind = str(action.get("value") or "").partition(":")
        numbers = [int(each) for each in listed.split(",") if each.isdecimal()]
        said = await undo(
            self._newsroom,
            numbers,
            "correction" if kind == "correction" else "update",
            body["user"]["id"],
        )
        await client.views_update(
            view_id=body["view"]["id"],
            hash=body["view"]["hash"],
            view=outcome.closing("Undo", said),
        )

    async def _finished(self, view: dict[str, Any], body: dict[str, Any]) -> b.Block:
        draft = await self._draft(view, body)
        if draft is None:
            return outcome.closing("Confirm", GONE)
        return await self._finishing.finish(_filled(draft, view))

    async def _discarded(self, view: dict[str, Any], body: dict[str, Any]) -> b.Block:
        if draft := await self._draft(view, body):
            await self._drafts.drop(draft.id)
        said = "Your change is discarded. What was published meanwhile stands."
        return outcome.closing("Changed meanwhile", said)

    async def _card(self, entry_id: str, view: dict[str, Any], body: dict[str, Any]) -> b.Block:
        draft = await self._draft(view, body)
        if draft is None:
            return outcome.closing("Confirm", GONE)
        await self._drafts.keep(_filled(draft, view))
        answer = self._answering.card(entry_id)
        said = f"The entry {entry_id} is no longer on file."
        shown = sentence(said) if isinstance(answer, Miss) else self._answering.shown(answer)
        noted = self._answering.noted(answer)
        await self._newsroom.delivering.seen(body["user"]["id"], "", noted)
        blocks = [block for block in shown["blocks"] if block["type"] != "actions"]
        back = b.actions([b.button("Back to your change", confirm.BACK, draft.id)])
        return modal("On file already", [*blocks, back], metadata=view["private_metadata"])

    async def _again(self, view: dict[str, Any], body: dict[str, Any]) -> b.Block:
        draft = await self._draft(view, body)
        if draft is None:
            return outcome.closing("Confirm", GONE)
        return await confirm_view(self._newsroom, draft)

    async def _decided(self, view: dict[str, Any], body: dict[str, Any]) -> b.Block:
        """Return the confirm step of a draft whose conflict is decided, or the conflict anew."""
        draft = await self._draft(view, body)
        if draft is None:
            return outcome.closing("Confirm", GONE)
        found = await self._newsroom.desk.preview(draft.edits)
        seen = metadata(view).get("seen")
        if isinstance(found, Conflicted) and found.theirs.number == seen:
            draft = _choosing(draft, found, view)
            await self._drafts.keep(draft)
        return await confirm_view(self._newsroom, draft)

    async def _draft(self, view: dict[str, Any], body: dict[str, Any]) -> Draft | None:
        id_ = metadata(view).get("draft")
        return await self._drafts.get(str(id_), body["user"]["id"]) if id_ else None

    async def _update(
        self, ack: AsyncAck, view: dict[str, Any], client: AsyncWebClient, work: Awaitable[b.Block]
    ) -> None:
        """Show what comes of some work: at once, or as soon as it is done."""
        modal_ = Modal(client, str(view["id"]))
        await answer_soon(ack, modal_, kept(work), self._background, WORKING)


async def _show(client: AsyncWebClient, shown: dict[str, Any], work: Awaitable[b.Block]) -> None:
    await client.views_update(view_id=shown["id"], hash=shown["hash"], view=await kept(work))


def _reason(view: dict[str, Any]) -> str:
    return " ".join(text(values(view), "reason").split())[: confirm.REASON]


def _filled(draft: Draft, view: dict[str, Any]) -> Draft:
    """Return a draft with what was typed into the confirm step."""
    kind = text(values(view), "kind") or draft.kind
    reason = _reason(view)
    return replace(draft, reason=reason, kind="correction" if kind == "correction" else "update")


def _choosing(draft: Draft, found: Conflicted, view: dict[str, Any]) -> Draft:
    typed = values(view)
    choices: dict[str, Choice] = {
        each.place: "mine" if text(typed, f"choice:{number}") == "mine" else "theirs"
        for number, each in enumerate(found.merged.conflicts)
    }
    edits = tuple(
        replace(edit, choices=choices, seen=found.theirs.number)
        if edit.subject == found.edit.subject
        else edit
        for edit in draft.edits
    )
    return replace(draft, edits=edits)
