"""What was waited for in vain is left alone for a moment, so that not everybody waits in turn."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from knowledge.errors import StoreUnavailable

PAUSE = 1.0
"""Seconds for which nobody asks after somebody waited in vain; then one finds out for all."""

QUICK = 0.1
"""Seconds within which a refusal costs nobody anything, so that each may find out anew."""


class Breaker:
    """Says whether a database is asked at all.

    Args:
        clock: seconds that only ever go on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = 0.0
        self._answered = -math.inf
        self._why = ""

    def admit(self) -> None:
        """Let a caller through, after a failure one at a time.

        Raises:
            StoreUnavailable: somebody waited in vain just now, or is finding out.
        """
        now = self._clock()
        if now < self._until:
            raise StoreUnavailable(self._why)
        if self._until:
            self._until = now + PAUSE

    def failed(self, seconds: float, why: str) -> None:
        """Note that the database did not answer; one that answers others is only busy.

        Args:
            seconds: for how long it was waited for.
            why: the sentence that others are told meanwhile.
        """
        now = self._clock()
        if self._answered < now - seconds:
            self._until = now + PAUSE if seconds >= QUICK else 0.0
            self._why = why

    def answered(self) -> None:
        """Note that the database answers."""
        self._until, self._answered = 0.0, self._clock()
