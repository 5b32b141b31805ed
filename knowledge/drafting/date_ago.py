"""Stretches of time, counted back or ahead from publication."""

from __future__ import annotations

import datetime as dt

from knowledge.drafting.date_sense import Sense
from knowledge.drafting.date_values import (
    Groups,
    Value,
    counted,
    day_in_words,
    left_open,
    month,
    within,
)
from knowledge.drafting.number_words import spelled

_DAY = dt.timedelta(days=1)
_VAGUE = ("few", "several", "many", "some", "couple", "half")


def ago(groups: Groups, _: Sense | None, published: dt.date) -> Value:
    """Work out "two weeks ago" and "three days from now"."""
    if "vague" in groups:
        return left_open(f"“{groups['vague']}” names no number")
    words = f"{groups['count']} {groups['count_unit']} {groups['count_way']}"
    forward = groups["count_way"] != "ago"
    if "about" in groups:
        about = groups["about"].strip()
        return left_open(f"“{about} {words}” is not exact", future=forward)
    return _moved(words, groups["count"], groups["count_unit"], published, forward=forward)


def ahead(groups: Groups, sense: Sense | None, published: dt.date) -> Value:
    """Work out "in two weeks", which may also be a length of time."""
    words = f"in {groups['in_count']} {groups['in_unit']}"
    if sense != "future":
        return left_open(f"“{words}” may be a length of time")
    return _moved(words, groups["in_count"], groups["in_unit"], published, forward=True)


def _moved(words: str, count: str, unit: str, published: dt.date, *, forward: bool) -> Value:
    number = _count(count)
    unit = unit.rstrip("s")
    if number is None or unit not in ("day", "week", "fortnight", "month", "year"):
        return left_open(f"“{words}” is not exact", future=forward)
    steps = number if forward else -number
    why = counted(words, published)
    if unit == "year":
        return Value(f"{published.year + steps:04}", why, forward)
    if unit == "month":
        return Value(month(published.year, published.month + steps), why, forward)
    if unit == "day":
        return Value((published + steps * _DAY).isoformat(), why, forward)
    day = published + steps * (14 if unit == "fortnight" else 7) * _DAY
    value = within(day - 3 * _DAY, day + 3 * _DAY)
    if value is None:
        return left_open(f"{why}: about {day_in_words(day)}", future=forward)
    return Value(value, f"{why}: about {day_in_words(day)}", forward)


def _count(words: str) -> int | None:
    words = words.lower()
    if any(vague in words for vague in _VAGUE):
        return None
    if words in ("a", "an"):
        return 1
    return int(words) if words.isdigit() else spelled(words)
