"""The whole bot on the real curated files, behind signed HTTP, with the strict stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.local import talking
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.snapshot import Snapshot


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return curated_snapshot()


@pytest.fixture
def desk(snapshot: Snapshot) -> Desk:
    return Desk(snapshot)


@pytest.fixture
async def slack(desk: Desk) -> AsyncIterator[StandIn]:
    async with talking(desk) as standin:
        yield standin
        assert not standin.recorder.faulty
