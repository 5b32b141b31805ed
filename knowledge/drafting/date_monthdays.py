"""Months with a day, and holidays: which year is meant where none is printed."""

from __future__ import annotations

import datetime as dt

from knowledge.common_words import MONTHS, WEEKDAYS
from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import (
    Groups,
    Value,
    day_in_words,
    left_open,
    month_days,
    within,
)
from knowledge.drafting.date_words import month_number

AP_MONTHS_BACK = 8
"""A month and day so many months back, with no verb that looks back, is as likely the next one."""

_HOLIDAYS = {
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Boxing Day": (12, 26),
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Halloween": (10, 31),
    "Valentine's Day": (2, 14),
    "Fourth of July": (7, 4),
}


def month_day(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out "March 15", "15 March 2025", "Monday, March 3", "3-5 May"."""
    form = "md" if "md_month" in groups else "dm"
    number = month_number(groups[f"{form}_month"])
    first = _number(groups[f"{form}_day"])
    last = _number(groups[f"{form}_to"]) if f"{form}_to" in groups else first
    if f"{form}_year" in groups:
        day = dt.date(int(groups[f"{form}_year"]), number, first)
        return _span(day, last, groups.get(f"{form}_weekday"), "printed in full")
    weekday = groups.get(f"{form}_weekday")
    day_and_why = _nearest(number, first, sense, published, weekday)
    if isinstance(day_and_why, Value):
        return day_and_why
    day, why = day_and_why
    return _span(day, last, weekday, why, future=sense == "future")


def _number(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _span(day: dt.date, last: int, weekday: str | None, why: str, *, future: bool = False) -> Value:
    if weekday and WEEKDAYS[day.weekday()] != weekday:
        return left_open(f"{day_in_words(day)} is not a {weekday}")
    if last <= day.day:
        return Value(day.isoformat(), why, future)
    value = within(day, day.replace(day=last))
    return Value(value, f"{why}; {day.day} to {last}, kept as the month", future)


def _nearest(
    number: int, of_month: int, sense: Sense | None, published: dt.date, weekday: str | None
) -> tuple[dt.date, str] | Value:
    days = month_days(published, number, of_month)
    words = f"{of_month} {MONTHS[number - 1]}"
    if not days:
        return left_open(f"there is no {words}")
    if weekday:
        days = [d for d in days if WEEKDAYS[d.weekday()] == weekday] or days
        day = min(days, key=lambda d: abs(d - published))
        return day, f"the nearest {weekday} {words} to publication on {day_in_words(published)}"
    if sense == "planned":
        day = min(days, key=lambda d: abs(d - published))
        return day, f"the nearest {words} to publication on {day_in_words(published)}"
    return _before_or_after(days, words, sense, published)


def _before_or_after(
    days: list[dt.date], words: str, sense: Sense | None, published: dt.date
) -> tuple[dt.date, str] | Value:
    past = max((d for d in days if d <= published), default=None)
    coming = min((d for d in days if d >= published), default=None)
    if coming and (sense == "future" or past is None):
        return coming, f"the next {words} from publication on {day_in_words(published)}"
    if past is None:
        return left_open(f"there is no {words} near publication")
    if sense is None and coming and (published - past).days > AP_MONTHS_BACK * 30:
        years = f"{past.year} or of {coming.year}"
        return left_open(f"{words} may be that of {years}; no verb tells which")
    return past, f"the last {words} up to publication on {day_in_words(published)}"


def holiday(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out a holiday that falls on the same day every year."""
    words = groups["holiday"].removeprefix("the ").replace("’", "'")
    number, day = _HOLIDAYS[words]
    found = _nearest(number, day, sense, published, None)
    if isinstance(found, Value):
        return found
    return Value(found[0].isoformat(), f"{groups['holiday']}: {found[1]}", sense == "future")
