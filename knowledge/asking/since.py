"""Days and periods as people type them: "since Friday", "1 February", "in January 2025"."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.common_words import MONTHS, WEEKDAYS

_DAYS = [day.lower() for day in WEEKDAYS]
_MONTHS = [month.lower() for month in MONTHS]
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "ten": 10, "couple": 2, "few": 3}  # fmt: skip
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_PAST = re.compile(
    r"\b(?:last|past|previous)\s+(?:(?P<n>\d+|[a-z]+)\s+(?:of\s+)?)?(?P<unit>day|week|fortnight|month|year)s?\b"
    r"|\b(?P<n2>\d+|[a-z]+)\s+(?P<unit2>day|week|month|year)s?\s+ago\b"
)
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if m[3:] else m for m in _MONTHS)
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<m>{_MONTH})\b\.?"
    rf"(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?P<y>\d{{4}}))?"
)
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")


def since(words: str, today: dt.date) -> dt.date | None:
    """Return the day that "since …" begins with.

    Args:
        words: as typed, such as "since Friday", "in the last three days", "this week".
        today: the day on which it is asked. A weekday is the last one before today.

    Returns:
        The day, or None where the words name none.
    """
    said = words.casefold()
    for name, day in (("yesterday", 1), ("today", 0), ("this morning", 0)):
        if name in said:
            return today - dt.timedelta(days=day)
    day_of = _begun(said, today)
    if day_of is None and (found := _PAST.search(said)):
        day_of = today - dt.timedelta(days=_length(found))
    whole = None if day_of else period(words, today)
    return whole[0] if whole else day_of


def _begun(said: str, today: dt.date) -> dt.date | None:
    """Return the day on which this week, month or year began, or a weekday last was."""
    if re.search(r"\bthis\s+week\b(?!end)", said):
        return today - dt.timedelta(days=today.weekday())
    if "this month" in said or "this year" in said:
        return today.replace(day=1) if "month" in said else today.replace(month=1, day=1)
    if "weekend" in said:
        return _weekday(today, 5)
    for number, name in enumerate(_DAYS):
        if re.search(rf"\b{name}\b|\b{name[:3]}\b", said):
            return _weekday(today, number)
    return None


def _weekday(today: dt.date, number: int) -> dt.date:
    back = (today.weekday() - number) % 7 or 7
    return today - dt.timedelta(days=back)


def _length(found: re.Match[str]) -> int:
    count, unit = found["n"] or found["n2"] or "1", found["unit"] or found["unit2"]
    number = int(count) if count.isdecimal() else _COUNTS.get(count, 1)
    return min(number, 10_000) * _UNITS[unit]


def period(words: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that words such as "January 2025" can mean.

    Args:
        words: as typed. A day or a month without a year is the last one that has begun.
        today: the day on which it is asked.

    Returns:
        The two days, or None where the words name no date.
    """
    said = words.casefold()
    if iso := _ISO.search(said):
        day = _date(int(iso[1]), int(iso[2]), int(iso[3]))
        return (day, day) if day else None
    found = _DAY_MONTH.search(said)
    if found and (found["m"] != "may" or found["d"] or found["d2"] or found["y"]):
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(found["m"][:3]))
        number = found["d"] or found["d2"]
        return _within(
            int(found["y"]) if found["y"] else None, month, int(number) if number else None, today
        )
    if year := _YEAR.search(said):
        return dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31)
    return None


def _within(
    year: int | None, month: int, day: int | None, today: dt.date
) -> tuple[dt.date, dt.date] | None:
    first = _date(year or today.year, month, day or 1)
    if first is None:
        return None
    if year is None and first > today:
        first = _date(today.year - 1, month, day or 1)
    if first is None or day:
        return (first, first) if first else None
    following = dt.date(first.year + month // 12, month % 12 + 1, 1)
    return first, following - dt.timedelta(days=1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
