"""Weeks, months, years and seasons, counted from publication; kept no more exact than said."""

from __future__ import annotations

import datetime as dt

from knowledge.common_words import MONTHS
from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import (
    Groups,
    Value,
    counted,
    day_in_words,
    left_open,
    month,
    week_of,
    weekday_after,
    weekday_before,
    within,
)
from knowledge.drafting.date_words import month_number

_DAY = dt.timedelta(days=1)
_STEPS = {"last": -1, "this": 0, "next": 1}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def period(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out "last month", "earlier this week", "next year", "the weekend"."""
    origin, unit = groups["unit_from"].lower(), groups.get("unit", "")
    when = groups.get("unit_when", "").lower()
    words = " ".join(filter(None, (when, origin, unit)))
    if "weekend" in (unit, origin.removeprefix("the ")):
        return _weekend(words, origin, sense, published)
    if origin not in _STEPS or unit in ("decade", "century"):
        return left_open(f"“{words}” is a stretch of time and no single day, month or year")
    step = _STEPS[origin]
    ahead = step > 0 or when == "later" or (step == 0 and sense == "future")
    if unit in (*_SEASONS, "winter"):
        return _season(words, unit, step, published)
    value = _unit(unit, step, when, published)
    if value is None:
        return left_open(f"{counted(words, published)}, it runs over two years", future=ahead)
    return Value(value, counted(words, published) + _kept(unit, value), ahead)


def _kept(unit: str, value: str) -> str:
    if unit in ("month", "year"):
        return ""
    return "; kept as the month that holds it" if "-" in value else "; kept as the year"


def _unit(unit: str, step: int, when: str, published: dt.date) -> str | None:
    if unit == "year":
        return f"{published.year + step:04}"
    if unit == "month":
        return month(published.year, published.month + step)
    if unit == "quarter":
        first = (published.month - 1) // 3 * 3 + 1 + 3 * step
        return month(published.year, first)[:4]
    return within(*_week(step, when, published))


def _week(step: int, when: str, published: dt.date) -> tuple[dt.date, dt.date]:
    first, last = week_of(published, step)
    # Weeks begin on Sunday for some, on Monday for others: on either day both are kept.
    if published.weekday() == 6:
        last += 6 * _DAY if step else 0 * _DAY
    elif published.weekday() == 0 and when == "earlier":
        first -= _DAY
    if step == 0 and when == "earlier":
        return first, published
    return (published, last) if step == 0 and when == "later" else (first, last)


def _weekend(words: str, origin: str, sense: Sense | None, published: dt.date) -> Value:
    sunday = published.weekday() == 6
    last = weekday_before(published, 5)
    coming = last if sunday else weekday_after(published, 5)
    if origin in ("last", "this past"):
        saturday, ahead = weekday_before(published - (2 if sunday else 1) * _DAY, 5), False
    elif origin in ("next", "the coming"):
        saturday, ahead = coming, True
        if origin == "next" and published.weekday() < 5:
            return left_open("“next weekend” may be the coming one or the one after", future=True)
    else:
        ahead = sense == "future"
        saturday = coming if ahead else last
    value = within(saturday, saturday + _DAY)
    which = f"{counted(words, published)}: {day_in_words(saturday)} and the day after"
    return Value(value, which, ahead) if value else left_open(which, future=ahead)


def _season(words: str, season: str, step: int, published: dt.date) -> Value:
    if season == "winter":
        return left_open(f"“{words}” runs over two years")
    first, last = _SEASONS[season]
    here = published.year
    # After the season, "last summer" may be the one just over or the one a year before it.
    if (step < 0 and published.month > last) or (step > 0 and published.month < first):
        return left_open(f"“{words}” may be that of {here} or of {here + step}", future=step > 0)
    working = f"{counted(words, published)}; a season, kept as the year"
    return Value(f"{here + step:04}", working, step > 0)


def season_of_year(groups: Groups, _: Sense | None, __: dt.date) -> Value:
    """Work out "the summer of 2024" and "the third quarter of 2024"."""
    name = groups.get("season") or groups["quarter"]
    year = groups.get("season_year") or groups["quarter_year"]
    if name.endswith("winter"):
        return left_open(f"the {name} of {year} runs over two years")
    return Value(year, f"the {name.strip()} of {year}, kept as the year")


def month_alone(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out a month without a year."""
    number = month_number(groups["month"])
    origin = groups.get("month_from", "").lower()
    name = MONTHS[number - 1]
    words = counted(f"{origin} {name}".strip(), published)
    back = (published.month - number) % 12
    last, coming = published.month - back, published.month + (12 - back) % 12
    if origin in ("last", "this past"):
        return Value(month(published.year, published.month - (back or 12)), words)
    if origin in ("next", "this coming"):
        return Value(month(published.year, published.month + 12 - back), words, future=True)
    if origin == "this":
        return Value(month(published.year, number), words)
    if sense == "future" or (sense == "planned" and back > 6):
        return Value(month(published.year, coming), words, future=True)
    if sense is None and back >= 9:
        years = f"{month(published.year, last)[:4]} or of {month(published.year, coming)[:4]}"
        return left_open(f"{name} may be that of {years}; no verb tells which")
    return Value(month(published.year, last), words)


def end_of(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out "the end of the year" and "year-end"."""
    words = groups.get("end") or groups["year_end"]
    unit = words.rpartition(" ")[2] if "end" in groups else "year"
    origin = words.split()[-2] if "end" in groups else "the"
    if unit == "decade":
        return left_open(f"“{words}” is no single year")
    step = _STEPS.get(origin, 0)
    value = _unit(unit, step, "", published)
    coming = step > 0 or (step == 0 and sense == "future")
    if value is None:
        return left_open(f"{counted(words, published)}, it runs over two years", future=coming)
    return Value(value, counted(words, published) + _kept(unit, value), coming)
