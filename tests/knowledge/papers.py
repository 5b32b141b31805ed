"""Papers in memory, for tests of what is made of them: each comes back as JSON would hold it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from knowledge.store.papers import Paper


class MemoryPapers:
    """``Papers`` for as long as a test runs; ``writes`` counts what was filed or dropped."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, str]] = {}
        self.writes = 0

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        self.writes += 1
        self._held.setdefault(kind, {})[id_] = json.dumps(dict(paper))

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        if id_ in self._held.get(kind, {}):
            return False
        await self.put(kind, id_, paper)
        return True

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        for id_ in ids:
            self.writes += 1
            self._held.get(kind, {}).pop(id_, None)

    async def get(self, kind: str, id_: str) -> Paper | None:
        text = self._held.get(kind, {}).get(id_)
        return None if text is None else json.loads(text)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        return tuple((id_, json.loads(text)) for id_, text in self._held.get(kind, {}).items())

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        wanted = set(values)

        def fits(held: Any) -> bool:
            return bool(wanted & set(held)) if isinstance(held, list) else held in wanted

        return tuple(pair for pair in await self.all(kind) if fits(pair[1].get(field)))
