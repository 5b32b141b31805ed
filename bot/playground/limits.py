"""How often each method may be called, by its tier.

Source: docs.slack.dev/apis/web-api/rate-limits. The tiers are the least that Slack lets pass a
minute; for its special tier it gives no number.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.playground.clock import Clock
from bot.playground.errors import Refusal
from bot.playground.rules import conduct

SPECIAL = 0
TIERS: Mapping[int, int] = MappingProxyType({SPECIAL: 300, 1: 1, 2: 20, 3: 50, 4: 100})
"""Calls of one method in a window, by tier."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many calls pass in how long a time.

    Args:
        window: seconds; Slack counts minutes. A small window makes a fast test, for
            Retry-After is never less than one second.
        calls: calls in a window for methods that have a number of their own, by name.
    """

    window: float = 60.0
    calls: Mapping[str, int] = field(default_factory=dict)


class Turnstile:
    """Counts the calls of each method.

    Args:
        clock: the time to count by.
        limits: what passes; None for everything.
    """

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        self._clock = clock
        self._limits = limits
        self._passed: dict[str, deque[float]] = {}

    def step(self, method: str, tier: int) -> None:
        """Let one call pass; a call that is refused here does not count.

        Raises:
            Refusal: there were too many; ``retry_after`` says how long to wait.
        """
        if self._limits is None:
            return
        now, window = self._clock.now(), self._limits.window
        passed = self._passed.setdefault(method, deque())
        while passed and passed[0] <= now - window:
            passed.popleft()
        if len(passed) >= self._limits.calls.get(method, TIERS[tier]):
            wait = passed[0] + window - now if passed else window
            raise Refusal(conduct.TIER, retry_after=max(1, math.ceil(wait)))
        passed.append(now)
