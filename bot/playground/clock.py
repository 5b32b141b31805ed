"""Where the stand-in takes the time from: the machine, or a test's own hands."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> float:
        """Return the seconds since 1970."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time()


class ManualClock:
    """A clock that stands still until a test moves it.

    Args:
        start: seconds since 1970.
    """

    def __init__(self, start: float = 1_738_591_200.0) -> None:
        self._now = start

    def now(self) -> float:
        """Return the seconds since 1970."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once."""
        self._now += seconds
