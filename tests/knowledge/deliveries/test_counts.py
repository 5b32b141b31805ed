"""What was asked for is counted by day, without names, and outlives the process."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.deliveries import Counts, fold
from knowledge.deliveries.counts import EVERY, MOST
from knowledge.errors import StoreError
from knowledge.papers import Paper
from knowledge.store.tinydb import TinyStore
from tests.knowledge.papers import MemoryPapers

MONDAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


class Clock:
    """Seconds that go on when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def test_what_was_asked_on_some_days_is_counted_without_the_others():
    counts = Counts(MemoryPapers(), "asked")
    for what, day in (("cecot", 0), ("cecot", 1), ("rubio", 1), ("cecot", 9)):
        await counts.note(what, MONDAY + day * DAY)
    assert await counts.between(MONDAY, MONDAY + 6 * DAY) == Counter({"cecot": 2, "rubio": 1})


async def test_what_was_asked_and_what_was_missed_are_apart():
    papers = MemoryPapers()
    asked, missed = Counts(papers, "asked"), Counts(papers, "missed")
    await asked.note("cecot", MONDAY)
    await missed.note("tren de aragua", MONDAY)
    assert await asked.between(MONDAY, MONDAY) == Counter({"cecot": 1})
    assert await missed.between(MONDAY, MONDAY) == Counter({"tren de aragua": 1})


async def test_counts_are_filed_every_few_seconds_and_not_at_each_question():
    papers, clock = MemoryPapers(), Clock()
    counts = Counts(papers, "asked", clock=clock)
    for _ in range(1000):
        await counts.note("cecot", MONDAY)
    assert papers.writes == 0
    clock.seconds += EVERY
    await counts.note("cecot", MONDAY)
    assert papers.writes == 1
    assert await Counts(papers, "asked").between(MONDAY, MONDAY) == Counter({"cecot": 1001})


async def test_a_restart_goes_on_with_the_day(tmp_path: Path):
    for _ in range(2):
        store = TinyStore(tmp_path / "knowledge.json")
        counts = Counts(store, "asked")
        await counts.note("cecot", MONDAY)
        await counts.flush()
        await store.close()
    store = TinyStore(tmp_path / "knowledge.json")
    assert await Counts(store, "asked").between(MONDAY, MONDAY) == Counter({"cecot": 2})
    await store.close()


async def test_two_processes_count_side_by_side():
    papers = MemoryPapers()
    one, other = (Counts(papers, "asked", writer=name) for name in ("web.1", "web.2"))
    await one.note("cecot", MONDAY)
    await other.note("cecot", MONDAY)
    await other.flush()
    assert await one.between(MONDAY, MONDAY) == Counter({"cecot": 2})


async def test_processes_that_are_given_no_name_count_side_by_side():
    papers = MemoryPapers()
    one, other = Counts(papers, "asked"), Counts(papers, "asked")
    for _ in range(50):
        await one.note("cecot", MONDAY)
        await other.note("cecot", MONDAY)
    await one.flush()
    assert await other.between(MONDAY, MONDAY) == Counter({"cecot": 100})


async def counted_by(papers: MemoryPapers, processes: int, day: dt.date) -> None:
    for _ in range(processes):
        counts = Counts(papers, "asked")
        await counts.note("cecot", day)
        await counts.flush()


async def test_what_many_processes_counted_on_a_day_is_folded_into_one_paper():
    papers = MemoryPapers()
    for day in range(3):
        await counted_by(papers, 20, MONDAY + day * DAY)
    for _ in range(2):
        await asyncio.gather(*(fold(papers, "asked", MONDAY + 2 * DAY) for _ in range(3)))
        days = [paper["day"] for _, paper in await papers.all("asked")]
        assert Counter(days) == {"2026-03-02": 1, "2026-03-03": 1, "2026-03-04": 20}
        asked = await Counts(papers, "asked").between(MONDAY, MONDAY + 2 * DAY)
        assert asked == Counter({"cecot": 60})


async def test_a_fold_that_was_killed_counts_nothing_twice_and_is_gone_on_with():
    class Killed(MemoryPapers):
        async def drop(self, kind: str, ids: Iterable[str]) -> None:
            raise ZeroDivisionError

    papers = MemoryPapers()
    await counted_by(papers, 3, MONDAY)
    killed = Killed()
    killed._held = papers._held
    with pytest.raises(ZeroDivisionError):
        await fold(killed, "asked", MONDAY + DAY)
    assert len(await papers.all("asked")) == 4
    assert await Counts(papers, "asked").between(MONDAY, MONDAY) == Counter({"cecot": 3})
    await fold(papers, "asked", MONDAY + DAY)
    assert len(await papers.all("asked")) == 1
    assert await Counts(papers, "asked").between(MONDAY, MONDAY) == Counter({"cecot": 3})


async def test_what_could_not_be_filed_is_filed_the_next_time():
    class Full(MemoryPapers):
        full = True

        async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
            if self.full:
                raise StoreError("no space is left")
            await super().put(kind, id_, paper, lasting=lasting)

    papers = Full()
    counts = Counts(papers, "asked")
    await counts.note("cecot", MONDAY)
    with pytest.raises(StoreError):
        await counts.flush()
    papers.full = False
    await counts.flush()
    assert await Counts(papers, "asked").between(MONDAY, MONDAY) == Counter({"cecot": 1})


async def test_nobody_fills_the_store_by_typing():
    counts = Counts(MemoryPapers(), "missed")
    for number in range(MOST + 10):
        await counts.note(f"words {number}", MONDAY)
    await counts.note("words 0", MONDAY)
    found = await counts.between(MONDAY, MONDAY)
    assert (len(found), found["words 0"]) == (MOST, 2)


async def test_days_past_their_time_are_destroyed():
    papers = MemoryPapers()
    counts = Counts(papers, "asked")
    for day in range(3):
        await counts.note("cecot", MONDAY + day * DAY)
    await counts.flush()
    await counts.prune(MONDAY + 2 * DAY)
    assert [paper["day"] for _, paper in await papers.all("asked")] == ["2026-03-04"]


ASKED = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.booleans()), max_size=40)


@given(ASKED)
async def test_in_any_order_of_days_nothing_is_lost_or_counted_twice(asked):
    counts, truly = Counts(MemoryPapers(), "asked"), Counter[str]()
    for what, day, flushed in asked:
        await counts.note(what, MONDAY + day * DAY)
        truly[what] += 1
        if flushed:
            await counts.flush()
    assert await counts.between(MONDAY, MONDAY + 3 * DAY) == truly
