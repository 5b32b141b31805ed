"""Deliveries: who was shown what, so that a correction finds everybody who read the old text."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from knowledge.attendance import Attendance
from knowledge.deliveries import papers as p
from knowledge.deliveries.papers import DELIVERY, SHAPE
from knowledge.deliveries.reach import Posted, Reach, Stood
from knowledge.deliveries.reaching import reached
from knowledge.deliveries.retention import drop_older, drop_person, drop_unused_shapes
from knowledge.deliveries.shown import Shown
from knowledge.papers import Paper, Papers

AGAIN = dt.timedelta(hours=1)
"""How old the time of a private delivery gets before the same one is noted anew. What it showed is
filed anew with it, so that another process that destroys what is old leaves it alone."""

REMEMBERED = 50_000
"""Private deliveries known to be filed; one that is forgotten is filed again, to no harm."""


Known = TypeVar("Known", bound=Hashable)


def _remember(filed: OrderedDict[Known, dt.datetime], what: Known, at: dt.datetime) -> None:
    if len(filed) >= REMEMBERED:
        filed.popitem(last=False)
    filed[what] = at


def _token() -> str:
    return uuid.uuid4().hex


class Deliveries:
    """What was shown to whom.

    Args:
        papers: where it is kept.
        token: makes the id of a message for all, never the same twice.
        attendance: says which processes are at work; without it this one is alone.
    """

    def __init__(
        self,
        papers: Papers,
        attendance: Attendance | None = None,
        *,
        token: Callable[[], str] = _token,
    ) -> None:
        self._papers = papers
        self._attendance = attendance or Attendance(papers)
        self._token = token
        self._filed: OrderedDict[tuple[str, str], dt.datetime] = OrderedDict()
        self._shapes: OrderedDict[str, dt.datetime] = OrderedDict()
        self._under_way: dict[str, Paper] = {}

    async def seen(self, person: str, channel: str, shown: Shown, at: dt.datetime) -> None:
        """Note an answer that one person was shown.

        It stands in the way of every command, so what is known to be filed costs one look-up.

        Args:
            person: who saw it.
            channel: where; "" where that is nowhere, as in a modal.
            shown: what it showed.
            at: when.
        """
        if not await self._is_filed(person, shown, at):
            await self._private("seen", person, channel, shown, at)

    async def copied(self, person: str, shown: Shown, at: dt.datetime) -> None:
        """Note that somebody was handed a line to copy."""
        if not await self._is_filed(person, shown, at):
            await self._private("copied", person, "", shown, at)

    def noted(self, person: str, shown: Shown, at: dt.datetime) -> bool:
        """Return whether it certainly is on file that a person was shown something lately."""
        return not self._attendance.lease and self._was_filed(person, shown, at)

    async def _is_filed(self, person: str, shown: Shown, at: dt.datetime) -> bool:
        if not self._was_filed(person, shown, at):
            return False
        # where others use the store, it may be gone since: the person asked that it is forgotten
        id_ = f"{person}:{shown.shape}"
        return not self._attendance.lease or await self._papers.get(DELIVERY, id_) is not None

    def _was_filed(self, person: str, shown: Shown, at: dt.datetime) -> bool:
        filed = self._filed.get((person, shown.shape))
        return filed is not None and at - filed < AGAIN

    async def _private(
        self, way: str, person: str, channel: str, shown: Shown, at: dt.datetime
    ) -> None:
        paper = p.private(way, person, channel, shown, at)
        filed = self._shapes.get(shown.shape)
        if filed is None or at - filed >= AGAIN:
            await self._papers.put(SHAPE, shown.shape, p.shape(shown, at), lasting=False)
            _remember(self._shapes, shown.shape, at)
        await self._papers.put(DELIVERY, f"{person}:{shown.shape}", paper, lasting=False)
        _remember(self._filed, (person, shown.shape), at)

    async def posting(
        self,
        channel: str,
        thread: str,
        shown: Shown,
        *,
        by: str,
        at: dt.datetime,
        to: str = "",
        id_: str = "",
    ) -> str:
        """Note a message that can be changed later, before it is posted.

        Args:
            channel: where it will stand.
            thread: the message whose thread it will stand in, or "".
            shown: what it shows.
            by: who shares it, or "" where nobody in particular does.
            at: when.
            to: the person in whose direct message it will stand, or "".
            id_: its id, where the caller has one; noted before, it stays as it was noted.

        Returns:
            The delivery's id, for ``posted``, ``not_posted``, ``unsure`` and the message itself.
        """
        given, id_ = bool(id_), id_ or self._token()
        paper = p.posting(channel, thread, shown, by=by, to=to, at=at)
        paper = {**paper, "process": self._attendance.me}
        self._under_way[id_] = paper
        try:
            await self._papers.put(SHAPE, shown.shape, p.shape(shown, at))
            if not given:
                await self._papers.put(DELIVERY, id_, paper)
            elif not await self._papers.claim(DELIVERY, id_, paper):
                self._under_way.pop(id_, None)
        except BaseException:
            self._under_way.pop(id_, None)
            raise
        return id_

    def left(self, id_: str) -> float:
        """Return the seconds for which no other process looks for a message begun here.

        Posted later it could be looked for too early, and be missed.
        """
        paper = self._under_way.get(id_)
        return self._attendance.left(paper["process"]) if paper else 0.0

    async def posted(self, id_: str, ts: str) -> None:
        """Note that a message for all was taken, and by what it is known there.

        What this process began is filed anew where it is gone: it stands in Slack, whatever
        another process made of it while it was not to be found.
        """
        paper = await self._papers.get(DELIVERY, id_) or self._under_way.get(id_)
        if paper:
            await self._papers.put(DELIVERY, id_, p.standing(paper, ts))
        self._under_way.pop(id_, None)

    async def not_posted(self, id_: str) -> None:
        """Forget a message that was refused, or that turns out never to have been posted."""
        await self._papers.drop(DELIVERY, (id_,))
        self._under_way.pop(id_, None)

    def unsure(self, id_: str) -> None:
        """Note that it is not known whether a message was posted: it is to be looked for."""
        self._under_way.pop(id_, None)

    async def unconfirmed(self, before: dt.datetime | None = None) -> tuple[Posted, ...]:
        """Return the messages begun and never confirmed: they may be posted or not.

        Those that a process at work is posting right now, this one or another, are not among them.

        Args:
            before: leaves out what was begun later.
        """
        latest = p.stamp(before) if before else ""
        begun = await self._papers.find(DELIVERY, "way", ("posting",))
        at_work = await self._attendance.others(paper.get("process", "") for _, paper in begun)
        found = [
            (id_, paper)
            for id_, paper in begun
            if id_ not in self._under_way
            and paper.get("process", "") not in at_work
            and (not before or paper["at"] < latest)
        ]
        now = {paper["shapes"][-1] for _, paper in found}
        shapes = {shape: await self._papers.get(SHAPE, shape) for shape in now}
        return tuple(p.posted(id_, paper, shapes[paper["shapes"][-1]]) for id_, paper in found)

    async def message(self, id_: str) -> Posted | None:
        """Return a message for all as it stands now, or None where none is noted."""
        paper = await self._papers.get(DELIVERY, id_)
        if paper is None or p.is_private(paper):
            return None
        return p.posted(id_, paper, await self._papers.get(SHAPE, paper["shapes"][-1]))

    async def refreshed(
        self, id_: str, shown: Shown, at: dt.datetime, over: str | None = None
    ) -> int:
        """Note what a message for all shows since it was composed anew in its place.

        Args:
            id_: the message's delivery.
            shown: what it shows.
            at: when.
            over: the shape that it showed when it was composed, or None for whatever that was.

        Returns:
            The revision that another process showed meanwhile: of the two, nobody knows which one
            stands. 0 where none did.

        Raises:
            StoreError: it could not be noted.
        """
        paper = await self._papers.get(DELIVERY, id_)
        if paper is None or paper["shapes"][-1] == shown.shape:
            return 0
        last = paper["shapes"][-1]
        await self._papers.put(SHAPE, shown.shape, p.shape(shown, at))
        shapes = [*paper["shapes"], shown.shape]
        await self._papers.put(DELIVERY, id_, {**paper, "shapes": shapes})
        if over in (None, last):
            return 0
        between = await self._papers.get(SHAPE, last)
        return int(between["revision"]) if between else shown.revision

    async def showing(self, stood: Iterable[Stood]) -> Reach:
        """Return whom old texts reached: each text with the revisions in which it stood."""
        return await reached(self._papers, stood)

    async def forget(self, person: str) -> None:
        """Destroy what is noted of a person. Messages for all stay, without who shared them."""
        for known in [pair for pair in self._filed if pair[0] == person]:
            del self._filed[known]
        self._under_way = {
            id_: {**paper, "by": "" if paper["by"] == person else paper["by"]}
            for id_, paper in self._under_way.items()
            if paper["to"] != person
        }
        await drop_person(self._papers, person)

    async def prune(self, before: dt.datetime) -> int:
        """Destroy deliveries older than a time, and what was shown in no other.

        Returns:
            How many deliveries were destroyed.
        """
        for known in [pair for pair, at in self._filed.items() if at < before]:
            del self._filed[known]
        for shape in [shape for shape, at in self._shapes.items() if at < before]:
            del self._shapes[shape]
        gone = await drop_older(self._papers, before)
        await drop_unused_shapes(self._papers, before)
        return gone
