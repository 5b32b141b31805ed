"""Events already acted on: Slack sends an event again when it missed our answer."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

HOLDS = 10_000
SECONDS = 3600.0
"""Slack's last retry comes about five minutes after the event; an hour is ample."""


class Seen:
    """Remembers ids for an hour, at most ten thousand."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ids: OrderedDict[str, float] = OrderedDict()

    def __contains__(self, id_: str) -> bool:
        """Return whether an id was seen before, without remembering it."""
        at = self._ids.get(id_)
        return at is not None and at >= self._clock() - SECONDS

    def first_time(self, id_: str) -> bool:
        """Return True for an id that was not seen before, and remember it."""
        now = self._clock()
        while self._ids and (
            len(self._ids) >= HOLDS or next(iter(self._ids.values())) < now - SECONDS
        ):
            self._ids.popitem(last=False)
        if id_ in self._ids:
            return False
        self._ids[id_] = now
        return True
