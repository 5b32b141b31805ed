"""Every answer shown is a delivery: noted here, so that a correction finds who read it."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Awaitable, Callable
from functools import partial

from slack_sdk.errors import SlackApiError

from bot.composed import Composed, Opened
from bot.noting import Noting
from bot.sending.finding import Posted
from bot.sending.once import Left, Poster, always
from bot.sending.outbox import Outbox
from bot.sending.patience import refused
from bot.unkept import Unkept
from bot.views.blocks import Message
from knowledge.deliveries import Deliveries, Shown
from knowledge.text import digest


class Delivering:
    """Shows answers and notes what they showed, for all listeners.

    Args:
        deliveries: what was shown to whom.
        poster: posts messages, each once.
        outbox: keeps messages that must not be lost until they are posted.
        noting: notes what keeps nobody from an answer.

    ``unkept`` posts what the store cannot keep.
    """

    def __init__(
        self,
        deliveries: Deliveries,
        poster: Poster,
        outbox: Outbox,
        noting: Noting | None = None,
    ) -> None:
        self._deliveries = deliveries
        self._noting = noting or Noting()
        self._poster = poster
        self._outbox = outbox
        self.unkept = Unkept(deliveries, poster, outbox, self._noting)

    async def seen(self, person: str, channel: str, shown: Shown) -> None:
        """Note what one person is about to be shown.

        A store that is slow, away or fails keeps nobody from an answer.

        Args:
            person: who sees it.
            channel: where; "" for a modal.
            shown: what it shows.
        """
        at = now()
        if shown.pieces and not self._deliveries.noted(person, shown, at):
            note = partial(self._deliveries.seen, person, channel, shown, at)
            await self._noting.soon((person, shown.shape), note)

    async def copied(self, person: str, shown: Shown) -> None:
        """Note a line that one person is about to be handed for copying."""
        at = now()
        if shown.pieces and not self._deliveries.noted(person, shown, at):
            note = partial(self._deliveries.copied, person, shown, at)
            await self._noting.soon((person, shown.shape), note)

    async def opened(self, person: str, channel: str, opened: Opened) -> None:
        """Note what a control is about to open for one person."""
        if opened.shown and opened.way == "copied":
            await self.copied(person, opened.shown)
        elif opened.shown:
            await self.seen(person, channel, opened.shown)

    async def post(
        self, channel: str, composed: Composed, *, thread: str = "", by: str = "", to: str = ""
    ) -> Posted:
        """Post an answer once.

        Args:
            channel: where.
            composed: the message and what it shows.
            thread: the message whose thread it stands in, or "".
            by: who shares it, or "".
            to: the person in whose direct message it stands, or "".

        Raises:
            SlackApiError: Slack refuses it for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
            StoreError: it could not be noted, and is not posted.
        """
        if not composed.shown.pieces:
            return await self.say(channel, composed.message, thread=thread)
        id_ = await self._deliveries.posting(
            channel, thread, composed.shown, by=by, to=to, at=now()
        )
        try:
            # posted after others may look for it, it would be missed
            left = partial(self._deliveries.left, id_)
            posted = await self._post(id_, channel, composed.message, thread, left)
        except SlackApiError as error:
            await self._given_up(id_, error)
            raise
        except BaseException:
            self._deliveries.unsure(id_)
            raise
        await self._deliveries.posted(id_, posted.ts)
        return posted

    async def file(
        self,
        id_: str,
        channel: str,
        composed: Composed,
        *,
        thread: str = "",
        by: str = "",
        to: str = "",
    ) -> bool:
        """File an answer before its request is acknowledged; from then on no kill loses it.

        Slack sends a request again that it saw no acknowledgement of, to whichever process: the
        answer is posted once for its id, however often and wherever it is filed.

        Args:
            id_: what makes it this answer and no other: the event that it answers.
            channel: where.
            composed: the message and what it shows.
            thread: the message whose thread it stands in, or "".
            by: who shares it, or "".
            to: the person in whose direct message it stands, or "".

        Returns:
            Whether it was filed now; ``settle`` then follows it.

        Raises:
            StoreReadOnly: nothing is kept here.
            StoreError: it could not be kept, and is not posted.
        """
        if composed.shown.pieces:
            at = now()
            await self._deliveries.posting(
                channel, thread, composed.shown, by=by, to=to, at=at, id_=id_
            )
        return await self._outbox.send(id_, channel, composed.message, thread)

    async def stop(self) -> None:
        """Note what was not noted yet, where that goes."""
        await self._noting.stop()

    async def filed(self, id_: str) -> bool:
        """Return whether an answer with this id was filed before."""
        return bool(await self._outbox.states([id_]))

    async def settle(self, id_: str) -> str:
        """Wait until a filed answer stands, and note where; return why Slack refused it, or ""."""
        try:
            why = await self._outbox.settled(id_)
            if posted := await self._outbox.sent(id_):
                await self._deliveries.posted(id_, posted.ts)
            elif why:
                await self._deliveries.not_posted(id_)
        finally:
            self._deliveries.unsure(id_)
        return why

    async def say(self, channel: str, message: Message, *, thread: str = "") -> Posted:
        """Post a message that shows nothing on file, once.

        Raises:
            SlackApiError: Slack refuses it for good, or stays busy.
            aiohttp.ClientError: Slack cannot be reached.
        """
        return await self._post(uuid.uuid4().hex, channel, message, thread)

    async def attach(
        self, channel: str, ts: str, shown: Shown, attach: Callable[[], Awaitable[object]]
    ) -> None:
        """Attach an answer to somebody's message.

        To attach it twice does no harm and where it stands is known beforehand, so that nothing
        has to be looked for.

        Args:
            channel: where the message stands.
            ts: the message.
            shown: what the attachment shows.
            attach: attaches it.

        Raises:
            SlackApiError: Slack refuses it.
            aiohttp.ClientError: Slack cannot be reached.
            StoreError: it could not be noted, and is not attached.
        """
        id_ = f"link:{digest(f'{channel}:{ts}:{shown.asked}')[:32]}"
        before = await self._deliveries.message(id_)
        await self._deliveries.posting(channel, "", shown, by="", at=now(), id_=id_)
        await self._deliveries.posted(id_, ts)
        await self._deliveries.refreshed(id_, shown, now())
        try:
            await attach()
        except SlackApiError as error:
            if refused(error) and before is None:
                await self._deliveries.not_posted(id_)
            raise

    async def _post(
        self, id_: str, channel: str, message: Message, thread: str, left: Left = always
    ) -> Posted:
        await self._poster.ready(channel)
        return await self._poster.post(id_, channel, message, thread=thread, left=left)

    async def _given_up(self, id_: str, error: SlackApiError) -> None:
        if refused(error):
            await self._deliveries.not_posted(id_)
        else:
            self._deliveries.unsure(id_)


def now() -> dt.datetime:
    """Return the time in UTC."""
    return dt.datetime.fromtimestamp(time.time(), dt.UTC)
