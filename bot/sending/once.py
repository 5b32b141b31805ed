"""One message, posted exactly once, though Slack has no idempotency key.

Each message carries an id of ours as metadata. Where it is not known whether Slack took it (the
connection broke, Slack failed, the process was killed), the message is looked for by that id
before it is posted again. Slack may post it after a first look, so where it is not there, it is
looked for twice.

With several processes, each posts only while its own attempt is its to make: asked right before
each call, however long it was waited for Slack before that, and no call outlasts it. The next
process looks for the message when that time is long over (``knowledge.attendance``).
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending.pace import Pace
from bot.sending.patience import LOST, TRIES, busy, patiently, refused, wait
from bot.views.blocks import Message

EVENT = "nutgraf_message"
"""The ``event_type`` of the metadata by which our messages are found again."""

MARGIN = 600.0
"""Seconds by which Slack's clock and ours may differ."""

PAGE = 200
PERSON = ("U", "W")
_NOWHERE = frozenset({"thread_not_found", "channel_not_found"})


Left = Callable[[], float]
"""Returns the seconds for which a message may still be posted; 0 and less where it may not."""


def always() -> float:
    """Return that a message may be posted for as long as it takes: nobody else is at it."""
    return math.inf


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: its channel and its time stamp."""

    channel: str
    ts: str


class Poster:
    """Posts messages by id.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may go out.
    """

    def __init__(self, client: AsyncWebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def post(
        self,
        id_: str,
        channel: str,
        message: Message,
        *,
        thread: str = "",
        since: float | None = None,
        left: Left = always,
    ) -> Posted:
        """Post a message, or find it where it was posted before.

        Args:
            id_: the id that the message carries.
            channel: a channel, or a person for their direct message.
            message: text and blocks.
            thread: the message that it answers, or "".
            since: when it may first have been posted, in POSIX seconds; None where it certainly
                was not yet.
            left: for how long it may still be posted.

        Raises:
            SlackApiError: Slack refuses the message for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
            TimeoutError: the time is over.
        """
        place = await self._place(channel)
        attempt = 0
        while True:
            started = time.time()
            try:
                if since is not None and (found := await self.surely(id_, place, thread, since)):
                    return found
                async with _within(left()):
                    return await self._post(id_, place, message, thread)
            except (SlackApiError, *LOST) as error:
                attempt += 1
                if refused(error) or attempt == TRIES or left() <= 0:
                    raise
                if busy(error) is None:
                    # it may have been posted, so from here on it is looked for first
                    since = since if since is not None else started
                await wait(attempt, error)
                await self._pace.message(place)

    async def ready(self, channel: str) -> None:
        """Wait until a message to this channel may go out; ``post`` itself goes at once."""
        await self._pace.message(channel)

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

    async def take_back(self, posted: Posted) -> None:
        """Delete a message of the bot's own; one that is gone is no matter.

        Raises:
            SlackApiError: Slack refuses for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        try:
            await patiently(lambda: self._client.chat_delete(channel=posted.channel, ts=posted.ts))
        except SlackApiError as error:
            if refused(error) != "message_not_found":
                raise

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

    async def _post(self, id_: str, channel: str, message: Message, thread: str) -> Posted:
        answer = await self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread or None,
            text=message["text"],
            blocks=message["blocks"],
            metadata={"event_type": EVENT, "event_payload": {"id": id_}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Posted(str(answer["channel"]), str(answer["ts"]))

    async def _place(self, channel: str) -> str:
        if not channel.startswith(PERSON):
            return channel
        opened = await patiently(lambda: self._client.conversations_open(users=channel))
        direct: dict[str, Any] = opened["channel"]
        return str(direct["id"])

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


@contextlib.asynccontextmanager
async def _within(seconds: float) -> AsyncIterator[None]:
    """Do something in so many seconds, or not at all.

    Raises:
        TimeoutError: the time is over.
    """
    if seconds <= 0:
        raise TimeoutError("others may be at this message")
    async with asyncio.timeout(None if seconds == math.inf else seconds):
        yield


def _id(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    held = metadata.get("event_payload") or {}
    return str(held.get("id") or "") if metadata.get("event_type") == EVENT else ""
