"""What a SIGKILL leaves of a store, and that what it took would be noticed."""

from __future__ import annotations

from pathlib import Path
from random import SystemRandom

import pytest

from benchmarks.kills.__main__ import run
from benchmarks.kills.judging import Figures, Judge
from knowledge.store.tinydb import TinyStore


def test_a_killed_process_leaves_all_that_it_acknowledged_and_nothing_by_halves():
    seed = SystemRandom().getrandbits(32)
    figures = run(15, seed)
    assert not figures.faulty, f"python -m benchmarks.kills --seed {seed}: {figures}"
    assert figures.kills == 15
    assert figures.revisions
    assert figures.papers


def begin(verb: str, *ids: str, key: str = "k", worker: int = 0) -> list[object]:
    return ["begin", worker, {"key": key, "verb": verb, "ids": list(ids), "size": 3}]


DONE, NOT_DONE = ["done", 0, True], ["done", 0, False]
PAPER = {"by": "k", "text": "¶¶¶"}
FOUND = {
    "a paper that was acknowledged and is gone": ([begin("put", "a"), DONE], {}, "papers_lost"),
    "a quick paper that is gone": ([begin("quick", "a"), DONE], {}, "papers_lost"),
    "an older paper in its place": (
        [begin("put", "a", key="old"), DONE, begin("put", "a"), DONE],
        {"a": {"by": "old", "text": "¶¶¶"}},
        "papers_lost",
    ),
    "a paper that was dropped and is there": (
        [begin("put", "a"), DONE, begin("drop", "a"), DONE],
        {"a": PAPER},
        "papers_lost",
    ),
    "a paper that nobody filed": ([], {"a": PAPER}, "papers_lost"),
    "a claim that was won and is gone": ([begin("claim", "a"), DONE], {}, "papers_lost"),
    "a claim that was refused and is free": ([begin("claim", "a"), NOT_DONE], {}, "papers_lost"),
    "half a paper": ([begin("put", "a")], {"a": {"by": "k", "text": "¶"}}, "half"),
    "half a drop": (
        [begin("put", "a"), DONE, begin("put", "b"), DONE, begin("drop", "a", "b")],
        {"a": PAPER},
        "half",
    ),
    "revisions that are gone": ([begin("append", "a", "b"), DONE], {}, "revisions_lost"),
}


@pytest.mark.parametrize("what", FOUND)
async def test_noticed(tmp_path: Path, what: str):
    said, held, fault = FOUND[what]
    figures = Figures()
    judge = Judge(figures)
    for line in said:
        judge.hear(line)
    store = TinyStore(tmp_path / "knowledge.json")
    for id_, paper in held.items():
        await store.put("paper", id_, paper)
    await judge.judge(store)
    await store.close()
    assert figures.faulty
    assert getattr(figures, fault) == 1


async def test_half_of_what_was_published_together_is_noticed(tmp_path: Path):
    figures = Figures()
    judge = Judge(figures)
    judge.hear(begin("append", "a", "b"))
    store = TinyStore(tmp_path / "knowledge.json")
    [first, _] = judge._under_way[0].changes()
    await store.append([first])
    await judge.judge(store)
    await store.close()
    assert figures.half == 1
