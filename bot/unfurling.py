"""A card under a link, put there or put in the place of the one that was there."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from bot.views.unfurl import unfurl
from knowledge.documents import SourceCard


async def unfurled(
    client: AsyncWebClient, channel: str, ts: str, url: str, source: SourceCard
) -> None:
    """Put the card of a source under a link; a second time it takes the place of the first.

    Args:
        client: the way to Slack.
        channel: where the message with the link stands.
        ts: the message.
        url: the link as it was written.
        source: what is on file of it.

    Raises:
        SlackApiError: Slack refuses it.
        aiohttp.ClientError: Slack cannot be reached.
    """
    await client.chat_unfurl(channel=channel, ts=ts, unfurls={url: unfurl(source)})
