"""What a date means: one rule for each way of writing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from knowledge.drafting.date_ago import ago, ahead
from knowledge.drafting.date_monthdays import holiday, month_day
from knowledge.drafting.date_named import named_day
from knowledge.drafting.date_periods import end_of, month_alone, period, season_of_year
from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import Groups, Value, counted, left_open, month
from knowledge.drafting.date_weekdays import named_weekday
from knowledge.drafting.date_words import month_number
from knowledge.forms import earliest


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


def _named(_: Groups, __: Sense | None, ___: dt.date) -> Value:
    return Value("2001-09-11", "9/11 stands for the attacks of 11 September 2001")


_RULES: dict[str, Callable[[Groups, Sense | None, dt.date], Value]] = {
    "iso": _iso,
    "slashed": _slashed,
    "named": _named,
    "md_month": month_day,
    "dm_month": month_day,
    "my_month": _month_year,
    "weekday": named_weekday,
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
    "holiday": holiday,
    "month": month_alone,
    "year": _year,
}
