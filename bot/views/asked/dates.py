"""Dates of events in newsroom English, as exact as they are known and no closer."""

from __future__ import annotations

from bot.views.wording import short_date, spoken_date
from knowledge.answers import EventLine


def happened(event: EventLine) -> str:
    """Return when something happened: ``Mon 3 Feb 2025``, ``January 2025``, ``by 3 Feb 2025``."""
    if event.date:
        return spoken_date(event.date)
    if event.not_before and event.not_after:
        return f"between {short_date(event.not_before)} and {short_date(event.not_after)}"
    if event.not_after:
        return f"by {short_date(event.not_after)}"
    if event.not_before:
        return f"from {short_date(event.not_before)}"
    return "date not given"
