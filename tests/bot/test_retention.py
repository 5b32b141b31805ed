"""What is kept of people goes after its time, and what waits stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.counting import Counting
from bot.retention import Kept
from knowledge.corrections import Corrections
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries
from knowledge.store.tinydb import TinyStore
from tests.bot.keeping import fill, kept

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
KEEP = 90


@pytest.fixture
async def papers(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "store.json")
    yield store
    await store.close()


def retention(papers: TinyStore) -> Kept:
    deliveries = Deliveries(papers)
    corrections = Corrections(papers, deliveries, Tasks(papers), grace=dt.timedelta())
    return Kept(papers, deliveries, corrections, Counting(papers, AT.date), KEEP)


def numbers(held: dict[str, object]) -> dict[str, int]:
    return {kind: len(each) for kind, each in held.items() if each}


async def test_within_its_time_nothing_goes_but_a_draft_of_yesterday(papers: TinyStore):
    await fill(papers, "U0LEAVES", "U0STAYS", AT)
    before = numbers(await kept(papers))
    await retention(papers).prune(AT + dt.timedelta(hours=23))
    assert numbers(await kept(papers)) == before
    await retention(papers).prune(AT + dt.timedelta(days=KEEP))
    assert numbers(await kept(papers)) == {k: n for k, n in before.items() if k != "draft"}


async def test_after_its_time_only_what_waits_and_what_was_chosen_is_left(papers: TinyStore):
    await fill(papers, "U0LEAVES", "U0STAYS", AT)
    await retention(papers).prune(AT + dt.timedelta(days=KEEP + 1))
    left = await kept(papers)
    assert numbers(left) == {"message": 1, "sending": 1, "task": 1, "preference": 1, "report": 1}
    assert left["message"][0][0] == "waits"


async def test_counts_name_nobody_and_stay_for_over_a_year(papers: TinyStore):
    counting = Counting(papers, AT.date)
    await counting.note(("asked", "cecot"))
    await counting.flush()
    for days, there in ((366, 1), (402, 0)):
        await retention(papers).prune(AT + dt.timedelta(days=days))
        assert len(await papers.all("asked")) == there
