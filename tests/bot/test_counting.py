"""What was looked up and missed, counted by day in the store and without names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.counting import NOTHING, Counted, Counting, counted
from knowledge.answers import Answer, Help, Miss, NotTold
from knowledge.errors import StoreError
from knowledge.papers import Paper
from knowledge.store.memory import MemoryPapers
from knowledge.store.tinydb import TinyStore

DAYS = [dt.date(2026, 11, 1)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Miss("Ola Brandt?", ()), ("missed", "ola brandt")),
        (NotTold(asked="When did it burn", missing="", near=(), subjects=(), marks=()), None),
        (Miss("?!", ()), NOTHING),
        (Help((), 0), NOTHING),
    ],
)
def test_an_answer_counts_as_what_it_is(answer: Answer, expected: Counted | None):
    assert counted(answer) == (expected or ("missed", "when did it burn"))


async def test_a_look_up_counts_for_seven_days_and_over_a_restart(tmp_path: Path):
    days = [dt.date(2026, 11, 1)]
    for day in (1, 7):
        days.append(dt.date(2026, 11, day))
        store = TinyStore(tmp_path / "store.json")
        counting = Counting(store, lambda: days[-1])
        await counting.note(("asked", "cecot"))
        await counting.note(("missed", "ola brandt"))
        await counting.flush()
        await store.close()
    store = TinyStore(tmp_path / "store.json")
    counting = Counting(store, lambda: days[-1])
    assert await counting.this_week() == {"cecot": 2}
    days.append(dt.date(2026, 11, 8))
    assert await counting.this_week() == {"cecot": 1}
    await counting.prune(dt.date(2026, 11, 7))
    assert [paper["counts"] for _, paper in await store.all("missed")] == [{"ola brandt": 1}]
    await store.close()


class Full(MemoryPapers):
    """A store whose disk is full."""

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        raise StoreError("no space is left")


async def test_a_store_that_keeps_nothing_keeps_nobody_from_an_answer(
    caplog: pytest.LogCaptureFixture,
):
    day = [dt.date(2026, 11, 1)]
    counting = Counting(Full(), lambda: day[0])
    await counting.note(("asked", "cecot"))
    await counting.flush()
    assert "could not be kept: no space is left" in caplog.text
