"""Messages of the bot's own, found again in what was written by the id that they carry."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending.pace import Pace
from bot.sending.patience import patiently, refused

EVENT = "nutgraf_message"
"""The ``event_type`` of the metadata by which our messages are found again."""

MARGIN = 600.0
"""Seconds by which Slack's clock and ours may differ."""

PAGE = 200
_NOWHERE = frozenset({"thread_not_found", "channel_not_found"})


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: its channel and its time stamp."""

    channel: str
    ts: str


class Finder:
    """Looks for messages by their ids.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a history may be read.
    """

    def __init__(self, client: AsyncWebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def surely(self, id_: str, channel: str, thread: str, since: float) -> Posted | None:
        """Look for a message that Slack may be about to post: twice, where it is not there.

        Raises:
            SlackApiError: Slack refuses for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        if found := await self.find(id_, channel, thread, since):
            return found
        await self._pace.settle()
        return await self.find(id_, channel, thread, since)

    async def find(self, id_: str, channel: str, thread: str, since: float) -> Posted | None:
        """Look for a message by its id in what was written since a time, in POSIX seconds.

        Raises:
            SlackApiError: Slack refuses for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        async with contextlib.aclosing(self._found(id_, channel, thread, since)) as found:
            return await anext(found, None)

    async def first(self, id_: str, posted: Posted, thread: str, since: float) -> Posted:
        """Return which message stands first of those that carry an id.

        Args:
            id_: the id.
            posted: one of them.
            thread: the message that they answer, or "".
            since: when it was posted, in POSIX seconds.

        Raises:
            SlackApiError: Slack refuses for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """

        async def look() -> list[Posted]:
            return [each async for each in self._found(id_, posted.channel, thread, since)]

        return min([posted, *await patiently(look)], key=lambda each: float(each.ts))

    async def _found(
        self, id_: str, channel: str, thread: str, since: float
    ) -> AsyncGenerator[Posted]:
        """Yield every message with an id that was written since a time."""
        span = {"oldest": f"{since - MARGIN:.6f}", "include_all_metadata": True, "limit": PAGE}
        cursor = ""
        while True:
            page = await self._page(channel, thread, {**span, "cursor": cursor})
            for each in page.get("messages") or ():
                if _id(each) == id_:
                    yield Posted(channel, str(each["ts"]))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return

    async def _page(self, channel: str, thread: str, span: Mapping[str, Any]) -> dict[str, Any]:
        """Read a page of what was written; the bot joins a public channel to look into it."""
        try:
            return await self._read(channel, thread, span)
        except SlackApiError as error:
            word = refused(error)
            if word in _NOWHERE:
                return {}
            if word != "not_in_channel":
                raise
        try:
            await patiently(lambda: self._client.conversations_join(channel=channel))
        except SlackApiError as error:
            if refused(error):
                # a private channel that the bot is not in: nothing of ours can stand there
                return {}
            raise
        return await self._read(channel, thread, span)

    async def _read(self, channel: str, thread: str, span: Mapping[str, Any]) -> dict[str, Any]:
        await self._pace.history()
        if thread:
            call = self._client.conversations_replies(channel=channel, ts=thread, **span)
        else:
            call = self._client.conversations_history(channel=channel, **span)
        page: dict[str, Any] = (await call).data  # type: ignore[assignment] # JSON, or it raises
        return page


def _id(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    held = metadata.get("event_payload") or {}
    return str(held.get("id") or "") if metadata.get("event_type") == EVENT else ""
