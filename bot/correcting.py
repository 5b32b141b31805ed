"""Corrections at work: cards refreshed in place, channels and people told, each exactly once."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace
from bot.sending.patience import LOST, patiently, refused
from bot.views.blocks import Message
from bot.views.corrections import finished, notice
from knowledge.corrections import Correction, Corrections, Intent, Task, correction_of
from knowledge.deliveries import Deliveries, Posted, Reach, Shown
from knowledge.revisions import Revision

log = logging.getLogger(__name__)

AGAIN = 30.0
"""Seconds between two looks for those whom a correction has not reached yet."""

Compose = Callable[[Posted, Correction], Awaitable[tuple[Message, Shown]]]
"""Composes a posted message anew, as it reads now, and says what it shows."""

Revisions = Callable[[], Awaitable[Sequence[Revision]]]
"""Reads every revision, in order."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What corrections are carried out with.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may be changed.
        poster: finds messages by their id.
        outbox: sends messages, each once.
        compose: composes a posted message anew.
        revisions: reads every revision.
    """

    client: AsyncWebClient
    pace: Pace
    poster: Poster
    outbox: Outbox
    compose: Compose
    revisions: Revisions


class Corrector:
    """Carries corrections out in the background, and takes them up again after a restart.

    Args:
        corrections: what was corrected, and what is to be done.
        deliveries: what was shown to whom.
        tools: how it is done.
    """

    def __init__(self, corrections: Corrections, deliveries: Deliveries, tools: Tools) -> None:
        self._corrections = corrections
        self._deliveries = deliveries
        self._tools = tools
        self._publishing: set[str] = set()
        self._woken = asyncio.Event()
        self._rested = asyncio.Event()
        self._rested.set()
        self._task: asyncio.Task[None] | None = None

    async def announce(self, intent: Intent) -> None:
        """Keep what is about to be published."""
        self._publishing.add(intent.id)
        await self._corrections.announce(intent)

    async def revoke(self, intent: Intent) -> None:
        """Forget what was announced and not published."""
        await self._corrections.revoke(intent.id)
        self._publishing.discard(intent.id)

    async def issue(self, intent: Intent) -> None:
        """Let a publication follow the answers; the tasks are kept when this returns."""
        self._publishing.discard(intent.id)
        revisions = await self._tools.revisions()
        published = intent.became(revisions)
        correction = await asyncio.to_thread(made, intent, published, revisions)
        if correction is None:
            await self._corrections.revoke(intent.id)
            return
        await self._corrections.issue(correction)
        self._wake()

    async def reach(self, correction: Correction) -> Reach:
        """Return whom the old texts have reached."""
        return await self._deliveries.showing(correction.stood)

    async def start(self) -> None:
        """Take up what an earlier process left, and work from now on."""
        await self._settle_announced()
        self._wake()
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop; what is left is taken up by the next process."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until everything that can be done now is done."""
        await self._rested.wait()
        await self._tools.outbox.idle()

    def _wake(self) -> None:
        self._rested.clear()
        self._woken.set()

    async def _settle_announced(self) -> None:
        for intent in await self._corrections.abandoned(_now()):
            if intent.id not in self._publishing:
                await self.issue(intent)

    async def _work(self) -> None:
        while True:
            try:
                async with asyncio.timeout(AGAIN):
                    await self._woken.wait()
            except TimeoutError:
                log.debug("looking again for those whom a correction has not reached")
            self._woken.clear()
            try:
                await self._round()
            except Exception:
                log.exception("corrections could not go on; they are tried again")
            if not self._woken.is_set():
                self._rested.set()

    async def _round(self) -> None:
        await self._settle_announced()
        unsettled = await self._corrections.unsettled()
        if not unsettled:
            return
        await self._confirm()
        for correction in unsettled:
            await self._corrections.late(correction, _now())
        await asyncio.gather(*map(self._do, await self._corrections.open_tasks()))
        for correction in unsettled:
            await self._tell_editor(correction)

    async def _confirm(self) -> None:
        """Look for messages that were begun and never confirmed."""
        for begun in await self._deliveries.unconfirmed():
            since = dt.datetime.fromisoformat(begun.begun).timestamp()
            found = await self._tools.poster.find(begun.id, begun.channel, begun.thread, since)
            if found:
                await self._deliveries.posted(begun.id, found.ts)
            else:
                await self._deliveries.not_posted(begun.id)

    async def _do(self, task: Task) -> None:
        if not await self._corrections.begin(task, _now()):
            return
        correction = await self._corrections.get(task.correction)
        if correction is None:
            return
        try:
            if task.what == "refresh":
                await self._refresh(task, correction)
            else:
                to = task.channel if task.what == "reply" else task.person
                await self._tools.outbox.send(task.id, to, notice(correction), task.thread)
            await self._corrections.done(task)
        except (SlackApiError, *LOST) as error:
            if word := refused(error):
                log.warning("a card cannot be refreshed: %s", word)
                await self._corrections.refused(task, word)
            else:
                await self._corrections.give_up(task)
                self._wake()

    async def _refresh(self, task: Task, correction: Correction) -> None:
        posted = await self._deliveries.message(task.delivery)
        if posted is None:
            return
        message, shown = await self._tools.compose(posted, correction)

        async def update() -> object:
            await self._tools.pace.update()
            return await self._tools.client.chat_update(
                channel=posted.channel, ts=posted.ts, text=message["text"], blocks=message["blocks"]
            )

        await patiently(update)
        await self._deliveries.refreshed(posted.id, shown, _now())

    async def _tell_editor(self, correction: Correction) -> None:
        """Tell the editor, once, that everybody was reached."""
        progress = await self._corrections.progress(correction)
        if progress.done == progress.of:
            told = finished(correction, progress)
            await self._tools.outbox.send(f"{correction.id}:finished", correction.editor, told)


def made(
    intent: Intent, published: Sequence[Revision], revisions: Sequence[Revision]
) -> Correction | None:
    """Return the correction that a publication is, or None where nothing that was read changed.

    Args:
        intent: what the editor said of it.
        published: its revisions; none where it was never published.
        revisions: every revision, in order.
    """
    if not published:
        return None
    correction = correction_of(intent.id, intent.kind, published, revisions)
    if correction is None or correction.kind != "correction":
        return correction
    gone = all(change.after is None for change in correction.changes if change.before is not None)
    return replace(correction, kind="withdrawal") if gone else correction


def _now() -> dt.datetime:
    return dt.datetime.fromtimestamp(time.time(), dt.UTC)
