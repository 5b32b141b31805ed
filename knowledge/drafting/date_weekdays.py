"""Weekdays: the last, the next, or that of publication itself."""

from __future__ import annotations

import datetime as dt

from knowledge.common_words import WEEKDAYS
from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import (
    Groups,
    Value,
    counted,
    day_in_words,
    left_open,
    week_of,
    weekday_after,
    weekday_before,
)


def named_weekday(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out "Tuesday", "next Friday", "Monday of last week"."""
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
