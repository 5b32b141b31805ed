"""Papers for as long as the process lives: for a desk that reads the files alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable

from knowledge.papers import Paper
from knowledge.store.encoding import encoded

PAGE = 250
"""Papers in one page."""


class MemoryPapers:
    """``Papers`` in memory. Each is kept as JSON, so that it comes back as a file would hold it."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, bytes]] = {}

    async def put(
        self,
        kind: str,
        id_: str,
        paper: Paper,
        *,
        lasting: bool = True,  # noqa: ARG002 - nothing here outlives the process
    ) -> None:
        """File a paper, in place of the one with its id."""
        self._held.setdefault(kind, {})[id_] = encoded(paper)

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        """File a paper where there is none with its id; of several who try, exactly one may."""
        if id_ in self._held.get(kind, {}):
            return False
        await self.put(kind, id_, paper)
        return True

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        """Destroy papers; ids that are not there do no harm."""
        for id_ in ids:
            self._held.get(kind, {}).pop(id_, None)

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        held = self._held.get(kind, {}).get(id_)
        return None if held is None else _paper(held)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in the order in which each was first filed."""
        return tuple((id_, _paper(held)) for id_, held in self._held.get(kind, {}).items())

    async def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time."""
        held = self._held.setdefault(kind, {})
        ids = list(held)
        for start in range(0, len(ids), PAGE):
            here = [id_ for id_ in ids[start : start + PAGE] if id_ in held]
            if here:
                yield tuple((id_, _paper(held[id_])) for id_ in here)
            await asyncio.sleep(0)

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        wanted = set(values)

        def fits(paper: Paper) -> bool:
            held = paper.get(field)
            values = held if isinstance(held, list) else [held]
            return any(isinstance(each, str) and each in wanted for each in values)

        return tuple(pair for pair in await self.all(kind) if fits(pair[1]))


def _paper(held: bytes) -> Paper:
    paper: Paper = json.loads(held)
    return paper
