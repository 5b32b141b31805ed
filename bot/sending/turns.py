"""Turns at a message: of several processes one posts it, and the next one knows that it may stand.

A turn is kept before an attempt and holds for as long as its process is at work, however long Slack
lets it wait. Whoever takes a turn after another looks for the message before posting it, so that
what was sent by a process that is gone, or was held up, or did not hear the answer, is found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.attendance import Attendance
from knowledge.papers import Papers

SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn at a message.

    Args:
        by: the name of the process under which it was taken.
        since: since when the message may stand, in POSIX seconds; None where it certainly does not.
    """

    by: str
    since: float | None


class Turns:
    """Gives out the turns at messages.

    Args:
        papers: where they are kept.
        attendance: says which processes are at work.
        clock: the time in POSIX seconds.
    """

    def __init__(self, papers: Papers, attendance: Attendance, clock: Callable[[], float]) -> None:
        self._papers = papers
        self._attendance = attendance
        self._clock = clock

    async def take(self, id_: str) -> Turn | None:
        """Take the next turn at a message, after one of this process's own or of who is gone.

        Returns:
            The turn; None where another process has it.

        Raises:
            StoreError: it could not be kept.
        """
        me, last, since = self._attendance.me, 0, None
        if begun := await self._papers.find(SENDING, "message", (id_,)):
            name, held = begun[-1]
            last, since = int(name.rpartition(":")[2]), float(begun[0][1]["at"])
            if await self._attendance.others([str(held.get("by", ""))]):
                return None
        mine = {"message": id_, "at": self._clock(), "by": me}
        taken = await self._papers.claim(SENDING, f"{id_}:{last + 1}", mine)
        return Turn(me, since) if taken else None

    async def let_go(self, id_: str) -> None:
        """Destroy the turns at a message that needs none any more."""
        begun = await self._papers.find(SENDING, "message", (id_,))
        await self._papers.drop(SENDING, [turn for turn, _ in begun])
