"""Weeks as ISO 8601 counts them: from Monday to Sunday, named ``2026-W47``."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.errors import InputError

_NAME = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday. Days are days in UTC."""

    first: dt.date

    @property
    def last(self) -> dt.date:
        """The Sunday."""
        return self.first + dt.timedelta(days=6)

    @property
    def name(self) -> str:
        """The name: ``2026-W47``."""
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02}"

    def holds(self, at: dt.datetime) -> bool:
        """Return whether a time in UTC falls into the week."""
        return self.first <= at.date() <= self.last


def week_of(name: str) -> Week:
    """Return the week of a name.

    Raises:
        InputError: it names no week.
    """
    found = _NAME.fullmatch(name)
    try:
        if found:
            return Week(dt.date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except ValueError:
        pass
    raise InputError(f"{name} is no week; write it as 2026-W47")


def last_week(today: dt.date) -> Week:
    """Return the last week that is over on a day."""
    return Week(today - dt.timedelta(days=today.weekday() + 7))
