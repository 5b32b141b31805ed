"""The forms that single values take: ids, dates of any precision, digests, sentences.

Each form is a type that validation understands, so that a value which does not
fit is refused with a sentence a desk editor can act on.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

Kind = Literal["person", "organization", "place", "term", "agreement", "event"]
Status = Literal["reported", "attributed", "alleged", "disputed", "unsupported"]
Precision = Literal["day", "month", "year"]

DESK = "desk"
"""The source named for what no document says and the desk added or worked out."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT_WANTED = (
    "must be a time with its zone such as 2026-12-01T06:00:00+01:00, "
    "or a date, which means 00:00 UTC of that day"
)
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def _slug(value: str) -> str:
    if not _SLUG.match(value) or len(value) > 80:
        raise ValueError(
            "must be an id: lower-case letters, digits and single hyphens, at most 80 characters"
        )
    return value


def _sha256(value: str) -> str:
    if not _SHA256.match(value):
        raise ValueError("must be a SHA-256 digest: 64 lower-case hexadecimal digits")
    return value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    if value != value.strip():
        raise ValueError("must not begin or end with white space")
    return value


def _sentence(value: str) -> str:
    if not _words(value).endswith((".", "?", "!", ".”", "?”", "!”")):
        raise ValueError("must be a sentence and end with a full stop")
    return value


def _partial_date(value: str) -> str:
    if not _PARTIAL.match(value):
        raise ValueError("must be a date such as 2025-02-03, 2025-02 or 2025, in quotes")
    earliest(value)
    return value


def moment(value: object) -> datetime:
    """Return a point in time in UTC.

    Args:
        value: a time with its zone in ISO form, or a date, which means 00:00 UTC of that day.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(value, str) and _DAY.match(value):
        value = datetime.combine(earliest(value), time(), UTC)
    elif isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(_MOMENT_WANTED) from None
    if not isinstance(value, datetime):
        raise ValueError(_MOMENT_WANTED)  # noqa: TRY004 - validation reads ValueError alone
    if value.tzinfo is None:
        raise ValueError(_MOMENT_WANTED)
    return value.astimezone(UTC)


Slug = Annotated[str, AfterValidator(_slug)]
Sha256 = Annotated[str, AfterValidator(_sha256)]
Words = Annotated[str, AfterValidator(_words)]
Sentence = Annotated[str, AfterValidator(_sentence)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""A date as exact as it is known (EDTF level 0): ``2025-02-03``, ``2025-02`` or ``2025``."""
Moment = Annotated[datetime, BeforeValidator(moment)]
"""A point in time, kept in UTC. Written with its zone; a date alone means 00:00 UTC of that day."""


def earliest(partial: str) -> date:
    """Return the first day that a date of any precision can mean.

    Raises:
        ValueError: the month or the day does not exist.
    """
    parts = [int(part) for part in partial.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{partial} is not a date in the calendar") from None


def precision(partial: str) -> Precision:
    """Return how exact a date is."""
    forms: tuple[Precision, ...] = ("year", "month", "day")
    return forms[partial.count("-")]
