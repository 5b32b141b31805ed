"""A message that was delivered, shown anew in its place."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from bot.recomposing import Recomposing
from bot.sending.pace import Pace
from bot.sending.patience import patiently
from bot.unfurling import unfurled
from knowledge.corrections import Correction
from knowledge.deliveries import Posted, Shown
from knowledge.errors import StoreMoved


class Refreshing:
    """Shows delivered messages anew: cards by chat.update, what is under a link by chat.unfurl.

    Args:
        recomposing: composes them anew.
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may be changed.
    """

    def __init__(self, recomposing: Recomposing, client: AsyncWebClient, pace: Pace) -> None:
        self._recomposing = recomposing
        self._client = client
        self._pace = pace

    async def refresh(self, posted: Posted, correction: Correction, least: int = 0) -> Shown | None:
        """Show a message as it reads now.

        Args:
            posted: the message.
            correction: why; a correction is named in the message.
            least: the number of a revision that it shows at least, beside the correction's own.

        Returns:
            What it shows; None where nothing is left to show in its place.

        Raises:
            StoreMoved: what was corrected is not in the answers of this process yet.
            StoreError: the store cannot be read.
            SlackApiError: Slack refuses it for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        shown: Shown | None = None

        async def change() -> None:
            nonlocal shown
            await self._pace.update()
            # composed when it goes out: what was published while it waited is in it
            shown = await self._change(posted, correction, least)

        await patiently(change)
        return shown

    async def _change(self, posted: Posted, correction: Correction, least: int) -> Shown | None:
        if not await self._recomposing.knows(max(correction.revision, least)):
            raise StoreMoved("what was corrected is not taken over yet")
        if (link := self._recomposing.link(posted)) is not None:
            if link.source:
                await unfurled(self._client, posted.channel, posted.ts, link.url, link.source)
            return link.shown
        composed = await self._recomposing.compose(posted, correction)
        await self._client.chat_update(
            channel=posted.channel,
            ts=posted.ts,
            text=composed.message["text"],
            blocks=composed.message["blocks"],
        )
        return composed.shown
