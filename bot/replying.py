"""Answers to what Slack sends again: kept before it is acknowledged, posted once.

Where the store is away, an answer is posted without being kept, once for each process, and noted
when the store is back: a question waits for no database.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.failures import refusal, told
from bot.seen import Seen
from bot.sending.retention import ANSWER
from bot.tracing import reference
from bot.views.replies import sentence
from knowledge.deliveries import Shown
from knowledge.errors import StoreReadOnly, StoreUnavailable

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds for an answer to be kept before it is posted all the same; Slack waits for three."""

Compose = Callable[[], Awaitable[Composed]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes.

    Args:
        channel: the channel.
        thread: the message whose thread it stands in, or "".
        to: the person in whose direct message it stands, or "".
    """

    channel: str
    thread: str = ""
    to: str = ""


class Replying:
    """Answers events, each once, though it comes again to another process or after a restart.

    Args:
        background: where work after the acknowledgement runs.
        delivering: shows answers and notes what they showed.
    """

    def __init__(self, background: Background, delivering: Delivering) -> None:
        self._background = background
        self._delivering = delivering
        self._given = Seen()

    async def answered(self, event: str) -> bool:
        """Return whether an event was answered before, by this process or in the store.

        Where the store is away, nobody knows what other processes answered.
        """
        id_ = ANSWER + event
        if id_ in self._given:
            return True
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._delivering.filed(id_)
        except (StoreUnavailable, TimeoutError):
            return False

    async def reply(self, event: str, place: Place, compose: Compose) -> None:
        """Keep the answer to an event; it is posted in the background.

        Where nothing can be kept it is posted all the same, once for each process.

        Args:
            event: the event's id, which its retries have too.
            place: where the answer goes.
            compose: makes the answer; where it fails, the person is told.

        Raises:
            StoreError: the store refuses the answer, and it is not posted.
        """
        id_ = ANSWER + event
        if await self.answered(event):
            return
        composed = await _composed(compose)
        channel, thread, to = place.channel, place.thread, place.to
        try:
            async with asyncio.timeout(PATIENCE):
                filed = await self._delivering.file(id_, channel, composed, thread=thread, to=to)
        except (StoreReadOnly, StoreUnavailable, TimeoutError) as error:
            if self._given.first_time(id_):
                log.warning(
                    "an answer is posted without being kept: %s", str(error) or "the store is slow"
                )
                posting = self._delivering.unkept(id_, channel, composed, thread=thread, to=to)
                self._background.start(posting)
            return
        self._given.first_time(id_)
        if filed:
            self._background.start(self._settled(id_, place))

    async def _settled(self, id_: str, place: Place) -> None:
        """Wait until an answer stands; where Slack refuses it, say so in its place."""
        if why := await self._delivering.settle(id_):
            ref = reference()
            log.error("work after the acknowledgement was refused: %s, reference %s", why, ref)
            said = sentence(refusal(why, ref))
            await self._delivering.say(place.channel, said, thread=place.thread)


async def _composed(compose: Compose) -> Composed:
    try:
        return await compose()
    except Exception as error:
        ref = reference()
        log.exception("an answer could not be composed, reference %s", ref)
        nothing = Shown(pieces=frozenset(), entries=(), revision=0, asked="")
        return Composed(sentence(told(error, ref)), nothing)
