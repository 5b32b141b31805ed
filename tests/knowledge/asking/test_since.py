"""Days and periods as people type them, asked on Tuesday 24 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking.since import period, since

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("since Friday", (2026, 11, 20)),
        ("since Tuesday", (2026, 11, 17)),
        ("since last Monday", (2026, 11, 23)),
        ("since yesterday", (2026, 11, 23)),
        ("today", (2026, 11, 24)),
        ("this week", (2026, 11, 23)),
        ("over the weekend", (2026, 11, 21)),
        ("in the last three days", (2026, 11, 21)),
        ("in the past 2 weeks", (2026, 11, 10)),
        ("since last week", (2026, 11, 17)),
        ("since 10 days ago", (2026, 11, 14)),
        ("this month", (2026, 11, 1)),
        ("this year", (2026, 1, 1)),
        ("since 1 February", (2026, 2, 1)),
        ("since 3 December", (2025, 12, 3)),
        ("since 1 February 2025", (2025, 2, 1)),
        ("since February 1, 2025", (2025, 2, 1)),
        ("since the 3rd of March 2025", (2025, 3, 3)),
        ("since January", (2026, 1, 1)),
        ("since 2025", (2025, 1, 1)),
        ("since 2025-02-03", (2025, 2, 3)),
    ],
)
def test_since_begins_with_the_day_that_is_meant(words, day):
    assert since(words, TODAY) == dt.date(*day)


@pytest.mark.parametrize(
    "words", ["", "since the deal", "since Rubio", "2025-02-30", "31 February"]
)
def test_words_that_name_no_day_have_none(words):
    assert since(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("3 February 2025", (2025, 2, 3), (2025, 2, 3)),
        ("January 2025", (2025, 1, 1), (2025, 1, 31)),
        ("Dec 2024", (2024, 12, 1), (2024, 12, 31)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("in december", (2025, 12, 1), (2025, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(words, first, last):
    assert period(words, TODAY) == (dt.date(*first), dt.date(*last))


@given(st.text(max_size=60), st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_any_words_on_any_day_give_a_day_or_none(words, today):
    day = since(words, today)
    assert day is None or isinstance(day, dt.date)
