"""Messages that wait to be sent: kept before they go out, so that a restart loses none.

A message is filed with an id of the caller's, and sent once for that id, whatever happens in
between. Its words are kept until it is sent and not longer.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable, Iterable

from slack_sdk.errors import SlackApiError

from bot.sending.once import Posted, Poster
from bot.sending.patience import LOST, refused
from bot.views.blocks import Message
from knowledge.papers import Paper, Papers

log = logging.getLogger(__name__)

MESSAGE = "message"
SENDING = "sending"

AT_ONCE = 20
"""Messages under way together; each channel still gets its own one by one."""

AGAIN = 60.0
"""Seconds before what Slack could not take is tried again."""


class Outbox:
    """Sends what was filed, in the background.

    Args:
        papers: where messages are kept.
        poster: posts a message once.
        lease: seconds after which another process's attempt counts as given up; 0 where no
            other process can be at it.
        clock: the time in POSIX seconds.
    """

    def __init__(
        self,
        papers: Papers,
        poster: Poster,
        lease: float = 0.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._papers = papers
        self._poster = poster
        self._lease = lease
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def send(self, id_: str, to: str, message: Message, thread: str = "") -> bool:
        """File a message; it goes out as soon as its channel allows.

        Args:
            id_: what makes it this message and no other: ``gap-7:U123``.
            to: a channel, or a person for their direct message.
            message: text and blocks.
            thread: the message that it answers, or "".

        Returns:
            False where a message with this id was filed before; it is not sent again.

        Raises:
            StoreError: it could not be kept, and is not sent.
        """
        paper = {"to": to, "thread": thread, "message": message, "state": "waiting"}
        filed = await self._papers.claim(MESSAGE, id_, {**paper, "filed": self._clock()})
        if filed:
            self._start(id_)
        return filed

    async def resume(self) -> int:
        """Take up what an earlier process left; return how many messages wait."""
        waiting = await self._papers.find(MESSAGE, "state", ["waiting"])
        for id_, _ in waiting:
            self._start(id_)
        return len(waiting)

    async def stands(self, id_: str, posted: Posted, thread: str = "") -> None:
        """Note that a message was sent that could not be filed before.

        Raises:
            StoreError: it could not be kept.
        """
        paper = {"to": posted.channel, "thread": thread, "filed": self._clock()}
        await self._settle(id_, paper, _where(posted))

    async def sent(self, id_: str) -> Posted | None:
        """Return where a message stands, or None while it waits or where Slack refused it."""
        paper = await self._papers.get(MESSAGE, id_)
        if paper is None or paper["state"] != "sent":
            return None
        return Posted(paper["channel"], paper["ts"])

    async def settled(self, id_: str) -> str:
        """Wait until a message was sent or refused; return why it was refused, or ""."""
        while True:
            paper = await self._papers.get(MESSAGE, id_)
            if paper is None or paper["state"] != "waiting":
                return str(paper.get("why", "")) if paper else ""
            self._start(id_)
            await asyncio.wait([self._tasks[id_]])

    async def states(self, ids: Iterable[str]) -> dict[str, str]:
        """Return for each id ``waiting``, ``sent`` or ``refused``; unknown ones are left out."""
        found = {id_: await self._papers.get(MESSAGE, id_) for id_ in ids}
        return {id_: str(paper["state"]) for id_, paper in found.items() if paper}

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    async def stop(self) -> None:
        """Stop sending; what was not sent is taken up by the next process."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, id_: str) -> None:
        if id_ not in self._tasks:
            task = asyncio.create_task(self._keep_at_it(id_))
            self._tasks[id_] = task
            task.add_done_callback(lambda _: self._tasks.pop(id_, None))

    async def _keep_at_it(self, id_: str) -> None:
        while True:
            try:
                async with self._room:
                    wait = await self._attempt(id_)
            except Exception:
                log.exception("the message %s could not be sent; it is tried again", id_)
                wait = AGAIN
            if wait <= 0:
                return
            await asyncio.sleep(wait)

    async def _attempt(self, id_: str) -> float:
        """Try to send a message; return the seconds after which to try again, 0 for never."""
        paper = await self._papers.get(MESSAGE, id_)
        if paper is None or paper["state"] != "waiting":
            return 0.0
        await self._poster.ready(paper["to"])
        since, wait = await self._turn(id_)
        if wait:
            return wait
        paper = await self._papers.get(MESSAGE, id_)
        if paper is None or paper["state"] != "waiting":
            # another process sent it and let go of its turns before this one was taken
            await self._let_go(id_)
            return 0.0
        until = self._clock() + self._lease / 2 if self._lease else math.inf
        try:
            posted = await self._poster.post(
                id_,
                paper["to"],
                dict(paper["message"]),
                thread=paper["thread"],
                since=since,
                until=until,
            )
        except (SlackApiError, *LOST) as error:
            word = refused(error)
            if not word:
                log.warning("Slack does not take the message %s now", id_)
                return AGAIN
            log.warning("Slack refuses the message %s: %s", id_, word)
            await self._settle(id_, paper, {"state": "refused", "why": word})
            return 0.0
        await self._settle(id_, paper, _where(posted))
        return 0.0

    async def _turn(self, id_: str) -> tuple[float | None, float]:
        """Take the next attempt at a message.

        Returns:
            Since when it may have been posted, None for never; and the seconds to wait where
            another process is at it.
        """
        first: float | None = None
        attempt = 1
        while not await self._papers.claim(SENDING, f"{id_}:{attempt}", self._begun(id_)):
            held: Paper = await self._papers.get(SENDING, f"{id_}:{attempt}") or {}
            began = float(held.get("at", 0.0))
            first = began if first is None else first
            left = began + self._lease - self._clock()
            following = await self._papers.get(SENDING, f"{id_}:{attempt + 1}")
            if self._lease and following is None and left > 0:
                return first, left
            attempt += 1
        return first, 0.0

    async def _settle(self, id_: str, paper: Paper, outcome: Paper) -> None:
        kept = {name: paper[name] for name in ("to", "thread", "filed")}
        await self._papers.put(MESSAGE, id_, {**kept, **outcome, "settled": self._clock()})
        await self._let_go(id_)

    async def _let_go(self, id_: str) -> None:
        begun = await self._papers.find(SENDING, "message", (id_,))
        await self._papers.drop(SENDING, [attempt for attempt, _ in begun])

    def _begun(self, id_: str) -> Paper:
        return {"message": id_, "at": self._clock()}


def _where(posted: Posted) -> Paper:
    return {"state": "sent", "channel": posted.channel, "ts": posted.ts}
