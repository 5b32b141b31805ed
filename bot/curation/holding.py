"""A suggestion is held while somebody decides it, in this process and among all of them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable

from knowledge.attendance import Attendance
from knowledge.desk import Desk
from knowledge.errors import PublishRefused, StoreError
from knowledge.suggestions import Suggestion, Suggestions
from knowledge.turns import DECIDING, Turn, Turns

log = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds for which a decision waits for another one; a modal has to be answered within three."""
LOOK = 0.1

GONE = "This suggestion is no longer in the queue."
BUSY = "Another editor is deciding this suggestion right now. Look again in a minute."


class Holding:
    """Holds suggestions.

    Args:
        desk: the one door; its papers keep whose turn it is.
        settled: told of a suggestion that was found to be approved already.
        attendance: says which processes are at work; without it this one is alone.
    """

    def __init__(
        self,
        desk: Desk,
        settled: Callable[[Suggestion], None],
        attendance: Attendance | None = None,
    ) -> None:
        self._desk = desk
        self._settled = settled
        self._suggestions = Suggestions(desk.papers)
        self._turns = Turns(desk.papers, attendance)
        self._doors: dict[str, asyncio.Lock] = {}
        self._unsure: set[str] = set()

    @contextlib.asynccontextmanager
    async def held(
        self, id_: str, by: str, reason: str = "", patience: float = PATIENCE
    ) -> AsyncIterator[Suggestion]:
        """Hold a suggestion until the block ends, unless it is decided; yield it as it is then.

        Where the block fails, or ``unsure`` was called, it may be published and not be approved:
        the turn is not given back, and whoever takes it up looks.

        Args:
            id_: the suggestion.
            by: who decides, an id.
            reason: why it is published, as the history will have it; "" where it is not.
            patience: seconds for which another process is waited for.

        Raises:
            PublishRefused: it is gone, or another process is at it.
            StoreError: it could not be kept.
        """
        async with self._doors.setdefault(id_, asyncio.Lock()):
            suggestion = await self._kept(id_)
            turn = await self._turn(suggestion, by, reason, patience)
            if turn is None:
                yield await self._kept(id_)
                return
            self._unsure.discard(id_)
            try:
                # it may have been decided before the turn was taken
                yield await self._kept(id_)
            except PublishRefused:
                await self._leave(turn)
                raise
            if id_ not in self._unsure:
                await self._leave(turn)

    def unsure(self, id_: str) -> None:
        """Note that a suggestion was published, and that its approval could not be kept."""
        self._unsure.add(id_)

    async def settle_left(self) -> bool:
        """Finish what processes that were killed had approved, and published already.

        Returns:
            False where another process may still be at one of them: it is to be called again.

        Raises:
            StoreError: the store cannot be read or written.
        """
        begun = {paper["suggestion"] for _, paper in await self._desk.papers.all(DECIDING)}
        settled = True
        for id_ in begun:
            held = await self._suggestions.get(id_)
            if held and held.state == "waiting":
                try:
                    async with self.held(id_, "", patience=0.0):
                        log.debug("what was left of a decision is settled")
                except PublishRefused:
                    settled = False
        return settled

    async def _kept(self, id_: str) -> Suggestion:
        suggestion = await self._suggestions.get(id_)
        if suggestion is None:
            raise PublishRefused(GONE)
        return suggestion

    async def _turn(
        self, suggestion: Suggestion, by: str, reason: str, patience: float
    ) -> Turn | None:
        """Take the turn; None where the suggestion is decided, or is while it is waited for."""
        until = time.monotonic() + patience
        while suggestion.state == "waiting":
            revisions = await self._desk.revisions(suggestion.proposal.subject)
            after = revisions[-1].number if revisions else 0
            taken = await self._turns.take(suggestion.id, by, after, reason.strip())
            if taken.mine:
                if taken.other:
                    await self._finish(suggestion, taken.other)
                return taken.mine
            if time.monotonic() >= until:
                raise PublishRefused(BUSY)
            await asyncio.sleep(LOOK)
            suggestion = await self._kept(suggestion.id)
        return None

    async def _finish(self, suggestion: Suggestion, left: Turn) -> None:
        """Finish an approval whose process was killed after it had published."""
        for revision in await self._desk.revisions(suggestion.proposal.subject):
            own = (revision.editor, revision.reason) == (left.by, left.reason)
            if left.reason and own and revision.number > left.after:
                at = revision.at
                done, first = await self._suggestions.decide(suggestion.id, "approved", left.by, at)
                if first:
                    self._settled(done)
                return

    async def _leave(self, turn: Turn) -> None:
        try:
            await self._turns.leave(turn)
        except StoreError as error:
            log.warning("a turn could not be given back and is given up later: %s", error)
