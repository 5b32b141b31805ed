"""One message a second to a channel, as docs.slack.dev/apis/web-api/rate-limits has it."""

from __future__ import annotations

import math

from bot.playground.clock import Clock
from bot.playground.errors import Refusal
from bot.playground.rules import conduct


class Pace:
    """Counts the seconds between two messages to one channel.

    Args:
        clock: the time to count by.
        seconds: the least time between two messages; 0 for no limit.
    """

    def __init__(self, clock: Clock, seconds: float = 1.0) -> None:
        self._clock = clock
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def step(self, channel: str) -> None:
        """Let one message pass.

        Raises:
            Refusal: it comes too soon; ``retry_after`` says how long to wait.
        """
        now = self._clock.now()
        wait = self._last.get(channel, -math.inf) + self._seconds - now
        if wait > 0:
            raise Refusal(conduct.RATE, retry_after=max(1, math.ceil(wait)))
        self._last[channel] = now
