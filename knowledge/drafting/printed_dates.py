"""The day that a document prints as that of its publication, in whatever form it is printed."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate
from functools import lru_cache

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|\Z)")
# 03/02/2025 is February in one country and March in another.
_EITHER_WAY = re.compile(r"(?<!\d)(?:0?\d|1[0-2])([/.-])(?:0?\d|1[0-2])\1\d{2,4}(?!\d)")
_LONGEST = 80


@lru_cache(maxsize=1024)
def printed_date(words: str) -> dt.date | None:
    """Return the day that a date names, or None where it names no single day.

    The day is the one printed, in the time zone it is printed in. ISO 8601 and RFC 822, which
    feeds and pages use, are read here; other spellings are left to dateparser, which is
    loaded when first needed.
    """
    words = words.strip()
    if not words or len(words) > _LONGEST or _EITHER_WAY.search(words):
        return None
    try:
        if found := _ISO.match(words):
            return dt.date(*map(int, found.groups()))
        if parts := parsedate(words):
            return dt.date(*parts[:3])
    except (ValueError, OverflowError):
        return None
    return _other(words)


def _other(words: str) -> dt.date | None:
    # It takes tens of megabytes and is needed for few pages.
    import dateparser  # noqa: PLC0415

    parts = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    try:
        found: dt.datetime | None = dateparser.parse(words, languages=["en"], settings=parts)
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if found else None
