"""A stop: how much time is left for what is under way, and what is still taken meanwhile.

Hosts send SIGTERM and kill the process 30 s later. Within that, everything that was acknowledged
is answered. For the first second the door stays open, because a load balancer needs a moment to
see that this process is not ready any more. A command or a control that still arrives is
answered: nobody else will, and the person waits. An event is not: Slack sends it again, to the
process that comes next (docs.slack.dev/apis/events-api, retries).
"""

from __future__ import annotations

import time
from collections.abc import Callable

LINGER = 1.0
"""Seconds for which new requests are still let in."""

PATIENCE = 20.0
"""Seconds for everything that is under way; the rest of the 30 is for closing the store."""

LEAST = 1.0
"""Seconds that work after the acknowledgement has, however long the requests took."""


class Stop:
    """Whether the process stops, and until when.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: float | None = None

    @property
    def begun(self) -> bool:
        """Whether the process was told to stop."""
        return self._until is not None

    def begin(self) -> None:
        """Begin to stop; a second time does nothing."""
        if self._until is None:
            self._until = self._clock() + PATIENCE

    def left(self) -> float:
        """Return the seconds for what is under way."""
        if self._until is None:
            return PATIENCE
        return max(LEAST, self._until - self._clock())
