"""Posting an answer for all to see, or saying how to make that possible."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views.blocks import Message
from bot.views.shared import shared

_NO_ENTRY = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})


async def post(
    client: AsyncWebClient, message: Message, channel: str, user: str, thread: str | None = None
) -> str:
    """Post an answer to a channel with who asked for it.

    Args:
        client: the way to Slack.
        message: the answer as it was shown privately.
        channel: the channel's id.
        user: who shares it.
        thread: the time stamp of the thread to post in, or None.

    Returns:
        "" when it is posted, else a sentence that says what to do.

    Raises:
        SlackApiError: Slack refused for a reason that the person cannot mend.
    """
    public = shared(message, user)
    try:
        await client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            text=public["text"],
            blocks=public["blocks"],
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as error:
        if error.response["error"] not in _NO_ENTRY:
            raise
        return "I cannot post here yet. Invite me with /invite @nutgraf, then share again."
    return ""
