"""Copy that would keep its reader busy: what is read takes its share of time, and no more.

Four times the text may take four times the time; sixteen times, where it grows with the square,
fails. The clock is the processor's, the least of three counts, and only twice running fails.
"""

from __future__ import annotations

import time

import pytest

from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.copy import CopyReader
from tests.stories.reading import seen

READER = CopyReader(curated_snapshot())
SHORT, LONG = 4_000, 16_000
NOTICED = 0.03
"""Seconds: what takes less harms nobody."""
MOST = 9.0

PIECES = [
    "Feb. 3, ", "Feb. 3. ", "3 February 2025 and ", "since 2022 he ", "in 2022, ", "a\n", "A. ",
    "Mr. ", "1,", "$1 million, ", "“a” said Rubio. ", "“", '"', "'a ", "(", "—", "Aa ",
    "Marco Rubio, ", "Rubbio Bukelle CECCOT ", "President Rubio ", "Smith's ", "the ", "he said, ",
    "348,000 people ", "Rubio met Bukele on Feb. 3 and ",
    "CECOT Rubio “the agreement” Feb. 3 2025 $6 million. ",
]  # fmt: skip


def seconds(text: str) -> float:
    took = []
    for _ in range(3):
        began = time.process_time()
        READER.check(text)
        took.append(time.process_time() - began)
    return min(took)


def is_slow(piece: str) -> bool:
    short, long = (seconds(piece * (size // len(piece))) for size in (SHORT, LONG))
    return long > NOTICED and long > MOST * max(short, NOTICED / 4)


@pytest.mark.parametrize("piece", PIECES)
def test_no_copy_takes_the_square_of_its_length(piece: str):
    assert not (is_slow(piece) and is_slow(piece))


async def test_a_list_of_dates_that_fills_the_modal_is_answered_in_time(slack: StandIn):
    asked = await slack.shortcut("check_copy")
    field = ("Feb. 3, " * 400)[:3000]
    shown = await slack.submit(asked.view, {f"copy:{number}": field for number in range(4)})
    assert (shown.error, shown.problems) == ("", ())
    await slack.until(
        lambda: "What is not on file is not checked" in seen(slack.modal()), within=20
    )
