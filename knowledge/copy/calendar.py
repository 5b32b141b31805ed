"""Dates as news copy writes them: "Monday 3 February 2025", "Feb. 3", "since 2022"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge import common_words
from knowledge.forms import earliest, precision

MONTHS = [month.lower() for month in common_words.MONTHS]
DAYS = [day.lower() for day in common_words.WEEKDAYS]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|"
    r"Sat(?:urday)?|Sun(?:day)?)\.?,?\s+(?:the\s+)?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WITH_MONTH = tuple(
    re.compile(form)
    for form in (
        rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR}\b)?(?!,\d|\s+(?:people|percent))",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"(?<=\b[Ii]n )(?:early |late |mid-)?{_MONTH}(?!\w)",
        rf"(?<=\b[Ss]ince ){_MONTH}(?!\w)",
    )
)
_WITHOUT_MONTH = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Ff]rom|[Dd]uring|[Ll]ate|[Ee]arly|[Tt]he)\s+{_YEAR}\b(?!,\d)",
        r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\w)",
    )
)
_MONTHLY = re.compile(r"\d-\d\d-|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""What every date with a month holds."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: what of it was given, and where it stands in the text.

    Args:
        start: its first character.
        end: the one after its last.
        year: the year, or None.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        weekday: 0 for Monday to 6, or None.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def impossible(self) -> dt.date | None:
        """The day that it means, where that day is another weekday than it says."""
        if None in (self.year, self.month, self.day, self.weekday):
            return None
        try:
            meant = dt.date(self.year or 1, self.month or 1, self.day or 1)
        except ValueError:
            return None
        return meant if meant.weekday() != self.weekday else None

    def agrees(self, partial: str) -> bool:
        """Return whether it can mean a date on file, as exact as both are."""
        exact, day = precision(partial), earliest(partial)
        if self.year is not None and self.year != day.year:
            return False
        if exact == "year":
            return True
        if self.month is not None and self.month != day.month:
            return False
        if exact == "month":
            return True
        if self.day is not None:
            return self.day == day.day
        return self.weekday is None or self.weekday == day.weekday()

    def comparable(self, partial: str) -> bool:
        """Return whether both say something about the same part of a date."""
        exact = precision(partial)
        if self.year is not None:
            return True
        if exact == "year":
            return False
        return self.month is not None or (exact == "day" and self.weekday is not None)


def may_name_month(text: str) -> bool:
    """Return whether a text may hold a date with a month: a quick look, before it is read."""
    return bool(_MONTHLY.search(text))


def written_dates(text: str) -> Iterator[Written]:
    """Yield the dates of a text, in order, each once."""
    taken = bytearray(len(text))
    found: list[Written] = []
    forms = (*_WITH_MONTH, *_WITHOUT_MONTH) if may_name_month(text) else _WITHOUT_MONTH
    for form in forms:
        for match in form.finditer(text):
            parts = match.groupdict()
            name = next((n for n in ("weekday", "day", "month", "year") if parts.get(n)), "year")
            start = match.start(name) if "number" not in parts else match.start()
            if parts.get("month"):
                start = min(start, match.start("month"))
            span = (start, match.end())
            if 1 in taken[slice(*span)]:
                continue
            taken[slice(*span)] = b"\1" * (span[1] - span[0])
            found.append(_written(span, parts))
    yield from sorted(found, key=lambda date: date.start)


def _written(span: tuple[int, int], parts: dict[str, str | None]) -> Written:
    month, weekday = parts.get("month"), parts.get("weekday")
    number = int(parts.get("number") or 0)
    return Written(
        start=span[0],
        end=span[1],
        year=int(parts["year"] or 0) or None if "year" in parts else None,
        month=number or (_place(MONTHS, month) + 1 if month else None),
        day=int(parts["day"] or 0) or None if "day" in parts else None,
        weekday=_place(DAYS, weekday) if weekday else None,
    )


def _place(names: list[str], written: str) -> int:
    return next(i for i, name in enumerate(names) if name.startswith(written.lower()[:3]))


def in_words(partial: str) -> str:
    """Return a date on file as copy writes it: "3 February 2025", "January 2025", "2022"."""
    day, exact = earliest(partial), precision(partial)
    if exact == "year":
        return str(day.year)
    return f"{day:%B %Y}" if exact == "month" else f"{day.day} {day:%B %Y}"
