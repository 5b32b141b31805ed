"""Messages that wait to be sent: kept before they go out, so that a restart loses none.

A message is filed with an id of the caller's, and sent once for that id, whatever happens in
between. Its words are kept until it is sent and not longer.

With several processes it is sent by the one that filed it, as long as that is at work; then by
whoever takes the next turn.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable

from slack_sdk.errors import SlackApiError

from bot.sending.finding import Posted
from bot.sending.once import Poster
from bot.sending.patience import LOST, refused
from bot.sending.turns import Turn, Turns
from bot.views.blocks import Message
from knowledge.attendance import Attendance
from knowledge.papers import Paper, Papers

log = logging.getLogger(__name__)

MESSAGE = "message"

AT_ONCE = 20
"""Messages under way together; each channel still gets its own one by one."""

AGAIN = 60.0
"""Seconds before what Slack could not take is tried again."""

LOOK = 5.0
"""Seconds between two looks at a message that another process sends."""


class Outbox:
    """Sends what was filed, in the background.

    Args:
        papers: where messages are kept.
        poster: posts a message once.
        attendance: says which processes are at work; without it this one is alone.
        clock: the time in POSIX seconds.
    """

    def __init__(
        self,
        papers: Papers,
        poster: Poster,
        attendance: Attendance | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._papers = papers
        self._poster = poster
        self._attendance = attendance or Attendance(papers)
        self._turns = Turns(papers, self._attendance, clock)
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    @property
    def alone(self) -> bool:
        """Whether no other process can send the same."""
        return not self._attendance.lease

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
        by = {"filed": self._clock(), "by": self._attendance.me}
        filed = await self._papers.claim(MESSAGE, id_, {**paper, **by})
        if filed:
            self._start(id_)
        return filed

    async def resume(self) -> int:
        """Take up what was left; return how many messages wait that no other process sends."""
        found = await self._papers.find(MESSAGE, "state", ["waiting"])
        theirs = await self._attendance.others(paper.get("by", "") for _, paper in found)
        waiting = [id_ for id_, paper in found if paper.get("by", "") not in theirs]
        for id_ in waiting:
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
        paper = await self._waiting(id_)
        if paper is None:
            return 0.0
        if await self._attendance.others([paper.get("by", "")]):
            return LOOK
        await self._poster.ready(paper["to"])
        turn = await self._turns.take(id_)
        if turn is None:
            return LOOK
        paper = await self._waiting(id_)
        if paper is None:
            # another process sent it and let go of its turns before this one was taken
            await self._turns.let_go(id_)
            return 0.0
        return await self._post(id_, paper, turn)

    async def _post(self, id_: str, paper: Paper, turn: Turn) -> float:
        try:
            posted = await self._poster.post(
                id_,
                paper["to"],
                dict(paper["message"]),
                thread=paper["thread"],
                since=turn.since,
                left=lambda: self._attendance.left(turn.by),
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

    async def _waiting(self, id_: str) -> Paper | None:
        """Return a message that waits to be sent, or None where it does not."""
        paper = await self._papers.get(MESSAGE, id_)
        return paper if paper and paper["state"] == "waiting" else None

    async def _settle(self, id_: str, paper: Paper, outcome: Paper) -> None:
        kept = {name: paper[name] for name in ("to", "thread", "filed")}
        await self._papers.put(MESSAGE, id_, {**kept, **outcome, "settled": self._clock()})
        await self._turns.let_go(id_)


def _where(posted: Posted) -> Paper:
    return {"state": "sent", "channel": posted.channel, "ts": posted.ts}
