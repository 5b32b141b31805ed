"""Revert, under each revision in the history of an entry."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.background import Background
from bot.curation.confirming import confirm_view
from bot.curation.reverting import reverting, why
from bot.drafts import Drafts, new_draft
from bot.modals import Modal, opening
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation.refusals import only_editors
from bot.views.curation.reverts import AGAIN, CORRECT, REVERT, done
from bot.views.modals import note
from bot.views.replies import sentence
from knowledge.corrections import CorrectionKind
from knowledge.errors import PublishRefused, StoreError
from knowledge.publishing import Conflicted

ACTIONS = re.compile(rf"^({REVERT}|{CORRECT}|{AGAIN}):\d+$")
WHAT = "revert revisions"
NOT_KEPT = "It could not be kept, and nothing was reverted. Try again."


def register(app: AsyncApp, newsroom: Newsroom, background: Background) -> None:
    """Listen to the buttons under revisions."""
    app.action(ACTIONS)(Reverting(newsroom, background).pressed)


class Reverting:
    """Reverts revisions; who may is asked at every press, whatever was shown."""

    def __init__(self, newsroom: Newsroom, background: Background) -> None:
        self._newsroom = newsroom
        self._background = background

    async def pressed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """Revert a revision; in a modal where there is something to decide or to say."""
        await ack()
        name, number = action["action_id"].split(":")
        person = body["user"]["id"]
        if not await self._newsroom.roles.may(person, "revert"):
            modal = await opening(client, body)
            self._background.start(modal.show(self._refused()), modal.tell)
            return
        if name == CORRECT:
            modal = await opening(client, body)
            self._background.start(modal.show(self._asks(int(number), person)), modal.tell)
            return

        async def tell(said: str) -> None:
            await respond(**_private(sentence(said)))

        work = self._revert(int(number), person, respond, client, body)
        self._background.start(work, tell)

    async def _refused(self) -> Block:
        return only_editors(WHAT, await self._newsroom.roles.everyone())

    async def _asks(self, number: int, person: str, kind: CorrectionKind = "correction") -> Block:
        """Return the confirm step, or the conflict, of a revert."""
        try:
            edit = await reverting(self._newsroom, number)
        except PublishRefused as error:
            return note("Revert", str(error))
        draft = new_draft(person, [edit], reason=why([number]), kind=kind)
        await Drafts(self._newsroom.papers).keep(draft)
        return await confirm_view(self._newsroom, draft)

    async def _revert(
        self,
        number: int,
        person: str,
        respond: AsyncRespond,
        client: AsyncWebClient,
        body: dict[str, Any],
    ) -> None:
        try:
            edit = await reverting(self._newsroom, number)
            published = await self._newsroom.publish([edit], editor=person, reason=why([number]))
        except PublishRefused as error:
            await respond(**_private(sentence(f"It cannot be reverted as it stands. {error}")))
            return
        except StoreError:
            await respond(**_private(sentence(NOT_KEPT)))
            return
        if isinstance(published, Conflicted):
            modal: Modal = await opening(client, body)
            await modal.show(self._asks(number, person, "update"))
            return
        became = [each.number for each in published.revisions]
        await respond(**_private(done(number, became)))


def _private(message: Block) -> dict[str, Any]:
    return {**message, "response_type": "ephemeral", "replace_original": False}
