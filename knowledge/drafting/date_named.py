"""Days that stand for an event: "the Sept. 11 attacks" never means the last 11 September."""

from __future__ import annotations

import datetime as dt

from knowledge.drafting.date_values import Value, day_in_words
from knowledge.drafting.date_words import month_number

_EVENTS = {
    (9, 11): dt.date(2001, 9, 11),
    (1, 6): dt.date(2021, 1, 6),
    (10, 7): dt.date(2023, 10, 7),
}


def named_day(groups: dict[str, str], published: dt.date) -> Value | None:
    """Return the day of a well-known event that is called by its month and day, or None."""
    if "md_month" not in groups or "md_year" in groups or not groups["md_day"].isdigit():
        return None
    day = _EVENTS.get((month_number(groups["md_month"]), int(groups["md_day"])))
    if day is None or day > published:
        return None
    return Value(day.isoformat(), f"the day stands for the events of {day_in_words(day)}")
