"""What Slack says when it is busy or broken, and how long to wait before asking again."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError

log = logging.getLogger(__name__)

T = TypeVar("T")

TRIES = 8
FIRST = 0.25
SLOWEST = 60.0
LONGEST = 300.0
"""Seconds after which Slack is asked again, however long it says to wait."""

BUSY = 429
BROKEN = 500

LOST = (aiohttp.ClientError, TimeoutError, ConnectionError)
"""What is raised where nobody knows whether Slack did what it was asked to."""

_PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable"})


def refused(error: Exception) -> str:
    """Return the word with which Slack refuses for good, or "" where it may be asked again."""
    if not isinstance(error, SlackApiError):
        return ""
    status = getattr(error.response, "status_code", 0)
    if status == BUSY or status >= BROKEN:
        return ""
    try:
        word = str(error.response["error"])
    except (KeyError, TypeError, ValueError):
        return ""
    return "" if word in _PASSING else word


def busy(error: Exception) -> float | None:
    """Return the seconds that Slack asks to wait, or None where it is not busy."""
    response = getattr(error, "response", None)
    if response is None or getattr(response, "status_code", 0) != BUSY:
        return None
    headers = {name.lower(): value for name, value in response.headers.items()}
    return waiting(headers.get("retry-after", ""))


def waiting(header: str) -> float:
    """Return the seconds to wait that a ``Retry-After`` means: 1 where it means none."""
    try:
        seconds = float(header)
    except ValueError:
        return 1.0
    if math.isnan(seconds) or seconds < 0:
        return 1.0
    return min(seconds, LONGEST)


async def wait(attempt: int, error: Exception) -> None:
    """Wait as long as Slack asks, or longer with each attempt."""
    asked = busy(error)
    seconds = asked if asked is not None else min(SLOWEST, FIRST * 2**attempt)
    log.warning("Slack did not do it (%s); again in %.1f s", _named(error), seconds)
    await asyncio.sleep(seconds)


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call that does no harm when it is made twice, until Slack takes it or refuses it.

    Raises:
        SlackApiError: Slack refuses it for good, or stays busy.
        aiohttp.ClientError: Slack cannot be reached.
    """
    for attempt in range(TRIES - 1):
        try:
            return await call()
        except (SlackApiError, *LOST) as error:
            if refused(error):
                raise
            await wait(attempt, error)
    return await call()


def _named(error: Exception) -> str:
    status = getattr(getattr(error, "response", None), "status_code", None)
    return f"status {status}" if status else type(error).__name__
