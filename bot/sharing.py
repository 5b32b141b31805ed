"""Posting an answer for all to see, or saying how to make that possible."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from bot.composed import Composed
from bot.delivering import Delivering
from bot.views.shared import shared

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
        return "I cannot post here yet. Invite me with /invite @nutgraf, then share again."
    return ""
