"""Answers to what Slack sends again: kept before it is acknowledged, posted once.

Where the store is away, an answer is posted without being kept, once for each process, and noted
when the store is back: a question waits for no database.
"""

from __future__ import annotations

import asyncio
import logging
import time
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

PATIENCE = 1.5
"""Seconds for an answer to be kept before it is acknowledged all the same; Slack waits three."""

BLINK = 1.0
"""Seconds for which a store that is away is asked again before an answer is posted without it."""

AGAIN = 0.1
"""Seconds before it is asked again."""

GLANCE = 0.5
"""Seconds to find out whether an event was answered before."""

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


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and where it goes.

    Args:
        id: what makes it this answer and no other.
        place: where it goes.
        composed: the message and what it shows.
    """

    id: str
    place: Place
    composed: Composed


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
            async with asyncio.timeout(GLANCE):
                return await self._delivering.filed(id_)
        except (StoreUnavailable, TimeoutError):
            return False

    async def reply(self, event: str, place: Place, compose: Compose) -> None:
        """Keep the answer to an event; it is posted in the background.

        A store that blinks is waited for. Where it takes longer, the answer is acknowledged and
        goes on being kept; where it is away, the answer is posted without, once for each process.

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
        reply = Reply(id_, place, await _composed(compose))
        filing = asyncio.create_task(self._filed(reply))
        await asyncio.wait([filing], timeout=PATIENCE)
        if filing.done():
            filing.result()  # what the store refuses is not answered, and may be asked again
        # of two that come at once, one posts it
        first = self._given.first_time(id_)
        standing = self._standing(reply, filing, first=first)
        self._background.start(standing)

    async def _filed(self, reply: Reply) -> bool | None:
        """File an answer; return whether it was filed now, or None where the store is away."""
        place, until = reply.place, time.monotonic() + BLINK
        while True:
            try:
                return await self._delivering.file(
                    reply.id, place.channel, reply.composed, thread=place.thread, to=place.to
                )
            except StoreReadOnly:
                return None
            except StoreUnavailable as error:
                if time.monotonic() >= until:
                    log.warning("an answer is posted without being kept: %s", error)
                    return None
                await asyncio.sleep(AGAIN)

    async def _standing(
        self, reply: Reply, filing: asyncio.Task[bool | None], *, first: bool
    ) -> None:
        """Let an answer that is acknowledged stand, kept or not."""
        filed, place = await filing, reply.place
        if filed:
            await self._settled(reply.id, place)
        elif filed is None and first:
            await self._delivering.unkept(
                reply.id, place.channel, reply.composed, thread=place.thread, to=place.to
            )

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
