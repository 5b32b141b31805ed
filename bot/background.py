"""Work that goes on after the acknowledgement, tracked so that a stop waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.failures import told
from bot.responding import CameLate
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
        """Wait for the work under way and for all that it starts, within one span of time.

        Args:
            seconds: how long.

        Returns:
            How many pieces were not done in time.
        """
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while (going := self._going()) and (left := until - clock()) > 0:
            await asyncio.wait(going, timeout=left)
        return len(self._going())

    def _going(self) -> list[asyncio.Task[None]]:
        return [task for task in self._tasks if not task.done()]

    async def _guarded(
        self,
        work: Coroutine[Any, Any, object],
        tell: Callable[[str], Awaitable[object]] | None,
    ) -> None:
        try:
            await work
        except CameLate as error:
            _late(error, reference())
        except Exception as error:
            ref = reference()
            log.exception("work after the acknowledgement failed, reference %s", ref)
            if tell is not None:
                await self._tell(tell, told(error, ref), ref)

    async def _tell(self, tell: Callable[[str], Awaitable[object]], said: str, ref: str) -> None:
        try:
            await tell(said)
        except CameLate as error:
            _late(error, ref)
        except Exception:
            log.exception("the person could not be told, reference %s", ref)


def _late(error: CameLate, ref: str) -> None:
    """Log that there is no way left to the person."""
    why = error.response["error"]
    log.warning("Slack takes no answer to this request any more: %s, reference %s", why, ref)
