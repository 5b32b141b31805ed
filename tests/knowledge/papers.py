"""Papers in memory that count what is written to them."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.papers import Paper
from knowledge.store import memory


class MemoryPapers(memory.MemoryPapers):
    """``writes`` counts what was filed or dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        self.writes += 1
        await super().put(kind, id_, paper, lasting=lasting)

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        listed = list(ids)
        self.writes += len(listed)
        await super().drop(kind, listed)
