"""Papers in a dict: what the protocol promises, for tests of the desk's work."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable

from knowledge.store.papers import Paper


class DictPapers:
    """``Papers`` for as long as a test lives. Every call gives way to others once, as a disk does.

    What is filed is held as JSON text, so that only plain data passes and nobody shares it.
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[str, str]] = {}

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        await asyncio.sleep(0)
        self._of(kind)[id_] = json.dumps(paper)

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        await asyncio.sleep(0)
        if id_ in self._of(kind):
            return False
        self._of(kind)[id_] = json.dumps(paper)
        return True

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        await asyncio.sleep(0)
        for id_ in ids:
            self._of(kind).pop(id_, None)

    async def get(self, kind: str, id_: str) -> Paper | None:
        await asyncio.sleep(0)
        held = self._of(kind).get(id_)
        return None if held is None else json.loads(held)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        await asyncio.sleep(0)
        return tuple((id_, json.loads(held)) for id_, held in self._of(kind).items())

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        wanted = set(values)
        return tuple(
            (id_, paper)
            for id_, paper in await self.all(kind)
            if wanted & set(_listed(paper.get(field)))
        )

    def _of(self, kind: str) -> dict[str, str]:
        return self._held.setdefault(kind, {})


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
