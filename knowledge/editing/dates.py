"""Dates as people type them: ``3 Feb 2025``, ``Feb 2025``, ``2025-02-03``.

A date is read where it can mean one thing alone. ``03/02/2025`` can mean two, so it is not.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from knowledge.common_words import MONTHS, WEEKDAYS
from knowledge.forms import earliest

_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?",
        rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]*{_NAME},?[\s-]*{_YEAR}",
        rf"{_WEEKDAY}{_NAME}\s*{_DAY},?\s+{_YEAR}",
        rf"{_NAME},?\s+{_YEAR}",
        rf"(?P<one>\d\d?)[./-](?P<two>\d\d?)[./-]{_YEAR}",
    )
)
_SHORT = {"sept": 9}


def partial_date(typed: str) -> str | None:
    """Return a date as it is filed, as exact as it was typed, or None where it cannot be read.

    Args:
        typed: what was typed. A weekday beside the day must be the right one.
    """
    text = " ".join(unicodedata.normalize("NFKC", typed).lower().split())
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _date({name: part for name, part in found.groupdict().items() if part})
    return None


def day(typed: str) -> dt.date | None:
    """Return the day that was typed, or None where it cannot be read or is no single day."""
    found = partial_date(typed)
    return dt.date.fromisoformat(found) if found and found.count("-") == 2 else None


def _date(parts: dict[str, str]) -> str | None:
    if "one" in parts and not _sorted_out(parts):
        return None
    month = _month(parts["name"]) if "name" in parts else parts.get("month")
    if "name" in parts and month is None:
        return None
    rest = [f"{int(part):02}" for part in (month, parts.get("day")) if part]
    made = "-".join((parts["year"], *rest))
    try:
        first = earliest(made)
    except ValueError:
        return None
    return made if _fits(parts.get("weekday"), first) else None


def _sorted_out(parts: dict[str, str]) -> bool:
    """Take two numbers before a year apart, where only one of them can be the month."""
    one, two = int(parts["one"]), int(parts["two"])
    if one <= 12 and two <= 12 and one != two:
        return False
    parts["day"], parts["month"] = (str(one), str(two)) if two <= 12 else (str(two), str(one))
    return True


def _month(name: str) -> str | None:
    number = _SHORT.get(name) or _begun(name, MONTHS)
    return str(number) if number else None


def _begun(name: str, names: tuple[str, ...]) -> int | None:
    """Return the place, from 1, of the name that is typed whole or by its first three letters."""
    whole = [each.lower() for each in names]
    found = (i for i, each in enumerate(whole, start=1) if name in (each, each[:3]))
    return next(found, None)


def _fits(weekday: str | None, first: dt.date) -> bool:
    if weekday is None:
        return True
    full = WEEKDAYS[first.weekday()].lower()
    return len(weekday) >= 3 and full.startswith(weekday)
