"""Dates as copy writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.copy.calendar import in_words, written_dates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on 3 February 2025.", (2025, 2, 3, None)),
        ("on Monday 3 February 2025", (2025, 2, 3, 0)),
        ("on Monday, Feb. 3, 2025,", (2025, 2, 3, 0)),
        ("on February 3rd", (None, 2, 3, None)),
        ("the 3rd of February", (None, 2, 3, None)),
        ("2025-02-03", (2025, 2, 3, None)),
        ("in January 2025", (2025, 1, None, None)),
        ("in late January", (None, 1, None, None)),
        ("since 2022", (2022, None, None, None)),
        ("the 2024 elections", (2024, None, None, None)),
        ("said Friday", (None, None, None, 4)),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_given(text, parts):
    (date,) = written_dates(text)
    assert (date.year, date.month, date.day, date.weekday) == parts


@pytest.mark.parametrize(
    "text",
    ["He may go. They march on.", "2,025 people", "3 Februaries", "Mr May said", "in 80,000"],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert list(written_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "partial", "agrees"),
    [
        ("3 February 2025", "2025-02-03", True),
        ("4 February", "2025-02-03", False),
        ("February 2025", "2025-02-03", True),
        ("31 January 2025", "2025-01", True),
        ("in 2025", "2025-02-03", True),
        ("Tuesday", "2025-02-03", False),
        ("Monday", "2025-02-03", True),
        ("since 2021", "2022", False),
    ],
)
def test_a_date_agrees_as_far_as_both_are_known(text, partial, agrees):
    (date,) = written_dates(text)
    assert date.comparable(partial)
    assert date.agrees(partial) is agrees


def test_a_day_that_was_another_weekday_is_noticed():
    (date,) = written_dates("Tuesday 3 February 2025")
    assert str(date.impossible) == "2025-02-03"
    assert not next(written_dates("Monday 3 February 2025")).impossible
    assert not next(written_dates("Monday 31 February 2025")).impossible


@given(st.dates())
def test_a_date_in_words_is_read_back(day):
    partial = f"{day:%Y-%m-%d}"
    found = list(written_dates(in_words(partial)))
    if 1900 <= day.year <= 2099:
        assert [f.agrees(partial) for f in found] == [True]
