"""Answers that the store cannot keep: posted all the same, and noted when it is back.

Without the store no process can tell another that it answers. So Slack itself is asked: before an
answer to something that came before is posted, it is looked for; and of two that were posted at
once, each looks for the other, and the later one is taken back.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from bot.noting import Noting
from bot.reply import Reply
from bot.sending.finding import Posted
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from knowledge.deliveries import Deliveries
from knowledge.errors import StoreReadOnly


class Unkept:
    """Posts answers that are not kept.

    Args:
        deliveries: what was shown to whom.
        poster: posts messages, each once.
        outbox: knows the messages that stand.
        noting: notes what keeps nobody from an answer.
        clock: the time in POSIX seconds.
    """

    def __init__(
        self,
        deliveries: Deliveries,
        poster: Poster,
        outbox: Outbox,
        noting: Noting,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._deliveries = deliveries
        self._poster = poster
        self._outbox = outbox
        self._noting = noting
        self._clock = clock

    async def post(self, reply: Reply, *, again: bool) -> Posted:
        """Post an answer; ``settle`` then follows it.

        Args:
            reply: the answer.
            again: whether another process may have answered before.

        Raises:
            SlackApiError: Slack refuses it for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        place = reply.place
        await self._poster.ready(place.channel)
        return await self._poster.post(
            reply.id,
            place.channel,
            reply.composed.message,
            thread=place.thread,
            since=self._clock() if again else None,
        )

    async def settle(self, reply: Reply, posted: Posted) -> None:
        """Note that an answer stands as soon as that goes, or take it back.

        It is taken back where another process posted it as well, and first.

        Raises:
            SlackApiError: Slack refuses for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        await self._note(reply, posted)
        if self._outbox.alone:
            return
        stays = await self._poster.finder.first(reply.id, posted, reply.place.thread, self._clock())
        if stays != posted:
            await self._poster.take_back(posted)
            await self._note(reply, stays)

    async def _note(self, reply: Reply, posted: Posted) -> None:
        place, shown = reply.place, reply.composed.shown
        at = dt.datetime.fromtimestamp(self._clock(), dt.UTC)

        async def note() -> None:
            if shown.pieces:
                await self._deliveries.posting(
                    place.channel, place.thread, shown, by="", to=place.to, at=at, id_=reply.id
                )
                await self._deliveries.posted(reply.id, posted.ts)
            try:
                await self._outbox.stands(reply.id, posted, place.thread)
            except StoreReadOnly:
                return  # nothing is sent again here

        await self._noting.soon(reply.id, note)
