"""Corrections over papers in memory, and over the real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.corrections import Corrections, Tasks
from knowledge.deliveries import Deliveries
from knowledge.papers import Papers
from knowledge.store.tinydb import TinyStore
from tests.knowledge.papers import MemoryPapers


@dataclass
class Room:
    """What one process holds."""

    papers: Papers
    noted: Deliveries
    corrections: Corrections

    @classmethod
    def over(cls, papers: Papers) -> Room:
        noted = Deliveries(papers)
        return cls(papers, noted, Corrections(papers, noted, Tasks(papers)))


@pytest.fixture(params=["memory", "tinydb"])
async def papers(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Papers]:
    if request.param == "memory":
        yield MemoryPapers()
        return
    store = TinyStore(tmp_path / "knowledge.json")
    yield store
    await store.close()


@pytest.fixture
def room(papers: Papers) -> Room:
    return Room.over(papers)
