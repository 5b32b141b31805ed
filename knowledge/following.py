"""Desks take over what other processes publish and keep, each revision once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Callable

from knowledge.desk import Desk
from knowledge.errors import StoreError
from knowledge.store.postgres.notices import Notice

log = logging.getLogger(__name__)

AGAIN = 5.0
"""Seconds before it is listened anew, where the database refused."""


class Following:
    """Lets desks follow.

    Args:
        notices: yields who published, and None where everybody is to look.
        clock: seconds, for how far a desk is behind.
    """

    def __init__(
        self,
        notices: Callable[[], AsyncGenerator[Notice | None, None]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._notices = notices
        self._clock = clock
        self._desks: dict[Desk, str] = {}
        self._waiting: dict[Desk, float] = {}

    def add(self, workspace: str, desk: Desk) -> None:
        """Let a desk follow the revisions of a workspace."""
        self._desks[desk] = workspace

    def drop(self, desk: Desk) -> None:
        """Let a desk follow no longer."""
        self._desks.pop(desk, None)
        self._waiting.pop(desk, None)

    def behind(self, desk: Desk) -> float:
        """Return for how many seconds a publication waits to be taken over; 0 for none."""
        since = self._waiting.get(desk)
        return 0.0 if since is None else self._clock() - since

    async def run(self) -> None:
        """Follow until cancelled. What fails is logged, and is tried again."""
        while True:
            try:
                async with contextlib.aclosing(self._notices()) as notices:
                    async for notice in notices:
                        await self._heard(notice)
            except StoreError as error:
                log.warning("what other processes publish is not heard: %s", error)
            await asyncio.sleep(AGAIN)

    async def _heard(self, notice: Notice | None) -> None:
        whose = [
            desk
            for desk, workspace in self._desks.items()
            if notice is None
            or (workspace == notice.workspace and desk.snapshot.number < notice.number)
        ]
        if notice is not None:
            for desk in whose:
                self._waiting.setdefault(desk, self._clock())
        await asyncio.gather(*(self._follow(desk, wholly=notice is None) for desk in whose))

    async def _follow(self, desk: Desk, *, wholly: bool) -> None:
        try:
            await desk.follow()
            if wholly:  # of what is kept of persons nobody tells; it is looked for
                await desk.personal.refresh()
        except StoreError as error:
            log.warning("what others published is taken over later: %s", error)
        except Exception:
            log.exception("what others published could not be taken over; it is tried again")
        else:
            self._waiting.pop(desk, None)
