"""The review queue in Slack: shown to the desk once, decided once, and its writer told once."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.curation.holding import Holding
from bot.curation.waiting import waiting_of
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace
from bot.sending.patience import LOST, patiently, refused
from bot.views.blocks import Message
from bot.views.curation import queue as views
from bot.views.curation.queue import Waiting
from knowledge.attendance import Attendance
from knowledge.desk import Desk
from knowledge.errors import PublishRefused, StoreError
from knowledge.suggestions import Proposal, Suggestion, Suggestions, Verdict

log = logging.getLogger(__name__)

TOLD = "queue-told"
"""The kind of paper that says that a decision was told and its message shows it."""

OWN = "You wrote this suggestion; another editor has to approve it."

AGAIN = 30.0
"""Seconds before what Slack could not take is tried again."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How the desk and the writers of suggestions are reached.

    Args:
        client: the way to Slack, which itself tries nothing twice.
        pace: when a message may be changed.
        outbox: sends messages, each once.
        card: composes the card of an entry, or returns None where there is none.
        desk_channel: where the desk is told, or "".
    """

    client: AsyncWebClient
    pace: Pace
    outbox: Outbox
    card: Callable[[str], Message | None]
    desk_channel: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A suggestion held while it is published.

    Args:
        suggestion: the suggestion, or None where there is none.
        approve: decides it, once it is published; returns it as somebody else decided it
            meanwhile, or None where this decision is the one that counts.
    """

    suggestion: Suggestion | None
    approve: Callable[[], Awaitable[Suggestion | None]]

    @property
    def decided(self) -> Suggestion | None:
        """The suggestion where somebody decided it already."""
        held = self.suggestion
        return held if held and held.state != "waiting" else None


class Queue:
    """The review queue.

    Args:
        desk: the one door; its papers keep the queue.
        ways: how people are reached.
        attendance: says which processes are at work; without it this one is alone.
    """

    def __init__(self, desk: Desk, ways: Ways, attendance: Attendance | None = None) -> None:
        self._desk = desk
        self._ways = ways
        self._suggestions = Suggestions(desk.papers)
        self._holding = Holding(desk, self._start, attendance)
        self._again = attendance.lease if attendance else 0.0
        self._later: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def suggest(
        self, proposal: Proposal, suggester: str, at: dt.datetime | None = None
    ) -> Suggestion:
        """Put a proposal into the queue, and show it to the desk; it is kept when this returns.

        Args:
            proposal: what is wanted.
            suggester: who wants it, an id.
            at: when, in UTC; now where it is left out.

        Raises:
            StoreError: it could not be kept.
        """
        made = await self._suggestions.suggest(proposal, suggester, at or _now())
        await self._show(made)
        return made

    async def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits for a decision, the oldest first.

        Raises:
            StoreError: the store cannot be read.
        """
        return tuple([await self.shown(each) for each in await self._suggestions.waiting()])

    async def get(self, id_: str) -> Suggestion | None:
        """Return a suggestion, or None where it is no longer kept."""
        return await self._suggestions.get(id_)

    async def shown(self, suggestion: Suggestion) -> Waiting:
        """Return a suggestion as it is shown.

        Raises:
            StoreError: the store cannot be read.
        """
        return await waiting_of(self._desk, suggestion)

    @contextlib.asynccontextmanager
    async def approving(self, id_: str, by: str, reason: str = "") -> AsyncIterator[Approval]:
        """Hold a suggestion while it is published, so that nobody decides it meanwhile.

        What is not approved before this is left stays in the queue. Where a process was killed
        after it published, the next one finishes the approval.

        Args:
            id_: the suggestion, or "" where what is published comes from none.
            by: the editor, an id.
            reason: why it is published, as the history will have it.

        Raises:
            PublishRefused: it is gone, this editor wrote it, or another process is at it.
            StoreError: it could not be kept.
        """
        if not id_:
            yield Approval(None, _nothing)
            return
        async with self._holding.held(id_, by, reason) as held:
            if held.state == "waiting" and held.suggester == by:
                raise PublishRefused(OWN)

            async def approve() -> Suggestion | None:
                try:
                    decided, first = await self._decide(id_, "approved", by, "")
                except BaseException:
                    self._holding.unsure(id_)
                    raise
                return None if first else decided

            yield Approval(held, approve)

    async def decide(
        self, id_: str, verdict: Verdict, by: str, why: str = ""
    ) -> tuple[Suggestion, bool]:
        """Decide a suggestion without publishing anything, as ``Suggestions.decide`` does.

        The desk's message then shows who decided, and the writer is told.

        Raises:
            PublishRefused: it is not kept any more, this person may not decide it, or another
                process is at it.
            StoreError: it could not be kept.
        """
        async with self._holding.held(id_, by) as held:
            if held.state != "waiting":
                return held, False
            return await self._decide(id_, verdict, by, why)

    async def _decide(
        self, id_: str, verdict: Verdict, by: str, why: str
    ) -> tuple[Suggestion, bool]:
        suggestion, first = await self._suggestions.decide(id_, verdict, by, _now(), why)
        if first:
            self._start(suggestion)
        return suggestion, first

    async def start(self) -> None:
        """Take up what an earlier process left: show what waits, tell what was decided."""
        if not await self._holding.settle_left():
            self._later = asyncio.create_task(self._settle_later())
        told = {id_ for id_, _ in await self._desk.papers.all(TOLD)}
        for suggestion in await self._suggestions.all():
            if suggestion.state == "waiting":
                await self._show(suggestion)
            elif suggestion.id not in told:
                self._start(suggestion)

    async def _settle_later(self) -> None:
        """Settle what a process was at that may have been killed, once that is certain."""
        settled = False
        while not settled:
            await asyncio.sleep(self._again)
            try:
                settled = await self._holding.settle_left()
            except StoreError as error:
                log.warning("what is left of decisions is settled later: %s", error)

    async def idle(self) -> None:
        """Wait until everybody is told."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self._ways.outbox.idle()

    async def stop(self) -> None:
        """Stop; what is left is taken up by the next process."""
        tasks = [*self._tasks, *([self._later] if self._later else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _show(self, suggestion: Suggestion) -> None:
        if self._ways.desk_channel:
            message = views.suggested(await self.shown(suggestion))
            await self._ways.outbox.send(_id(suggestion), self._ways.desk_channel, message)

    def _start(self, suggestion: Suggestion) -> None:
        task = asyncio.create_task(self._keep_telling(suggestion))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep_telling(self, suggestion: Suggestion) -> None:
        while True:
            try:
                await self._tell(suggestion)
            except Exception:
                log.exception("a decision could not be told; it is tried again")
                await asyncio.sleep(AGAIN)
            else:
                return

    async def _tell(self, suggestion: Suggestion) -> None:
        shown = await self.shown(suggestion)
        if suggestion.state != "withdrawn":
            card = self._ways.card(suggestion.proposal.subject)
            told = views.to_suggester(suggestion, shown.name, card)
            await self._ways.outbox.send(f"{_id(suggestion)}:told", suggestion.suggester, told)
        if self._ways.desk_channel:
            await self._refresh(_id(suggestion), views.suggested(shown))
        await self._desk.papers.put(TOLD, suggestion.id, {"at": _now().isoformat()})

    async def _refresh(self, id_: str, message: Message) -> None:
        """Show a decision in the message that the desk has, once it is posted."""
        await self._ways.outbox.settled(id_)
        stands = await self._ways.outbox.sent(id_)
        if stands is None:
            return

        async def update() -> object:
            await self._ways.pace.update()
            return await self._ways.client.chat_update(
                channel=stands.channel, ts=stands.ts, text=message["text"], blocks=message["blocks"]
            )

        try:
            await patiently(update)
        except (SlackApiError, *LOST) as error:
            if not (word := refused(error)):
                raise
            log.warning("the message of a suggestion cannot be refreshed: %s", word)


def _id(suggestion: Suggestion) -> str:
    return f"suggestion-{suggestion.id}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


async def _nothing() -> None:
    """Decide nothing: what is published comes from no suggestion."""
