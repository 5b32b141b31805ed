"""The lines above a plain-text article."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.drafting.header import Header, header

BODY = "\n\nThe council met on Monday, 3 March 2003, to speak of “By Night,” a play in the park.\n"
DAY = dt.date(2024, 2, 9)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Pier shuts", Header()),
        ("Pier shuts\n\nFeb. 9, 2024", Header(DAY)),
        ("Pier shuts\n\nFriday, 9 February 2024", Header(DAY)),
        ("Pier shuts\n\n2024-02-09", Header(DAY)),
        ("Pier shuts\n\nPublished: February 9, 2024 at 10:12", Header(DAY)),
        ("Pier shuts\n\nUpdated Feb. 10, 2024 | Published Feb. 9, 2024", Header(DAY)),
        ("Pier shuts\n\nUpdated Feb. 9, 2024", Header(DAY)),
        ("Pier shuts\n\nBy Ada Quist", Header(None, ("Ada Quist",))),
        ("Pier shuts\n\nBy our staff", Header()),
        ("Pier shuts\n\nBy Ada Quist in Gull Haven\nFeb. 9, 2024", Header(DAY, ("Ada Quist",))),
        (
            "Pier shuts\n\nBy Ada Quist, Jan de Boer and Bo Lind | Feb. 9, 2024",
            Header(DAY, ("Ada Quist", "Jan de Boer", "Bo Lind")),
        ),
        ("Pier shuts\n\nAda Quist, transport correspondent", Header(None, ("Ada Quist",))),
        ("Pier shuts\n\nThe Quay Post, Friday, February 9, 2024", Header(DAY, (), "The Quay Post")),
        ("GULL HAVEN, Feb. 9, 2024 (Coast Wire) — The pier shuts today, it said.", Header(DAY)),
        ("Gull Haven, 9 February 2024.- The pier shuts today, the board said.", Header(DAY)),
        ("The pier shut for good on Feb. 9, 2024, the board said.", Header()),
        ("The vote of Feb. 9, 2024\n\nBy Ada Quist", Header(None, ("Ada Quist",))),
    ],
)  # fmt: skip
def test_a_header_is_read_as_printed(above: str, expected: Header):
    assert header(above + BODY) == expected
