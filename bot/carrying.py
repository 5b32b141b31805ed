"""The tasks of corrections carried out, each by one hand at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import partial
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError

from bot.delivering import now
from bot.refreshing import Refreshing
from bot.sending.outbox import Outbox
from bot.sending.patience import LOST, refused
from bot.views.corrections import notice
from knowledge.corrections import Correction, Corrections, Task
from knowledge.deliveries import Deliveries, Posted
from knowledge.errors import StoreError, StoreMoved

log = logging.getLogger(__name__)

NOTHING_LEFT = "nothing_left_to_show"
"""Why a card under a link stays as it is: its source is no longer on file."""


class Carrying:
    """Carries tasks out in the background.

    Args:
        corrections: whose tasks they are.
        deliveries: what was shown to whom.
        outbox: sends messages, each once.
        refreshing: shows delivered messages anew.
        rest: called when nothing is under way and something was settled since the last call.
    """

    def __init__(
        self,
        corrections: Corrections,
        deliveries: Deliveries,
        outbox: Outbox,
        refreshing: Refreshing,
        rest: Callable[[], None],
    ) -> None:
        self._corrections = corrections
        self._deliveries = deliveries
        self._outbox = outbox
        self._refreshing = refreshing
        self._rest = rest
        self._settled = False
        self._tasks: dict[str, asyncio.Task[None]] = {}
        # a lock lives for as long as somebody holds it or waits for it
        self._refreshes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def under_way(self) -> int:
        """How many tasks are being carried out."""
        return len(self._tasks)

    def start(self, tasks: Iterable[Task]) -> None:
        """Begin tasks; those that are under way go on.

        Args:
            tasks: in the order in which they were filed. People are told in that order; messages
                are refreshed for the newest first.
        """
        filed = list(tasks)
        refreshes = [task for task in filed if task.what == "refresh"]
        for task in (*(t for t in filed if t.what != "refresh"), *reversed(refreshes)):
            if task.id not in self._tasks:
                doing = asyncio.create_task(self._do(task))
                self._tasks[task.id] = doing
                doing.add_done_callback(partial(self._over, task.id))

    async def rest(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def stop(self) -> None:
        """Stop; what is left is begun again by the next process."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _over(self, id_: str, _: asyncio.Task[None]) -> None:
        del self._tasks[id_]
        if self._settled and not self._tasks:
            self._settled = False
            self._rest()

    async def _do(self, task: Task) -> None:
        try:
            if await self._corrections.begin(task, now()):
                await self._carry_out(task)
        except (SlackApiError, *LOST) as error:
            await self._failed(task, refused(error))
        except StoreError as error:
            log.warning("a task of a correction cannot be done now: %s", error)
            await self._give_up(task)
        except Exception:
            log.exception("a task of a correction failed; it is tried again")
            await self._give_up(task)

    async def _failed(self, task: Task, word: str) -> None:
        if not word:
            await self._give_up(task)
            return
        log.warning("Slack refuses a refresh: %s", word)
        try:
            await self._settle(task, word)
        except StoreError as error:
            log.warning("what Slack refused is noted later: %s", error)

    async def _give_up(self, task: Task) -> None:
        try:
            await self._corrections.give_up(task)
        except StoreError as error:
            # it stays this process's, which begins it anew
            log.warning("a task of a correction is let go of later: %s", error)

    async def _carry_out(self, task: Task) -> None:
        correction = await self._corrections.get(task.correction)
        if correction is None:
            return
        do = self._refresh if task.what == "refresh" else self._tell
        await self._settle(task, await do(task, correction))

    async def _settle(self, task: Task, why: str) -> None:
        if why:
            await self._corrections.refused(task, why)
        else:
            await self._corrections.done(task)
        self._settled = True

    async def _tell(self, task: Task, correction: Correction) -> str:
        """Tell a channel or a person; return why they cannot be told, or ""."""
        to = task.channel if task.what == "reply" else task.person
        await self._outbox.send(task.id, to, notice(correction), task.thread)
        return await self._outbox.settled(task.id)

    async def _refresh(self, task: Task, correction: Correction) -> str:
        """Refresh a message; return why it cannot be, or "".

        One at a time: of several corrections of one message the newest is first, and none is left
        to do for the others.
        """
        lock = self._refreshes.setdefault(task.delivery, asyncio.Lock())
        async with lock:
            posted = await self._deliveries.message(task.delivery)
            if posted is None or posted.revision >= correction.revision:
                return ""
            return await self._shown_anew(posted, correction)

    async def _shown_anew(self, posted: Posted, correction: Correction) -> str:
        """Refresh a message, again where another process did meanwhile; return why it cannot be."""
        least = correction.revision
        while True:
            shown = await self._refreshing.refresh(posted, correction, least)
            if shown is None:
                return NOTHING_LEFT
            if shown.revision < least:
                raise StoreMoved("the message was composed from what was on file before")
            over = posted.shape
            meanwhile = await self._deliveries.refreshed(posted.id, shown, now(), over)
            again = await self._deliveries.message(posted.id) if meanwhile else None
            if again is None:
                return ""
            posted, least = again, max(least, meanwhile)
