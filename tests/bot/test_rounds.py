"""The daily round goes on whatever fails in it."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from bot.rounds import Daily, Rounds


async def test_a_round_is_made_again_and_what_fails_is_logged_and_stops_nothing(
    caplog: pytest.LogCaptureFixture,
):
    made: list[str] = []
    twice = asyncio.Event()

    async def fails() -> None:
        made.append("gaps")
        raise OSError("the disk is full")

    async def works() -> None:
        made.append("reviews")
        if made.count("reviews") == 2:
            twice.set()

    rounds = Rounds({"gaps": fails, "reviews": works}, Daily(first=0.0, every=0.0))
    await rounds.start()
    await twice.wait()
    await rounds.stop()
    assert made[:4] == ["gaps", "reviews", "gaps", "reviews"]
    assert "the daily round failed at the gaps" in caplog.text


async def test_a_bot_that_stops_before_its_first_round_makes_none():
    made: list[str] = []

    async def work() -> None:
        made.append("work")

    rounds = Rounds({"work": work})
    await rounds.start()
    await asyncio.sleep(0)
    await rounds.stop()
    assert not made
    assert Daily().clock().utcoffset() == dt.timedelta()
