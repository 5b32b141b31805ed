"""What was looked up this week, counted without names, in memory alone.

A restart forgets it: the counts tell a newsroom what is in demand today, and no record of who
asked for what is worth keeping.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

WEEK = dt.timedelta(days=7)


def today() -> dt.date:
    """Return the day in UTC."""
    return dt.datetime.now(dt.UTC).date()


class Usage:
    """Counts entries by day, and forgets days that are a week old.

    Args:
        day: where the day comes from.
    """

    def __init__(self, day: Callable[[], dt.date] = today) -> None:
        self._day = day
        self._days: dict[dt.date, Counter[str]] = {}

    def note(self, entry_id: str) -> None:
        """Count one look-up."""
        day = self._day()
        counts = self._days.get(day)
        if counts is None:
            self._days = {d: c for d, c in self._days.items() if day - d < WEEK}
            counts = self._days.setdefault(day, Counter())
        counts[entry_id] += 1

    def this_week(self) -> Counter[str]:
        """Return how often each entry was looked up in the last seven days."""
        day = self._day()
        return sum((c for d, c in self._days.items() if day - d < WEEK), Counter[str]())
