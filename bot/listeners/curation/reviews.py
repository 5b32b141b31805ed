"""“Still right”, under a question about an entry past its review."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot.answering import Answering
from bot.background import Background
from bot.newsroom import NOT_EDITOR, Newsroom
from bot.sending.finding import Posted
from bot.views.curation import reviews as views
from bot.views.replies import sentence
from knowledge.errors import PublishRefused
from knowledge.publishing import Conflicted, Edit
from knowledge.reviews import still_right

GONE = "This entry is no longer on file. There is nothing to review."
MOVED = "Somebody has just changed this entry. Look at it again, then press Still right."
REASON = "Reviewed: still right."


def register(
    app: AsyncApp, answering: Answering, newsroom: Newsroom, background: Background
) -> None:
    """Listen before the other controls, which take what is left."""
    reviews = ReviewButtons(answering, newsroom, background)
    app.action(views.RIGHT)(reviews.pressed)
    app.action(re.compile(rf"^{views.MENU}:\d+$"), matchers=[is_right])(reviews.pressed)


async def is_right(action: dict[str, Any]) -> bool:
    """Return whether "Still right" was chosen in the menu of an entry in a list."""
    option = action.get("selected_option") or {}
    return str(option.get("value") or "").startswith("right:")


class ReviewButtons:
    """Takes the answers of editors."""

    def __init__(self, answering: Answering, newsroom: Newsroom, background: Background) -> None:
        self._answering = answering
        self._newsroom = newsroom
        self._background = background

    async def pressed(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], respond: AsyncRespond
    ) -> None:
        """Publish that an entry is still right, and let the question say so."""
        await ack()
        option = action.get("selected_option") or {}
        value = str(option.get("value") or action.get("value") or "").removeprefix("right:")

        async def tell(said: str) -> None:
            message = sentence(said)
            await respond(
                text=message["text"],
                blocks=message["blocks"],
                response_type="ephemeral",
                replace_original=False,
            )

        async def work() -> None:
            said, refused = await self._review(value, body["user"]["id"])
            if refused:
                await tell(refused)
                return
            posted = Posted(body["channel"]["id"], body["message"]["ts"])
            await self._newsroom.reviewing.note(
                posted, body["message"], str(action["block_id"]), said
            )

        self._background.start(work(), tell)

    async def _review(self, value: str, person: str) -> tuple[str, str]:
        """Return how the question was answered, or else why it could not be."""
        newsroom, snapshot = self._newsroom, self._answering.desk.snapshot
        if not await newsroom.roles.may(person, "review"):
            return "", NOT_EDITOR
        entry_id, _, asked = value.partition(":")
        entry = snapshot.entries.get(entry_id)
        if entry is None:
            return "", GONE
        today = newsroom.reviewing.today
        if entry.review_by.isoformat() != asked:
            return views.seen_to(entry.name), ""
        after = still_right(entry, today, newsroom.review_days)
        base = snapshot.changes[entry_id].number if entry_id in snapshot.changes else 0
        edit = Edit(subject=entry_id, after=after, base=base)
        try:
            done = await newsroom.publish([edit], editor=person, reason=REASON)
        except PublishRefused as error:
            return "", str(error)
        if isinstance(done, Conflicted):
            return "", MOVED
        return views.still_right(entry.name, person, today, after.review_by), ""
