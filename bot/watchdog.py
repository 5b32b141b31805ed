"""Notices when the event loop stands still, and what it was doing.

While one piece of work holds the loop nobody is answered. The loop notes the time a few times a
second; a thread looks at the note, for the loop cannot say that it stands still.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
import time
import traceback
from collections.abc import AsyncIterator, Callable
from types import FrameType

log = logging.getLogger(__name__)

BEAT = 0.25
"""Seconds between two notes of the time."""

LONGEST = 1.0
"""Seconds without a note from which on it is logged."""

SHOWN = 12
"""How many of the innermost calls are logged."""


class Watchdog:
    """Watches one event loop.

    Args:
        noted: told after each note by how many seconds it came late.
    """

    def __init__(self, noted: Callable[[float], object] = lambda _: None) -> None:
        self._noted = noted
        self._beat = time.monotonic()
        self._over = threading.Event()
        self._loop_thread = threading.get_ident()

    async def beat(self) -> None:
        """Note the time, until cancelled."""
        while True:
            self._beat = time.monotonic()
            await asyncio.sleep(BEAT)
            late = time.monotonic() - self._beat - BEAT
            self._noted(max(0.0, late))
            if late > LONGEST:
                log.warning("The event loop stood still for %.1f s.", late)

    def watch(self) -> None:
        """Look at the note of the time, in a thread of its own, until it is over."""
        told = 0.0
        while not self._over.wait(BEAT):
            beat = self._beat
            if beat != told and time.monotonic() - beat > LONGEST + BEAT:
                told = beat
                log.warning("The event loop stands still, in: %s", self._doing())

    def end(self) -> None:
        """Stop watching."""
        self._over.set()

    def _doing(self) -> str:
        # the one way to see what another thread is doing; documented, with this name
        frame = sys._current_frames().get(self._loop_thread)  # noqa: SLF001
        return calls(frame) if frame else "nothing that can be seen"


@contextlib.asynccontextmanager
async def watching(noted: Callable[[float], object] = lambda _: None) -> AsyncIterator[None]:
    """Watch the running loop while asked.

    Args:
        noted: told a few times a second by how many seconds the loop is late.
    """
    watchdog = Watchdog(noted)
    thread = threading.Thread(target=watchdog.watch, name="watchdog", daemon=True)
    beating = asyncio.create_task(watchdog.beat())
    thread.start()
    try:
        yield
    finally:
        watchdog.end()
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


def calls(frame: FrameType) -> str:
    """Return the calls that led to a frame, the innermost first: places in the code alone."""
    places = traceback.StackSummary.extract(traceback.walk_stack(frame), lookup_lines=False)
    return " < ".join(f"{p.name} ({p.filename}:{p.lineno})" for p in places[:SHOWN])
