"""Links to a source on file get a compact card."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.seen import Seen
from bot.slack_api import AuthInfo
from bot.views.blocks import Block
from bot.views.unfurl import unfurl
from knowledge.addresses import address


def register(app: AsyncApp, answering: Answering, background: Background, auth: AuthInfo) -> None:
    """Listen to links of the domains that the manifest names."""
    app.event("link_shared")(Unfurls(answering, background, auth.bot_user_id).shared)


class Unfurls:
    """Puts cards under links, once for each message and source."""

    def __init__(self, answering: Answering, background: Background, bot_user: str) -> None:
        self._desk = answering.desk
        self._background = background
        self._bot_user = bot_user
        self._seen = Seen()

    async def shared(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Unfurl the links of a message. While it is being composed there is none yet."""
        own = event.get("bot_id") or event.get("user") == self._bot_user
        if own or event.get("source") == "composer":
            return
        channel, ts = event["channel"], event["message_ts"]
        if cards := self._cards(event.get("links") or [], f"{channel}:{ts}"):
            self._background.start(client.chat_unfurl(channel=channel, ts=ts, unfurls=cards))

    def _cards(self, links: list[dict[str, Any]], message: str) -> dict[str, Block]:
        cards: dict[str, Block] = {}
        for link in links:
            source = self._desk.source_at(str(link.get("url") or ""))
            if source and self._seen.first_time(f"{message}:{address(link['url'])}"):
                cards[link["url"]] = unfurl(source)
        return cards
