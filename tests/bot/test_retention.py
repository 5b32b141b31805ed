"""What is kept of people goes after its time, and what waits stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.counting import Counting
from bot.retention import Kept
from bot.sending import retention as messages
from knowledge.corrections import Corrections
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries, Shown
from knowledge.errors import StoreError
from knowledge.papers import Paper
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


class Torn(TinyStore):
    """A store that cannot read the deliveries."""

    def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        if kind == "delivery":
            raise StoreError("the deliveries cannot be read")
        return super().pages(kind)


async def test_each_kind_goes_though_another_one_cannot(tmp_path: Path, caplog):
    papers = Torn(tmp_path / "store.json")
    await fill(papers, "U0LEAVES", "U0STAYS", AT)
    with pytest.raises(StoreError, match="of what is over, deliveries could not be destroyed"):
        await retention(papers).prune(AT + dt.timedelta(days=KEEP + 1))
    left = numbers(await kept(papers))
    assert left.keys() & {"asker", "suggestion", "review", "draft"} == set()
    assert left["delivery"] == 1
    assert "the deliveries cannot be read" in caplog.text
    await papers.close()


class Paged(TinyStore):
    """A store too large to hold all that it keeps of a kind."""

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        raise AssertionError(f"every {kind} was held at once")


async def test_no_kind_of_which_there_are_many_is_held_at_once(tmp_path: Path):
    papers = Paged(tmp_path / "store.json")
    deliveries = Deliveries(papers)
    for person in range(600):
        shown = showing(person % 4)
        at = AT + dt.timedelta(days=person % 2)
        await deliveries.seen(f"U{person}", "C1", shown, at)
        filed = {"to": f"U{person}", "filed": 0.0, "state": "sent", "settled": at.timestamp()}
        await papers.put("message", f"m{person}", filed, lasting=False)
    kinds = ("delivery", "message", "shape")
    for days, left in ((1, [300, 300, 2]), (2, [0, 0, 0])):
        before = AT + dt.timedelta(days=days, hours=-1)
        await deliveries.prune(before)
        await messages.prune(papers, before.timestamp(), 0.0)
        assert [await counted(papers, kind) for kind in kinds] == left
    await papers.close()


def showing(number: int) -> Shown:
    return Shown(pieces=frozenset({f"x:{number}"}), entries=("x",), revision=number, asked="")


async def counted(papers: TinyStore, kind: str) -> int:
    return sum([len(page) async for page in papers.pages(kind)])
