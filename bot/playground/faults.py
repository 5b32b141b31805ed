"""Failures that a test asks for: the next calls of a method, or a share of all of them."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.errors import StandInError

EVERY = "*"
"""Instead of a method's name: whatever method is called."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure; without ``error`` and ``dropped`` the call is only late.

    Args:
        error: Slack's error code, "" where the call is answered as ever.
        status: the HTTP status of the error.
        retry_after: whole seconds, for status 429.
        unnoticed: do the work first and fail afterwards, as a lost answer does.
        dropped: close the connection without an answer.
        delay: seconds before anything is done.
    """

    error: str = ""
    status: int = 200
    retry_after: int | None = None
    unnoticed: bool = False
    dropped: bool = False
    delay: float = 0.0

    def __post_init__(self) -> None:
        if self.retry_after is not None and self.retry_after < 1:
            raise StandInError("Retry-After is a whole number of seconds, 1 at least")

    @property
    def fails(self) -> bool:
        """Whether the caller does not get the answer."""
        return bool(self.error) or self.dropped

    @classmethod
    def busy(cls, seconds: int = 1) -> Fault:
        """Return 429 with Retry-After; nothing is done."""
        return cls("ratelimited", 429, retry_after=seconds)

    @classmethod
    def broken(cls, status: int = 503, *, unnoticed: bool = False) -> Fault:
        """Return an HTTP error of Slack's own, before the work or, ``unnoticed``, after it."""
        error = "service_unavailable" if status == 503 else "internal_error"
        return cls(error, status, unnoticed=unnoticed)

    @classmethod
    def lost(cls, *, unnoticed: bool = False) -> Fault:
        """Return a connection that breaks, before the work or, ``unnoticed``, after it."""
        return cls(dropped=True, unnoticed=unnoticed)

    @classmethod
    def late(cls, seconds: float) -> Fault:
        """Return an answer that takes so many seconds of the machine's time longer."""
        return cls(delay=seconds)


@dataclass(frozen=True, slots=True)
class _Share:
    faults: tuple[Fault, ...]
    of: float
    chance: random.Random


class Faults:
    """The failures to come."""

    def __init__(self) -> None:
        self._next: dict[str, deque[Fault]] = {}
        self._shares: dict[str, _Share] = {}

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail, after those that were asked for before.

        Args:
            method: a Web API method, ``response_url``, or ``EVERY``.
            fault: how they fail.
            times: how many of them.
        """
        self._next.setdefault(method, deque()).extend([fault] * times)

    def share(self, method: str, faults: Sequence[Fault], of: float, seed: int) -> None:
        """Let a share of a method's calls fail from here on, the same one for the same seed.

        Args:
            method: a Web API method, ``response_url``, or ``EVERY``.
            faults: how they fail, each as often as the others.
            of: from 0, none, to 1, all.
            seed: what the chance begins with.
        """
        chance = random.Random(seed)  # noqa: S311 - no secret # nosec B311
        self._shares[method] = _Share(tuple(faults), of, chance)

    def clear(self) -> None:
        """Let everything go well again."""
        self._next.clear()
        self._shares.clear()

    def take(self, method: str) -> Fault | None:
        """Return what happens to one call of a method, None where it goes well."""
        for name in (method, EVERY):
            if waiting := self._next.get(name):
                return waiting.popleft()
        for name in (method, EVERY):
            share = self._shares.get(name)
            if share and share.chance.random() < share.of:
                return share.chance.choice(share.faults)
        return None
