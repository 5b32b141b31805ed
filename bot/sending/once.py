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
from collections.abc import AsyncIterator, Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending.finding import EVENT, Finder, Posted
from bot.sending.pace import Pace
from bot.sending.patience import LOST, TRIES, busy, patiently, refused, wait
from bot.views.blocks import Message

PERSON = ("U", "W")

Left = Callable[[], float]
"""Returns the seconds for which a message may still be posted; 0 and less where it may not."""


def always() -> float:
    """Return that a message may be posted for as long as it takes: nobody else is at it."""
    return math.inf


class Poster:
    """Posts messages by id.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may go out.

    ``finder`` finds them again.
    """

    def __init__(self, client: AsyncWebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self.finder = Finder(client, pace)

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
                if since is not None:
                    found = await self.finder.surely(id_, place, thread, since)
                    if found:
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
