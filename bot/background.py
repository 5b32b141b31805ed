"""Work that goes on after the acknowledgement, tracked so that a stop waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.failures import told
from bot.tracing import reference

log = logging.getLogger(__name__)


class Background:
    """Runs coroutines beside the request, and knows which are still under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(
        self,
        work: Coroutine[Any, Any, object],
        tell: Callable[[str], Awaitable[object]] | None = None,
    ) -> None:
        """Start work and return at once.

        Args:
            work: what to do.
            tell: how the person is told a sentence if it fails, or None.
        """
        task = asyncio.create_task(self._guarded(work, tell))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> int:
        """Wait for the work under way; return how many pieces were not done in time."""
        if not self._tasks:
            return 0
        _, pending = await asyncio.wait(self._tasks, timeout=seconds)
        return len(pending)

    async def _guarded(
        self,
        work: Coroutine[Any, Any, object],
        tell: Callable[[str], Awaitable[object]] | None,
    ) -> None:
        try:
            await work
        except Exception as error:
            ref = reference()
            log.exception("work after the acknowledgement failed, reference %s", ref)
            if tell is not None:
                await self._tell(tell, told(error, ref), ref)

    async def _tell(self, tell: Callable[[str], Awaitable[object]], said: str, ref: str) -> None:
        try:
            await tell(said)
        except Exception:
            log.exception("the person could not be told, reference %s", ref)
