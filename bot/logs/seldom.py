"""A line that may be due at every request, and is logged once a minute."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

MINUTE = 60.0


class Seldom:
    """Logs a kind of line at most once in a while, and says how many were left out.

    Args:
        log: where to.
        apart: seconds between two lines of a kind.
        clock: seconds.
    """

    def __init__(
        self,
        log: logging.Logger,
        apart: float = MINUTE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._log = log
        self._apart = apart
        self._clock = clock
        self._known: dict[str, tuple[float, int]] = {}

    def warn(self, kind: str, message: str) -> None:
        """Log a line, or count it.

        Args:
            kind: one of a few words, never anything of a request's.
            message: the line.
        """
        since, left_out = self._known.get(kind, (float("-inf"), 0))
        if self._clock() - since < self._apart:
            self._known[kind] = since, left_out + 1
            return
        self._known[kind] = self._clock(), 0
        more = f" Before that, {left_out} more were not logged." if left_out else ""
        self._log.warning("%s%s", message, more)
