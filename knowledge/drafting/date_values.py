"""Calendar arithmetic: a period, counted from a day, as exact as the words are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.common_words import MONTHS, WEEKDAYS

Groups = dict[str, str]
"""The named parts of a date as found, without those that are not there."""


@dataclass(frozen=True, slots=True)
class Value:
    """What words mean.

    Args:
        value: the date, as exact as it is known (``PartialDate``), or None where it is left open.
        working: how it was worked out, or why it was left open.
        future: True where it lies ahead of publication, or the words say so.
    """

    value: str | None
    working: str
    future: bool = False


def day_in_words(day: dt.date) -> str:
    """Return "Monday 17 March 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(words: str, published: dt.date) -> str:
    """Return the working of a date that is counted from publication."""
    return f"{words}, counted from publication on {day_in_words(published)}"


def left_open(reason: str, *, future: bool = False) -> Value:
    """Return a value that is not known, and why."""
    return Value(None, f"left open: {reason}", future)


def month(year: int, number: int) -> str:
    """Return a month as a partial date; numbers under 1 and over 12 count on from the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError("outside the calendar")
    return f"{year:04}-{number:02}"


def within(first: dt.date, last: dt.date) -> str | None:
    """Return the most exact partial date that holds every day from first to last."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return month(first.year, first.month)
    return f"{first.year:04}" if first.year == last.year else None


def weekday_before(day: dt.date, weekday: int) -> dt.date:
    """Return the last such weekday up to a day, that day included."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def weekday_after(day: dt.date, weekday: int) -> dt.date:
    """Return the next such weekday from a day on, that day included."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def week_of(day: dt.date, weeks: int = 0) -> tuple[dt.date, dt.date]:
    """Return the Monday and the Sunday of a day's week, moved by some weeks."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=weeks)
    return monday, monday + dt.timedelta(days=6)


def month_days(day: dt.date, number: int, of_month: int) -> list[dt.date]:
    """Return the days that bear a month and a day, nearest years first, past ones leading."""
    found = []
    for year in (day.year, day.year - 1, day.year + 1, *range(day.year - 2, day.year - 9, -1)):
        try:
            found.append(dt.date(year, number, of_month))
        except ValueError:
            continue
    return found
