"""Corrections at work: what was published follows the answers, and is taken up after a restart."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from bot.carrying import Carrying
from bot.confirming import confirmed
from bot.delivering import now
from bot.refreshing import Refreshing
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.views.corrections import finished
from knowledge.corrections import (
    Correction,
    Corrections,
    History,
    Intent,
    correction_of,
    revisions_of,
)
from knowledge.deliveries import Deliveries, Reach
from knowledge.revisions import Ledger

log = logging.getLogger(__name__)

AGAIN = 30.0
"""Seconds between two looks for those whom a correction has not reached yet."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What corrections are carried out with.

    Args:
        poster: finds messages by their id.
        outbox: sends messages, each once.
        refreshing: shows delivered messages anew.
        history: reads the revisions of a record, or every revision.
    """

    poster: Poster
    outbox: Outbox
    refreshing: Refreshing
    history: History


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
        self._carrying = Carrying(
            corrections, deliveries, tools.outbox, tools.refreshing, self._wake
        )
        self._publishing: set[str] = set()
        self._told: set[str] = set()
        self._woken = asyncio.Event()
        self._rested = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        self._task: asyncio.Task[None] | None = None

    async def announce(self, intent: Intent) -> None:
        """Keep what is about to be published."""
        self._publishing.add(intent.id)
        await self._corrections.announce(intent)

    async def revoke(self, intent: Intent) -> None:
        """Forget what was announced and not published."""
        await self._corrections.revoke(intent.id)
        self._publishing.discard(intent.id)

    async def issue(self, intent: Intent, before: Ledger | None = None) -> None:
        """Let a publication follow the answers; the tasks are kept when this returns.

        What was announced and never published is forgotten. Where this fails it is tried again.

        Args:
            intent: what was announced.
            before: what was on file then; read from the store where it is not given.

        Raises:
            StoreError: what the store keeps cannot be read or written.
        """
        try:
            correction = await made(intent, self._tools.history, before)
            if correction is None:
                await self._corrections.revoke(intent.id)
            else:
                await self._corrections.issue(correction)
        finally:
            self._publishing.discard(intent.id)
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
        tasks = [task for task in (self._task, self._looking) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._carrying.stop()

    async def idle(self) -> None:
        """Wait until everything that can be done now is done."""
        while True:
            await self._rested.wait()
            if self._looking:
                await asyncio.wait([self._looking])
            await self._carrying.rest()
            await self._tools.outbox.idle()
            if self._rested.is_set() and not self._carrying.under_way:
                return

    def look_again(self) -> None:
        """Look for what is to be done now: another process is gone, and may have left something."""
        self._wake()

    def _wake(self) -> None:
        self._rested.clear()
        self._woken.set()

    async def _settle_announced(self) -> None:
        for intent in await self._corrections.abandoned():
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
        """Begin what is to be done, without waiting for it."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        await self._settle_announced()
        for correction in await self._corrections.unsettled():
            await self._corrections.late(correction, now())
            await self._tell_editor(correction)
        self._carrying.start(await self._corrections.open_tasks())

    async def _look(self) -> None:
        """Look for messages that were begun and never confirmed."""
        try:
            if await confirmed(self._deliveries, self._tools.poster, self._tools.outbox):
                self._wake()
        except Exception:
            log.exception("messages could not be looked for; they are looked for again")

    async def _tell_editor(self, correction: Correction) -> None:
        """Tell the editor, once, that everybody was reached."""
        if correction.id in self._told:
            return
        progress = await self._corrections.progress(correction)
        if progress.done < progress.of or (await self.reach(correction)).begun:
            return
        if correction.editor and (progress.of or correction.tells):
            told = finished(correction, progress)
            await self._tools.outbox.send(f"{correction.id}:finished", correction.editor, told)
        self._told.add(correction.id)


async def made(intent: Intent, history: History, before: Ledger | None) -> Correction | None:
    """Return the correction that a publication is, or None where nothing that was read changed.

    Args:
        intent: what the editor said of it.
        history: reads the revisions of a record, or every revision.
        before: what was on file before; read from the store where it is not given.
    """
    published = intent.became(await revisions_of(intent.subjects, history))
    if not published:
        return None
    if before is None:
        kept = await history("")
        earlier = [revision for revision in kept if revision.number < published[0].number]
        before = await asyncio.to_thread(Ledger.of, earlier)
    correction = await correction_of(intent.id, intent.kind, published, before, history)
    if correction is None or correction.kind != "correction":
        return correction
    gone = all(change.after is None for change in correction.changes if change.before is not None)
    return replace(correction, kind="withdrawal") if gone else correction
