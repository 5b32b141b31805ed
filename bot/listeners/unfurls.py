"""Links to a source on file get a compact card."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.composed import LINK, noted
from bot.delivering import Delivering
from bot.seen import Seen
from bot.slack_api import AuthInfo
from bot.unfurling import unfurled
from knowledge.addresses import address
from knowledge.documents import SourceCard


def register(
    app: AsyncApp,
    answering: Answering,
    background: Background,
    delivering: Delivering,
    auth: AuthInfo,
) -> None:
    """Listen to links of the domains that the manifest names."""
    listener = Unfurls(answering, background, delivering, auth.bot_user_id)
    app.event("link_shared")(listener.shared)


class Unfurls:
    """Puts cards under links, once for each message and source."""

    def __init__(
        self,
        answering: Answering,
        background: Background,
        delivering: Delivering,
        bot_user: str,
    ) -> None:
        self._desk = answering.desk
        self._background = background
        self._delivering = delivering
        self._bot_user = bot_user
        self._seen = Seen()

    async def shared(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Unfurl the links of a message. While it is being composed there is none yet."""
        own = event.get("bot_id") or event.get("user") == self._bot_user
        if own or event.get("source") == "composer":
            return
        channel, ts = event["channel"], event["message_ts"]
        for url, source in self._sources(event.get("links") or [], f"{channel}:{ts}"):
            shown = noted(source, self._desk.snapshot.number, asked=f"{LINK}{url}")
            unfurl = partial(unfurled, client, channel, ts, url, source)
            self._background.start(self._delivering.attach(channel, ts, shown, unfurl))

    def _sources(
        self, links: list[dict[str, Any]], message: str
    ) -> Iterator[tuple[str, SourceCard]]:
        for link in links:
            source = self._desk.source_at(str(link.get("url") or ""))
            if source and self._seen.first_time(f"{message}:{address(link['url'])}"):
                yield link["url"], source
