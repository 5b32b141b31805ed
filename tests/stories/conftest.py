"""The whole way: the real curated store, the real bot over HTTP, the strict stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.local import talking
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.desk import Desk


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(curated_snapshot())


@pytest.fixture
async def slack(desk: Desk) -> AsyncIterator[StandIn]:
    async with talking(desk) as standin:
        yield standin
        assert not [record for record in standin.recorder.records if record.problems]
