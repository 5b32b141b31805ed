"""A desk that publishes: the curated files in a store of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.running import stored_desk
from knowledge.desk import Desk


@pytest.fixture
async def published(tmp_path: Path) -> AsyncIterator[Desk]:
    async with stored_desk(tmp_path / "store.json") as desk:
        yield desk
