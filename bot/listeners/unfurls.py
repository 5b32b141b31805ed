"""Links to a source on file get a compact card.

It is put there before the event is acknowledged: where the process is killed in between, or Slack
cannot be reached, Slack sends the event again, and the card takes the place of the one before.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.composed import LINK, noted
from bot.delivering import Delivering
from bot.slack_api import AuthInfo
from bot.unfurling import unfurled
from knowledge.addresses import address
from knowledge.documents import SourceCard


def register(app: AsyncApp, answering: Answering, delivering: Delivering, auth: AuthInfo) -> None:
    """Listen to links of the domains that the manifest names."""
    app.event("link_shared")(Unfurls(answering, delivering, auth.bot_user_id).shared)


class Unfurls:
    """Puts cards under links, one for each message and source."""

    def __init__(self, answering: Answering, delivering: Delivering, bot_user: str) -> None:
        self._desk = answering.desk
        self._delivering = delivering
        self._bot_user = bot_user

    async def shared(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Unfurl the links of a message. While it is being composed there is none yet.

        Raises:
            SlackApiError: Slack refuses it.
            aiohttp.ClientError: Slack cannot be reached.
            StoreError: it could not be noted, and is not unfurled.
        """
        own = event.get("bot_id") or event.get("user") == self._bot_user
        if own or event.get("source") == "composer":
            return
        channel, ts = event["channel"], event["message_ts"]
        sources = self._sources(event.get("links") or [])
        await asyncio.gather(*(self._unfurl(client, channel, ts, *each) for each in sources))

    async def _unfurl(
        self, client: AsyncWebClient, channel: str, ts: str, url: str, source: SourceCard
    ) -> None:
        shown = noted(source, self._desk.snapshot.number, asked=f"{LINK}{url}")
        unfurl = partial(unfurled, client, channel, ts, url, source)
        await self._delivering.attach(channel, ts, shown, unfurl)

    def _sources(self, links: list[dict[str, Any]]) -> list[tuple[str, SourceCard]]:
        """Return the links to sources on file, the first of those that lead to one place."""
        found: dict[str, tuple[str, SourceCard]] = {}
        for url in [str(link.get("url") or "") for link in links]:
            if source := self._desk.source_at(url):
                found.setdefault(address(url), (url, source))
        return list(found.values())
