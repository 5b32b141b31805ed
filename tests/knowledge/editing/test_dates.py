"""A date typed on a phone is read where it can mean one thing alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.editing.dates import day, partial_date
from knowledge.forms import earliest


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025-02-03", "2025-02-03"),
        ("2025-2-3", "2025-02-03"),
        ("2025/02/03", "2025-02-03"),
        ("3 Feb 2025", "2025-02-03"),
        (" 3  february, 2025 ", "2025-02-03"),
        ("3rd of Feb. 2025", "2025-02-03"),
        ("Feb 3, 2025", "2025-02-03"),
        ("Mon 3 Feb 2025", "2025-02-03"),
        ("Monday, February 3 2025", "2025-02-03"),
        ("3 Sept 2024", "2024-09-03"),
        ("13/02/2025", "2025-02-13"),
        ("02.13.2025", "2025-02-13"),
        ("5/5/2025", "2025-05-05"),
        ("Feb 2025", "2025-02"),
        ("2025-02", "2025-02"),
        ("2025", "2025"),
    ],
)
def test_a_date_is_read(typed: str, read: str):
    assert partial_date(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "yesterday",
        "3 Feb",
        "03/02/2025",
        "Tue 3 Feb 2025",
        "M 3 Feb 2025",
        "31 Feb 2025",
        "3 Febtober 2025",
        "2025-13",
        "0000",
        "25",
        "2025-02-03T06:00",
    ],
)
def test_what_can_mean_two_days_or_none_is_not_read(typed: str):
    assert partial_date(typed) is None


@given(st.dates())
def test_a_day_is_read_however_it_is_written(date: dt.date):
    year = f"{date.year:04}"
    for typed in (
        date.isoformat(),
        f"{date.day} {date:%b} {year}",
        f"{date:%A} {date.day} {date:%B} {year}",
        f"{date:%B} {date.day}, {year}",
    ):
        assert day(typed) == date


@given(st.text() | st.from_regex(r"[0-9 ./-]{1,12}", fullmatch=True))
def test_whatever_is_typed_is_a_date_or_none(typed: str):
    read = partial_date(typed)
    assert read is None or earliest(read)
