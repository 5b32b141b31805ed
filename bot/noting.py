"""What is noted beside answers: before they go out where that is quick, and later where it is not.

An answer waits for half a second and not longer. What the store cannot take for now waits in
memory and is noted once it can: only a process that ends meanwhile loses it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from itertools import islice

from knowledge.errors import StoreUnavailable

log = logging.getLogger(__name__)

SOON = 0.5
"""Seconds that an answer waits for what is noted beside it; Slack waits for three."""

AGAIN = 0.5
"""Seconds before a store that is away is tried again."""

MOST = 10_000
"""Notes that wait in memory; the oldest goes first."""

_AT_ONCE = 100

Note = Callable[[], Awaitable[object]]
"""Notes something; called again it does no harm."""


class Noting:
    """Notes what must not keep anybody from an answer."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[Hashable, Note] = OrderedDict()
        self._under_way: set[asyncio.Task[None]] = set()
        self._catching_up: asyncio.Task[None] | None = None

    async def soon(self, key: Hashable, note: Note) -> None:
        """Note something; return when it is noted, or after half a second.

        Args:
            key: what is noted; of two that wait with one key the later is noted.
            note: notes it.
        """
        if self._waiting:  # the store is away, so that nobody waits for it
            self._later(key, note)
            return
        task = asyncio.create_task(self._try(key, note))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await asyncio.wait([task], timeout=SOON)

    async def stop(self) -> None:
        """Note what can be noted now, and let go of the rest."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=SOON)
        if self._catching_up is not None:
            self._catching_up.cancel()
            await asyncio.gather(self._catching_up, return_exceptions=True)
        await self._try_waiting()
        if self._waiting:
            log.error(
                "%d notes of what was read could not be kept before the stop", len(self._waiting)
            )

    async def _try(self, key: Hashable, note: Note) -> None:
        if not await _noted(note):
            self._later(key, note)

    def _later(self, key: Hashable, note: Note) -> None:
        if not self._waiting:
            log.warning("the store is away; what is read meanwhile is noted when it is back")
        elif len(self._waiting) >= MOST and key not in self._waiting:
            self._waiting.popitem(last=False)
        self._waiting[key] = note
        if self._catching_up is None or self._catching_up.done():
            self._catching_up = asyncio.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        while self._waiting:
            await asyncio.sleep(AGAIN)
            await self._try_waiting()
        log.warning("what was read while the store was away is noted")

    async def _try_waiting(self) -> None:
        """Note what waits, the oldest first, until the store does not take it."""
        done = [True]
        while self._waiting and all(done):
            some = list(islice(self._waiting.items(), _AT_ONCE))
            done = await asyncio.gather(*(_noted(note) for _, note in some))
            for (key, note), noted in zip(some, done, strict=True):
                if noted and self._waiting.get(key) is note:
                    del self._waiting[key]


async def _noted(note: Note) -> bool:
    """Note something; return False where the store is away."""
    try:
        await note()
    except StoreUnavailable:
        return False
    except Exception:
        log.exception("an answer could not be noted")
    return True
