"""Whose turn it is to decide a suggestion, among several processes.

An approval takes a while: what is approved is published first, and nobody may decline it meanwhile.
So whoever decides takes the turn before, and gives it back afterwards. That of a process that is
gone (``knowledge.attendance``) is anybody's; whoever takes it up learns of it, for it may have
published already.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass

from knowledge.attendance import Attendance
from knowledge.papers import Paper, Papers

DECIDING = "deciding"
"""The kind of papers: somebody is at deciding a suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody's turn at a suggestion.

    Args:
        suggestion: its id.
        by: who decides, an id.
        reason: why it is published, as the history will have it; "" where it is not.
        after: the number of the record's last revision when the turn was taken.
        at: when it was taken, in POSIX seconds.
        number: how many had the turn and left it before.
        token: this turn and no other.
        worker: the process that took it, by its name at work.
    """

    suggestion: str
    by: str
    reason: str
    after: int
    at: float
    number: int
    token: str
    worker: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the wish for a turn.

    Args:
        mine: the turn that was taken, or None where somebody else has it.
        other: whoever has it instead, or had it and never gave it back.
    """

    mine: Turn | None
    other: Turn | None


class Turns:
    """Turns at suggestions.

    Args:
        papers: where they are kept.
        attendance: says which processes are at work; without it this one is alone. It takes up
            a turn of its own at once, and must not be at it twice.
        clock: the time in POSIX seconds.

    Every method raises ``StoreError`` where the store cannot keep what it is given.
    """

    def __init__(
        self,
        papers: Papers,
        attendance: Attendance | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._papers = papers
        self._attendance = attendance or Attendance(papers)
        self._clock = clock

    async def take(self, suggestion: str, by: str, after: int, reason: str = "") -> Taken:
        """Take the turn; of several who try, exactly one gets it.

        Args:
            suggestion: its id.
            by: who decides, an id.
            after: the number of the record's last revision.
            reason: why it is published; "" where it is not.
        """
        token = uuid.uuid4().hex
        while True:
            last = await self._last(suggestion)
            if last and await self._attendance.others([last.worker]):
                return Taken(None, last)
            number = last.number + 1 if last else 1
            mine = Turn(
                suggestion=suggestion,
                by=by,
                reason=reason,
                after=after,
                at=self._clock(),
                number=number,
                token=token,
                worker=self._attendance.me,
            )
            if await self._papers.claim(DECIDING, f"{suggestion}:{number}", asdict(mine)):
                return Taken(mine, last)

    async def leave(self, turn: Turn) -> None:
        """Give a turn back, with those that were left before it."""
        found = await self._papers.find(DECIDING, "suggestion", (turn.suggestion,))
        held = [(id_, _turn(paper)) for id_, paper in found]
        if turn in [each for _, each in held]:
            gone = [id_ for id_, each in held if each.number <= turn.number]
            await self._papers.drop(DECIDING, gone)

    async def _last(self, suggestion: str) -> Turn | None:
        found = await self._papers.find(DECIDING, "suggestion", (suggestion,))
        return max((_turn(paper) for _, paper in found), key=lambda t: t.number, default=None)


def _turn(paper: Paper) -> Turn:
    return Turn(**paper)
