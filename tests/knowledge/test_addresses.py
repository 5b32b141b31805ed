"""Two addresses that lead to one document are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.addresses import address

STORY = "https://www.example.com/2025/02/03/story"


@pytest.mark.parametrize(
    "same",
    [
        "http://example.com/2025/02/03/story/",
        "HTTPS://WWW.EXAMPLE.COM/2025/02/03/story",
        "https://www.example.com:443/2025/02/03/story#comments",
        "https://example.com/2025/02/03/story?utm_source=a&utm_medium=b&fbclid=c",
        "https://m.example.com/2025/02/03/story",
        " https://example.com/2025/02/03/%73tory ",
    ],
)
def test_what_only_tracks_or_decorates_is_left_out(same: str):
    assert address(same) == address(STORY) != ""


@pytest.mark.parametrize(
    "other",
    [
        "https://example.com/2025/02/03/story-2",
        "https://example.com/2025/02/03/Story",
        "https://example.com/2025/02/03/story?page=2",
        "https://example.org/2025/02/03/story",
        "https://example.com:8080/2025/02/03/story",
    ],
)
def test_another_document_is_another(other: str):
    assert address(other) not in ("", address(STORY))


@pytest.mark.parametrize("bad", ["", "example.com", "ftp://example.com/a", "http://[::1", "x:y"])
def test_what_is_no_address_of_the_web_is_none(bad: str):
    assert address(bad) == ""


def test_the_order_of_what_is_asked_for_does_not_count():
    assert address("https://a.example/?b=2&a=1") == address("https://a.example/?a=1&b=2")


@given(st.text())
def test_any_text_gives_a_form_that_stays_as_it_is(text: str):
    once = address(f"https://example.com/{text}")
    assert address(f"https://{once}") == once


@given(st.text())
def test_any_text_is_taken(text: str):
    assert isinstance(address(text), str)
