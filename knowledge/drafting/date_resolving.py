"""What a date means: one rule for each way of writing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from knowledge.drafting.date_named import named_day
from knowledge.drafting.date_periods import ago, ahead, end_of, month_alone, period, season_of_year
from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import (
    Value,
    day_in_words,
    left_open,
    month,
    month_days,
    week_of,
    weekday_after,
    weekday_before,
    within,
)
from knowledge.drafting.date_words import MONTHS, WEEKDAYS, month_number
from knowledge.forms import earliest

Groups = dict[str, str]
"""The named parts of a date as found, without those that are not there."""

AP_MONTHS_BACK = 8
"""A month and day so many months back, with no verb that looks back, is as likely the next one."""


def resolve(
    groups: Groups, sense: Sense | None, published: dt.date, *, names_event: bool = False
) -> Value:
    """Work out what a date means.

    Args:
        groups: the named parts of the date, as ``DATE`` found them.
        sense: which way the words around it look.
        published: the day from which it is counted.
        names_event: whether the words that follow make it the name of an event.

    Raises:
        ValueError: there is no such day in the calendar.
        OverflowError: it lies outside the calendar.
    """
    rule = next(rule for part, rule in _RULES.items() if part in groups)
    if names_event and (known := named_day(groups, published)):
        return known
    value = rule(groups, sense, published)
    if value.value and earliest(value.value) > published and not value.future:
        return Value(value.value, value.working, future=True)
    return value


def counted(words: str, published: dt.date) -> str:
    """Return the working of a date that is counted from publication."""
    return f"{words}, counted from publication on {day_in_words(published)}"


def _iso(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    return Value(dt.date.fromisoformat(groups["iso"]).isoformat(), "printed in full")


def _slashed(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    first, second, year = map(int, groups["slashed"].split("/"))
    if year < 100:
        year += 2000
    if first <= 12 and second <= 12 and first != second:
        return left_open(f"“{groups['slashed']}” is one day in the US and another in Europe")
    number, day = (first, second) if first <= 12 else (second, first)
    return Value(dt.date(year, number, day).isoformat(), "printed in full")


def _weekday(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    weekday = WEEKDAYS.index(groups["weekday"])
    week = groups.get("wd_week", "").strip()
    origin = groups.get("wd_from", "").lower()
    if week or origin.startswith("a week"):
        day = _weekday_of_week(weekday, week or origin, published)
        words = f"{groups['weekday']} {week}" if week else f"{origin} {groups['weekday']}"
        return Value(day.isoformat(), counted(words, published))
    if origin.startswith("the "):
        return left_open(f"“{origin} {groups['weekday']}” is counted from another day in the text")
    if origin:
        return _weekday_from(groups["weekday"], origin, sense, published)
    last, coming = weekday_before(published, weekday), weekday_after(published, weekday)
    if sense == "planned" and last != coming:
        return left_open(
            f"{groups['weekday']} may be {day_in_words(last)} or {day_in_words(coming)}; "
            "the words fit both"
        )
    day = coming if sense == "future" else last
    return Value(day.isoformat(), counted(groups["weekday"], published), sense == "future")


def _weekday_of_week(weekday: int, words: str, published: dt.date) -> dt.date:
    if words == "a week ago":
        return weekday_before(published, weekday) - dt.timedelta(weeks=1)
    if words in ("week", "a week from"):
        return weekday_after(published, weekday) + dt.timedelta(weeks=1)
    weeks = {"last": -1, "this": 0, "next": 1}[words.removeprefix("of ").split()[0]]
    return week_of(published, weeks)[0] + dt.timedelta(days=weekday)


def _weekday_from(name: str, origin: str, sense: Sense | None, published: dt.date) -> Value:
    weekday, day = WEEKDAYS.index(name), dt.timedelta(days=1)
    monday, sunday = week_of(published)
    before = weekday_before(published - day, weekday)
    after = weekday_after(published + day, weekday)
    words = counted(f"{origin} {name}", published)
    if origin == "this":
        here = monday + weekday * day
        found = {"past": weekday_before(published, weekday), "future": after}.get(sense or "", here)
        return Value(found.isoformat(), words, found > published)
    backward = origin in ("last", "this past")
    found = before if backward else after
    # "last Monday", said on a Wednesday, is two days back for some and nine for others.
    if origin in ("last", "next") and monday <= found <= sunday:
        other = found - 7 * day if backward else found + 7 * day
        either = f"{day_in_words(found)} or {day_in_words(other)}"
        return left_open(f"“{origin} {name}” may be {either}", future=not backward)
    return Value(found.isoformat(), words, not backward)


def _month_day(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
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


def _month_year(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    value = month(int(groups["my_year"]), month_number(groups["my_month"]))
    return Value(value, "month and year are printed")


def _year(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    return Value(groups["year"], "the year is printed")


def _day_word(groups: Groups, _: Sense | None, published: dt.date) -> Value:
    word = groups["day_word"].lower()
    if word == "overnight":
        return left_open("“overnight” spans two days")
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    day = published + dt.timedelta(days=days)
    return Value(day.isoformat(), counted(word, published), days > 0)


def _day_part(groups: Groups, _: Sense | None, published: dt.date) -> Value:
    words = groups["day_part"].lower()
    day = published - dt.timedelta(days=words.startswith("last"))
    return Value(day.isoformat(), counted(words, published))


def _elsewhere(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    return left_open(f"“{groups['elsewhere']}” is counted from another day in the text")


def _decade(groups: Groups, _: Sense | None, published: dt.date) -> Value:
    words = (groups.get("decade") or groups["short_decade"]).strip("’‘'")
    digits = "".join(filter(str.isdigit, words))
    if len(digits) == 2:
        year = published.year // 100 * 100 + int(digits)
        digits = str(year if year <= published.year else year - 100)
    return left_open(f"a decade, {digits} to {int(digits) + 9}, and no single year")


def _century(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    return left_open(f"“{groups['century']}” is no single year")


def _holiday(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    words = groups["holiday"].removeprefix("the ").replace("’", "'")
    number, day = _HOLIDAYS[words]
    found = _nearest(number, day, sense, published, None)
    if isinstance(found, Value):
        return found
    return Value(found[0].isoformat(), f"{groups['holiday']}: {found[1]}", sense == "future")


def _named(_: Groups, __: Sense | None, ___: dt.date) -> Value:
    return Value("2001-09-11", "9/11 stands for the attacks of 11 September 2001")


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

_RULES: dict[str, Callable[[Groups, Sense | None, dt.date], Value]] = {
    "iso": _iso,
    "slashed": _slashed,
    "named": _named,
    "md_month": _month_day,
    "dm_month": _month_day,
    "my_month": _month_year,
    "weekday": _weekday,
    "day_word": _day_word,
    "day_part": _day_part,
    "elsewhere": _elsewhere,
    "season": season_of_year,
    "quarter": season_of_year,
    "unit_from": period,
    "count_way": ago,
    "vague": ago,
    "within": ahead,
    "end": end_of,
    "year_end": end_of,
    "decade": _decade,
    "short_decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "month": month_alone,
    "year": _year,
}
