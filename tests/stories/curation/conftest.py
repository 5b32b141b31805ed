"""A desk that publishes: the harbour story in a real store, the bot over HTTP, the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.local import talking
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.running import stored_desk
from knowledge.building import build, snapshot_of
from knowledge.desk import Desk
from knowledge.store.tinydb import TinyStore
from tests.knowledge.builders import story, write


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    write(tmp_path / "curated", story())
    kept = TinyStore(tmp_path / "knowledge.json")
    await build(kept, tmp_path / "curated")
    yield kept
    await kept.close()


@pytest.fixture
async def desk(store: TinyStore) -> Desk:
    return Desk(await snapshot_of(store), store=store, papers=store)


@pytest.fixture
async def slack(desk: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(desk, recorder=recorder) as standin:
        yield standin
        assert not recorder.faulty


@pytest.fixture
async def published(tmp_path: Path) -> AsyncIterator[Desk]:
    """Return a desk over the curated files, in a store of its own."""
    async with stored_desk(tmp_path / "store.json") as desk:
        yield desk
