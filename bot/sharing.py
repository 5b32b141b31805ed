"""Posting an answer for all to see, or saying how to make that possible."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.composed import Composed
from bot.delivering import Delivering
from bot.seen import Seen
from bot.sending.retention import ANSWER
from bot.views.shared import shared
from knowledge.errors import StoreReadOnly

_INVITE = "I cannot post here yet. Invite me with /invite @nutgraf, then share again."
_NO_ENTRY = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})


async def post(
    delivering: Delivering, composed: Composed, channel: str, user: str, thread: str = ""
) -> str:
    """Post an answer to a channel with who asked for it.

    Args:
        delivering: shows answers and notes what they showed.
        composed: the answer as it was shown privately.
        channel: the channel's id.
        user: who shares it.
        thread: the time stamp of the thread to post in, or "".

    Returns:
        "" when it is posted, else a sentence that says what to do.

    Raises:
        SlackApiError: Slack refused for a reason that the person cannot mend.
    """
    public = Composed(shared(composed.message, user), composed.shown)
    try:
        await delivering.post(channel, public, thread=thread, by=user)
    except SlackApiError as error:
        if error.response["error"] not in _NO_ENTRY:
            raise
        return _INVITE
    return ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A card that somebody shares.

    Args:
        composed: the card as it was shown privately.
        channel: the channel's id.
        user: who shares it.
        thread: the time stamp of the thread to post in, or "".
        trigger: the id of the press, which is the same where the press comes twice.
    """

    composed: Composed
    channel: str
    user: str
    thread: str
    trigger: str


async def kept(delivering: Delivering, sharing: Sharing, given: Seen) -> Coroutine[Any, Any, str]:
    """Keep a shared card, so that no kill loses it; return what waits until it stands.

    Args:
        delivering: shows answers and notes what they showed.
        sharing: the card.
        given: the presses that were acted on where nothing is kept.

    Raises:
        StoreError: it could not be kept, and is not posted.
    """
    public = Composed(shared(sharing.composed.message, sharing.user), sharing.composed.shown)
    id_ = f"{ANSWER}{sharing.trigger}"
    try:
        filed = await delivering.file(
            id_, sharing.channel, public, thread=sharing.thread, by=sharing.user
        )
    except StoreReadOnly:
        if not given.first_time(id_):
            return _nothing()
        return post(delivering, sharing.composed, sharing.channel, sharing.user, sharing.thread)
    return _settled(delivering, id_) if filed else _nothing()


async def _settled(delivering: Delivering, id_: str) -> str:
    why = await delivering.settle(id_)
    if not why or why in _NO_ENTRY:
        return _INVITE if why else ""
    return f"Slack does not let me post this here ({why}). Copy the line instead."


async def _nothing() -> str:
    return ""
