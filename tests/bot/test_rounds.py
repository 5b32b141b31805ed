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


async def test_what_failed_is_made_again_soon_and_what_was_done_is_not():
    made: list[str] = []
    mended = asyncio.Event()

    async def fails_once() -> None:
        made.append("retention")
        if made.count("retention") == 2:
            mended.set()
        else:
            raise OSError("the pool is full")

    async def works() -> None:
        made.append("gaps")

    rounds = Rounds({"retention": fails_once, "gaps": works}, Daily(first=0.0, again=0.0))
    await rounds.start()
    await mended.wait()
    await rounds.stop()
    assert made == ["retention", "gaps", "retention"]


async def test_the_workspaces_of_a_process_make_their_rounds_one_by_one():
    turn = asyncio.Lock()
    under_way = most = 0
    left = 10
    done = asyncio.Event()

    async def work() -> None:
        nonlocal under_way, most, left
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        left -= 1
        if not left:
            done.set()

    all_ = [Rounds({"retention": work}, Daily(first=0.0, turn=turn)) for _ in range(left)]
    for rounds in all_:
        await rounds.start()
    await done.wait()
    for rounds in all_:
        await rounds.stop()
    assert most == 1
