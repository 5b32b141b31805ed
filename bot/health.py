"""What a host asks: is the process alive, and is it ready to be sent requests?

``/healthz`` is for whoever restarts a process that hangs: it is answered as long as the event
loop turns, whatever the database and Slack do, for a restart mends neither. ``/readyz`` is for
whoever chooses where requests go.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.stopping import Stop
from knowledge.errors import NutgrafError

HEALTH_PATH = "/healthz"
READY_PATH = "/readyz"

LONGEST = 2.0

HOLDS = 1.0
"""Seconds for which an answer holds, so that whoever asks often does not wear the database."""

Check = Callable[[], Awaitable[str]]
"""Returns why the process is not ready, or "". It names no address and no secret."""


class Readiness:
    """Says whether requests may be sent here.

    Args:
        checks: what is asked, by the name of the part.
        stop: whether the process is being stopped.
        about: what is told of a process that is ready.
        clock: seconds.
        longest: seconds that a check may take before its part counts as gone.
    """

    def __init__(
        self,
        checks: Mapping[str, Check],
        stop: Stop,
        about: Callable[[], Mapping[str, Any]] = dict,
        clock: Callable[[], float] = time.monotonic,
        longest: float = LONGEST,
    ) -> None:
        self._longest = longest
        self._checks = dict(checks)
        self.stop = stop
        self._about = about
        self._clock = clock
        self._known: tuple[float, tuple[str, ...]] | None = None
        self._asking = asyncio.Lock()

    async def reasons(self) -> tuple[str, ...]:
        """Return why the process is not ready; nothing where it is."""
        if self.stop.begun:
            return ("the process is stopping",)
        async with self._asking:
            if self._known is None or self._clock() - self._known[0] >= HOLDS:
                found = await asyncio.gather(*map(self._ask, self._checks, self._checks.values()))
                self._known = self._clock(), tuple(filter(None, found))
            return self._known[1]

    async def _ask(self, part: str, check: Check) -> str:
        try:
            async with asyncio.timeout(self._longest):
                return await check()
        except TimeoutError:
            return f"{part}: no answer within {self._longest:g} s"
        except NutgrafError as error:
            return f"{part}: {error}"

    async def answer(self) -> tuple[int, dict[str, Any]]:
        """Return the status and the object that ``/readyz`` answers with."""
        reasons: Sequence[str] = await self.reasons()
        if reasons:
            return 503, {"status": "not ready", "reasons": list(reasons)}
        return 200, {"status": "ready", **self._about()}


def mount(application: web.Application, readiness: Readiness) -> None:
    """Serve both addresses."""

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_: web.Request) -> web.Response:
        status, answer = await readiness.answer()
        return web.json_response(answer, status=status)

    application.router.add_get(HEALTH_PATH, alive)
    application.router.add_get(READY_PATH, ready)
