"""Words that every room reads alike: weekdays, months, and numbers that are spelled out."""

from __future__ import annotations

from types import MappingProxyType

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of ``datetime.date.weekday``."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

CALENDAR = frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS))
"""Weekdays and months in lower case."""

_TO_NINETEEN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_FROM_TWENTY = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ONES = MappingProxyType({word: number for number, word in enumerate(_TO_NINETEEN)})
TENS = MappingProxyType({word: 10 * number for number, word in enumerate(_FROM_TWENTY, start=2)})
SCALES = MappingProxyType(
    {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
)
"""What a number before them is multiplied by; "hundred" is part of the number itself."""
