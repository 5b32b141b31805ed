"""Cursors and limits, and the span of time that a history is asked for.

Source: docs.slack.dev/apis/web-api/pagination, /reference/methods/conversations.history.
A cursor names the row that the next page begins with, so that what is posted meanwhile
neither repeats a row nor hides one.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from bot.playground.errors import Refusal
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json, Rule

T = TypeVar("T")
DEFAULT_PAGE = 100
LARGEST_PAGE = 999
_NEXT = "next:"
_TS = re.compile(r"\d{1,10}(\.\d{1,6})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)


def page_of(rows: Sequence[T], key: Callable[[T], str], given: Json) -> tuple[Sequence[T], str]:
    """Return one page and the cursor of the next, "" at the end.

    Args:
        rows: everything, in order.
        key: what a cursor knows a row by.
        given: the call's arguments; ``cursor`` and ``limit`` are read.

    Raises:
        Refusal: the cursor was not given out for these rows, or the limit is no number
            from 1 to 999.
    """
    start = _start(rows, key, str(given.get("cursor") or ""))
    end = start + _limit(given.get("limit"))
    return rows[start:end], _cursor(key(rows[end])) if end < len(rows) else ""


def span_of(given: Json) -> Callable[[str], bool]:
    """Return what says of a message's ts whether it lies in the span that was asked for.

    Raises:
        Refusal: ``oldest`` or ``latest`` is no time stamp such as 1738591200.000100.
    """
    oldest = _bound(given.get("oldest"), conduct.OLDEST, 0.0)
    latest = _bound(given.get("latest"), conduct.LATEST, float("inf"))
    inclusive = given.get("inclusive") is True

    def within(ts: str) -> bool:
        at = float(ts)
        return oldest < at < latest or (inclusive and at in {oldest, latest})

    return within


def _bound(value: object, rule: Rule, default: float) -> float:
    if value in (None, ""):
        return default
    if not isinstance(value, str) or not _TS.fullmatch(value):
        raise Refusal(rule)
    return float(value)


def _limit(value: object) -> int:
    if value in (None, ""):
        return DEFAULT_PAGE
    asked = int(str(value)) if _WHOLE.fullmatch(str(value)) else 0
    if not 1 <= asked <= LARGEST_PAGE:
        raise Refusal(conduct.LIMIT)
    return asked


def _cursor(key: str) -> str:
    return base64.b64encode(f"{_NEXT}{key}".encode()).decode()


def _start(rows: Sequence[T], key: Callable[[T], str], cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word = base64.b64decode(cursor, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise Refusal(conduct.CURSOR) from None
    for index, row in enumerate(rows):
        if word == f"{_NEXT}{key(row)}":
            return index
    raise Refusal(conduct.CURSOR)
