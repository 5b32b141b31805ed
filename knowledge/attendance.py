"""Which processes are at work on one store, so that what one of them left is taken up by another.

Whoever begins something puts the name of its process on it. A process that others may work beside
files a paper under its name and renews it, again and again. Who looks and finds a paper unchanged
for a whole lease destroys it; what was begun under a name without a paper is free. A process that
is stopped destroys its own paper, so that the next one goes on at once.

Nobody compares clocks. Each process measures by its own alone: the one at work, how long ago it
began its last renewal; the one that looks, for how long it has seen no change. A change is seen
after it was begun, so the one at work knows first that its name is no longer believed. It stops
trusting it after two thirds of a lease: what it asked of Slack last has then a third of one to be
done before anybody else looks for it.

A process that was held up for so long (it stood still, or the database was gone) does not renew
its name, since others may have taken up its work meanwhile: it goes on under a new one, and meets
what it began itself as something of another's. So whatever it does under a name, it asks first
whether that name still holds (``left``). What is left is a request that is already on its way
when the process stands still for a lease and wakes again: no clock can call that one back.
"""

from __future__ import annotations

import contextlib
import math
import time
import uuid
from collections.abc import Callable, Iterable

from knowledge.errors import StoreError
from knowledge.papers import Papers

AT_WORK = "at-work"
"""The kind of papers: a process is at work, under the name that is the paper's id."""

TRUSTED = 2 / 3
"""The part of a lease for which a process trusts its own renewal."""


def _name() -> str:
    return uuid.uuid4().hex


class Attendance:
    """Says which processes are at work, and that this one is.

    Args:
        papers: where it is kept.
        lease: seconds without a renewal after which a process counts as gone; 0 where no other
            process can be at work, so that nothing has to be kept.
        clock: seconds, of this process alone.
        name: makes a name that no process ever had.
    """

    def __init__(
        self,
        papers: Papers,
        lease: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
        name: Callable[[], str] = _name,
    ) -> None:
        self._papers = papers
        self._lease = lease
        self._clock = clock
        self._name = name
        self._me = name()
        self._beats = 0
        self._opened = clock()
        self._until = -math.inf if lease else math.inf
        self._seen: dict[str, tuple[int, float]] = {}

    @property
    def lease(self) -> float:
        """Seconds after which a process that renews nothing counts as gone; 0 for alone."""
        return self._lease

    @property
    def me(self) -> str:
        """The name under which this process begins something now."""
        return self._me

    def left(self, name: str) -> float:
        """Return the seconds for which nobody else takes up what was begun under a name.

        Args:
            name: what ``me`` was when it was begun; 0 and less where others may be at it.
        """
        return self._until - self._clock() if name == self._me else 0.0

    async def gone(self, name: str) -> bool:
        """Return whether the process of that name is certainly at work no longer.

        Args:
            name: who began something; "" where an earlier version did, which named nobody: it
                counts as gone when this process has been at work for a lease.

        Raises:
            StoreError: the store cannot be read.
        """
        if name == self._me:
            return False
        if not self._lease:
            return True
        if not name:
            return self._clock() - self._opened >= self._lease
        return await self._papers.get(AT_WORK, name) is None

    async def others(self, names: Iterable[str]) -> frozenset[str]:
        """Return the names under which another process is at work: what it began is its own.

        Raises:
            StoreError: the store cannot be read.
        """
        return frozenset(
            [name for name in frozenset(names) if name != self._me and not await self.gone(name)]
        )

    async def renew(self) -> None:
        """Say that this process is at work, a few times in each lease.

        Raises:
            StoreError: it could not be kept; the name holds for what was left of it.
        """
        if not self._lease:
            return
        began, lapsed = self._clock(), self.left(self._me) <= 0
        name = self._name() if lapsed else self._me
        self._beats += 1
        await self._papers.put(AT_WORK, name, {"beat": self._beats})
        if lapsed:
            # only what is on file is a name: what is begun under it is nobody else's to take
            before, self._me = self._me, name
        elif self.left(name) <= 0:
            return  # it came too late, and somebody may have looked just before
        self._until = began + self._lease * TRUSTED
        if lapsed:
            await self._papers.drop(AT_WORK, (before,))

    async def look(self) -> bool:
        """Look who is at work, and destroy the papers of those who are not.

        Returns:
            Whether anybody is gone since the last look.

        Raises:
            StoreError: the store cannot be read or written.
        """
        if not self._lease:
            return False
        began = self._clock()
        found = {id_: int(paper["beat"]) for id_, paper in await self._papers.all(AT_WORK)}
        found.pop(self._me, None)
        left = [name for name in self._seen if name not in found]
        silent = [name for name, beat in found.items() if self._silent(name, beat, began)]
        await self._papers.drop(AT_WORK, silent)
        for name in (*left, *silent):
            self._seen.pop(name, None)
        return bool(left or silent)

    def _silent(self, name: str, beat: int, began: float) -> bool:
        """Return whether a process has renewed nothing for a lease, at a look that began then."""
        known = self._seen.get(name)
        if known is None or known[0] != beat:
            self._seen[name] = beat, self._clock()
            return False
        return began - known[1] >= self._lease

    async def leave(self) -> None:
        """Let go of everything begun under this process's name; it begins nothing any more."""
        if self._lease:
            self._until = -math.inf
            with contextlib.suppress(StoreError):  # then it is free after a lease
                await self._papers.drop(AT_WORK, (self._me,))
