"""A message of the bot's own, changed in its place."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending.finding import Posted
from bot.sending.pace import Pace
from bot.sending.patience import patiently, refused
from bot.views.blocks import Message

log = logging.getLogger(__name__)


class Updater:
    """Changes messages.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may be changed.
    """

    def __init__(self, client: AsyncWebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def update(self, posted: Posted, message: Message) -> bool:
        """Change a message; return False where Slack refuses, as for one that was deleted.

        Raises:
            SlackApiError: Slack stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """

        async def change() -> None:
            await self._pace.update()
            await self._client.chat_update(
                channel=posted.channel,
                ts=posted.ts,
                text=message["text"],
                blocks=message["blocks"],
            )

        try:
            await patiently(change)
        except SlackApiError as error:
            if not refused(error):
                raise
            log.warning("a message cannot be changed: %s", refused(error))
            return False
        return True
