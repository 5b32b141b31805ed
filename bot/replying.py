"""Answers to what Slack sends again: kept before it is acknowledged, posted once.

Where the store is away, an answer is posted before it is acknowledged (``bot.unkept``): a question
waits for no database. What takes longer than Slack waits is not acknowledged; it goes on, and Slack
asks again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from slack_bolt.request.async_request import AsyncBoltRequest

from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.failures import refusal, told
from bot.reply import Destination, Reply
from bot.seen import Seen
from bot.sending.retention import ANSWER
from bot.tracing import reference
from bot.views.replies import sentence
from knowledge.deliveries import Shown
from knowledge.errors import StoreReadOnly, StoreUnavailable

log = logging.getLogger(__name__)

PATIENCE = 2.4
"""Seconds for an answer to be kept or posted; Slack waits three."""

BLINK = 0.8
"""Seconds for which a store that is away is asked again before an answer is posted without it."""

AGAIN = 0.1
"""Seconds before it is asked again."""

GLANCE = 0.5
"""Seconds to find out whether an event was answered before."""

Compose = Callable[[], Awaitable[Composed]]


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
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def reply(
        self, event: str, place: Destination, compose: Compose, *, again: bool = False
    ) -> None:
        """Keep the answer to an event, or post it; what is kept is posted in the background.

        Args:
            event: the event's id, which its retries have too.
            place: where the answer goes.
            compose: makes the answer, where it was not given before; where it fails, the person
                is told.
            again: whether Slack says that it sent the event before.

        Raises:
            StoreUnavailable: it takes longer than Slack waits. It goes on; a retry finds it.
            StoreError: the store refuses the answer, and it is not posted.
            SlackApiError: the store is away, and Slack refuses the answer.
            aiohttp.ClientError: the store is away, and Slack cannot be reached.
        """
        id_ = ANSWER + event
        if id_ in self._given:
            return
        if id_ not in self._under_way:
            task = asyncio.create_task(self._reply(id_, place, compose, again=again))
            self._under_way[id_] = task
            task.add_done_callback(lambda _: self._under_way.pop(id_, None))
            self._background.start(_over(task))  # a stop waits for it
        answering = self._under_way[id_]
        await asyncio.wait([answering], timeout=PATIENCE)
        if not answering.done():
            raise StoreUnavailable("an answer takes longer than Slack waits; it goes on")
        answering.result()

    async def _reply(self, id_: str, place: Destination, compose: Compose, *, again: bool) -> None:
        if not await self._answered(id_):
            reply = Reply(id_, place, await _composed(compose))
            filed = await self._filed(reply)
            if filed:
                self._background.start(self._settled(reply))
            elif filed is None:
                posted = await self._delivering.unkept.post(reply, again=again)
                self._background.start(self._delivering.unkept.settle(reply, posted))
        self._given.first_time(id_)

    async def _answered(self, id_: str) -> bool:
        """Return whether an event was answered before, as far as the store can say."""
        try:
            async with asyncio.timeout(GLANCE):
                return await self._delivering.filed(id_)
        except (StoreUnavailable, TimeoutError):
            return False

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

    async def _settled(self, reply: Reply) -> None:
        """Wait until an answer stands; where Slack refuses it, say so in its place."""
        if why := await self._delivering.settle(reply.id):
            ref = reference()
            log.error("work after the acknowledgement was refused: %s, reference %s", why, ref)
            said = sentence(refusal(why, ref))
            await self._delivering.say(reply.place.channel, said, thread=reply.place.thread)


def comes_again(request: AsyncBoltRequest) -> bool:
    """Return whether Slack sent an event before, to this process or to another."""
    return bool(request.headers.get("x-slack-retry-num"))


async def _over(task: asyncio.Task[None]) -> None:
    """Wait until a task is over; who began it hears how it went, or asks again."""
    await asyncio.wait([task])
    if not task.cancelled() and (error := task.exception()):
        log.warning("an answer was not given (%s)", type(error).__name__)


async def _composed(compose: Compose) -> Composed:
    try:
        return await compose()
    except Exception as error:
        ref = reference()
        log.exception("an answer could not be composed, reference %s", ref)
        nothing = Shown(pieces=frozenset(), entries=(), revision=0, asked="")
        return Composed(sentence(told(error, ref)), nothing)
