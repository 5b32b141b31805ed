"""What was looked up this week."""

from __future__ import annotations

import datetime as dt

from bot.usage import Usage


def test_a_look_up_counts_for_seven_days():
    days = [dt.date(2026, 11, 1)]
    usage = Usage(lambda: days[-1])
    usage.note("cecot")
    usage.note("cecot")
    days.append(dt.date(2026, 11, 7))
    usage.note("ms-13")
    assert usage.this_week() == {"cecot": 2, "ms-13": 1}
    days.append(dt.date(2026, 11, 8))
    assert usage.this_week() == {"ms-13": 1}
