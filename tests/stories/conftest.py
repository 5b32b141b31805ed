"""The whole way: the real curated store, the real bot over HTTP, the strict stand-in."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.local import talking
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

SENT = Path(__file__).parents[2] / "build" / "sent"
ALONE = "alone"


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(curated_snapshot())


@pytest.fixture(scope="session")
def recorder() -> Iterator[Recorder]:
    """All that the bot sends in the stories, kept for judges in other languages.

    Each process of a run keeps its own file.
    """
    whole = Recorder()
    yield whole
    SENT.mkdir(parents=True, exist_ok=True)
    whole.write(SENT / f"{os.environ.get('PYTEST_XDIST_WORKER', ALONE)}.jsonl")


@pytest.fixture
async def slack(desk: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(desk, recorder=recorder) as standin:
        yield standin
        assert not recorder.faulty
