"""Gaps in Slack: the desk is told of each once, and those who asked are told once it is closed."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.answering import Answering
from bot.delivering import Delivering
from bot.drafts import Draft
from bot.sending.finding import Posted
from bot.sending.outbox import Outbox
from bot.sending.updating import Updater
from bot.views.blocks import Message
from bot.views.curation import gaps as views
from knowledge.answers import Card, Miss
from knowledge.errors import StoreReadOnly
from knowledge.gaps import Asker, Closing, Gap, Gaps, Place
from knowledge.publishing import Published
from knowledge.questions import parse

log = logging.getLogger(__name__)

DIRECT = "D"


@dataclass(frozen=True, slots=True)
class Asking:
    """What became of a question to the desk: whether it is this person's first for it."""

    gap: Gap
    first: bool


@dataclass(frozen=True, slots=True)
class Sending:
    """What messages go out by: sent once, changed in their place, noted as shown."""

    outbox: Outbox
    updater: Updater
    delivering: Delivering


def utc() -> dt.datetime:
    """Return the time in UTC."""
    return dt.datetime.now(dt.UTC)


def board_id(gap_id: str) -> str:
    """Return the id of the message to the desk's channel about a gap."""
    return f"gap:{gap_id}:desk"


class Filling:
    """The gaps as the listeners see them.

    Args:
        answering: the desk as the listeners see it.
        sending: the ways to Slack.
        desk_channel: where the desk is told, or "".
        clock: the time in UTC.
    """

    def __init__(
        self,
        answering: Answering,
        sending: Sending,
        desk_channel: str = "",
        clock: Callable[[], dt.datetime] = utc,
    ) -> None:
        self._answering = answering
        self._gaps = Gaps(answering.desk.papers)
        self._outbox = sending.outbox
        self._updater = sending.updater
        self._delivering = sending.delivering
        self._channel = desk_channel
        self._clock = clock
        self._drawing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask(self, asked: str, person: str, where: Place) -> Asking:
        """Ask the desk for what is not on file.

        Args:
            asked: the words that nothing answers.
            person: who asks.
            where: a thread that everybody reads, or a place without a thread for a direct
                message.

        Raises:
            StoreReadOnly: nothing is kept here.
            StoreError: it could not be kept.
            InputError: there is no word in what is asked.
        """
        if not self._answering.desk.has_store:
            raise StoreReadOnly(views.OFF)
        at = self._clock()
        gap = await self._gaps.ask(asked, person, where, at)
        first = any(asker.person == person and asker.at == at for asker in gap.askers)
        return Asking(gap, first)

    async def show(self, gap_id: str) -> None:
        """Tell the desk of a gap that is open, or bring the message about it up to date."""
        gap = await self._gaps.gap(gap_id)
        if gap is None or not self._channel:
            return
        id_ = board_id(gap.id)
        if not await self._outbox.send(id_, self._channel, views.to_the_desk(gap)):
            self._start(self._draw(id_, gap.id))

    async def waiting(self) -> tuple[Gap, ...]:
        """Return the open gaps, the most wanted first."""
        return await self._gaps.waiting(self._answering.desk.today())

    async def gap(self, gap_id: str) -> Gap | None:
        """Return an open gap, or None where it is closed."""
        return await self._gaps.gap(gap_id)

    async def fill(self, gap_id: str, entry_id: str) -> None:
        """Close a gap with the entry that fills it, and tell those who asked."""
        await self._gaps.fill(gap_id, entry_id, self._clock())
        await self.tell()

    async def decline(self, gap_id: str, reason: str, editor: str) -> None:
        """Close a gap that the desk will not fill, and tell those who asked why."""
        await self._gaps.decline(gap_id, reason, editor, self._clock())
        await self.tell()

    async def published(self, draft: Draft, _done: Published) -> None:
        """Close the gap that a draft was written for, under whatever name it was published."""
        entries = self._answering.desk.snapshot.entries
        entry_id = next((each.subject for each in draft.edits if each.subject in entries), "")
        if draft.gap and entry_id:
            await self.fill(draft.gap, entry_id)

    async def look(self) -> None:
        """Close the gaps that what is on file now answers, and tell everybody who is owed it.

        It is called at the start, after each publication and once a day: for what the curated
        files brought, what an embargo let go, and what an earlier process left.
        """
        desk = self._answering.desk
        if not desk.has_store:
            return
        for gap, entry_id in await self._gaps.filled_by(desk.snapshot):
            # a question may name an entry that does not answer it
            answer = desk.ask(parse(gap.name))
            if isinstance(answer, Card) and answer.entry_id == entry_id:
                await self._gaps.fill(gap.id, entry_id, self._clock())
        await self.tell()

    async def tell(self) -> None:
        """Tell everybody who waits for a gap that is closed, each once, also over a restart."""
        for spellings in _together(await self._gaps.closed()):
            owed = sorted((a for each in spellings for a in each.askers), key=lambda a: a.at)
            for asker in owed:
                await self._tell(spellings[0], asker)
            if owed:
                self._start(self._settle(spellings))

    async def stop(self) -> None:
        """Stop changing messages; those who asked are told by the next process."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """Change a message in the background: it may have to wait for Slack."""

        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("the desk's message about a gap could not be changed")

        task = asyncio.create_task(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, closing: Closing, asker: Asker) -> None:
        where, thread = asker.where, public(asker.where)
        told = f"{where.channel}:{where.thread}" if thread else asker.person
        to = where.channel if thread else asker.person
        card = self._answering.card(closing.entry_id) if closing.entry_id else None
        if isinstance(card, Card):
            # before it goes out, so that a correction finds them whatever happens in between
            await self._delivering.seen(asker.person, "", self._answering.noted(card))
        message = self._message(closing, asker, card, thread=thread)
        id_ = f"gap:{closing.gap_id}:{told}"
        await self._outbox.send(id_, to, message, where.thread if thread else "")
        await self._gaps.told(asker)

    def _message(
        self, closing: Closing, asker: Asker, card: Card | Miss | None, *, thread: bool
    ) -> Message:
        if closing.outcome == "declined":
            return views.declined(asker.asked, closing.reason, thread=thread)
        shown = self._answering.shown(card) if isinstance(card, Card) else None
        return views.filled(asker.asked, shown, thread=thread)

    async def _settle(self, spellings: list[Closing]) -> None:
        """Let the desk's message say how a gap was closed."""
        entry = self._answering.desk.snapshot.entries.get(spellings[0].entry_id)
        count = sum(closing.count for closing in spellings)
        said = views.closed(spellings[0], count, entry.name if entry else "")
        for closing in spellings:
            async with self._drawing:
                if posted := await self._posted(board_id(closing.gap_id)):
                    await self._updater.update(posted, said)

    async def _draw(self, id_: str, gap_id: str) -> None:
        posted = await self._posted(id_)
        async with self._drawing:
            gap = await self._gaps.gap(gap_id)
            if posted and gap:
                await self._updater.update(posted, views.to_the_desk(gap))

    async def _posted(self, id_: str) -> Posted | None:
        await self._outbox.settled(id_)
        return await self._outbox.sent(id_)


def public(where: Place) -> bool:
    """Return whether everybody in a channel reads what is said at a place."""
    return bool(where.thread) and not where.channel.startswith(DIRECT)


def _together(closings: tuple[Closing, ...]) -> list[list[Closing]]:
    """Put the spellings of a name together that were closed together."""
    groups: dict[tuple[str, dt.datetime, str], list[Closing]] = {}
    for each in closings:
        groups.setdefault((each.name, each.at, each.outcome), []).append(each)
    return list(groups.values())
