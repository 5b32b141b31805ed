"""The papers of one kind in memory: JSON bytes, parsed when somebody asks for them.

300,000 small papers as Python objects would take more than a small host has. Each is held as
its number, which says where it stands in order, and its JSON: ``17{"asked":"Who is …"}``.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial

from knowledge.papers import Paper
from knowledge.store.encoding import encoded
from knowledge.store.index import Index

Filed = tuple[str, Paper]
STEP = 500
"""Papers that are read before others get their turn: about a millisecond."""

PAGE = 250
"""Papers in one page: no more than a store destroys at once, so that whoever drops some of a page
drops them as they were read."""


class Drawer:
    """Papers of one kind by id, in the order in which each was first filed."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}
        self._last = 0
        self._indexes: dict[str, Index] = {}
        self._indexing = asyncio.Lock()

    def __contains__(self, id_: str) -> bool:
        return id_ in self._held

    def __iter__(self) -> Iterator[Filed]:
        for id_, held in self._held.items():
            yield id_, _paper(held)

    def __len__(self) -> int:
        return len(self._held)

    def load(self, number: int, id_: str, paper: Paper) -> None:
        """Take in a paper as it is on file under a number."""
        self._held[id_] = b"%d%b" % (number, encoded(paper))
        self._last = max(self._last, number)

    def put(self, id_: str, json_: bytes, paper: Paper) -> Callable[[], None]:
        """File a paper.

        Args:
            id_: its id.
            json_: the paper as JSON.
            paper: the paper itself.

        Returns:
            What takes it back, unless the paper was changed again since.
        """
        before = self._held.get(id_)
        if before is None:
            self._last += 1
            now = b"%d%b" % (self._last, json_)
        else:
            now = before[: before.index(b"{")] + json_
        self._held[id_] = now
        self._follow(id_, before, paper)
        return partial(self._restore, {id_: (before, now)})

    def drop(self, ids: Iterable[str]) -> Callable[[], None]:
        """Destroy papers that are here; return what takes it back."""
        dropped: dict[str, tuple[bytes | None, bytes | None]] = {}
        for id_ in ids:
            before = self._held.pop(id_)
            dropped[id_] = (before, None)
            self._follow(id_, before, None)
        return partial(self._restore, dropped)

    def _follow(self, id_: str, before: bytes | None, after: Paper | None) -> None:
        """Bring the indexes up to date."""
        if self._indexes:
            was = _parsed(before)
            for index in self._indexes.values():
                index.change(id_, was, after)

    def _restore(self, changed: dict[str, tuple[bytes | None, bytes | None]]) -> None:
        for id_, (before, after) in changed.items():
            if self._held.get(id_) is not after:
                continue
            if before is None:
                del self._held[id_]
            else:
                self._held[id_] = before
            self._follow(id_, after, _parsed(before))
        self._held = dict(sorted(self._held.items(), key=lambda item: _number(item[1])))

    def get(self, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        return _parsed(self._held.get(id_))

    async def all(self) -> tuple[Filed, ...]:
        """Return every paper, in order."""
        return await _read(tuple(self._held.items()))

    async def pages(self) -> AsyncIterator[tuple[Filed, ...]]:
        """Yield every paper, in order, a page at a time; others get their turn in between."""
        ids = list(self._held)
        for start in range(0, len(ids), PAGE):
            here = [id_ for id_ in ids[start : start + PAGE] if id_ in self._held]
            if here:
                yield tuple((id_, _paper(self._held[id_])) for id_ in here)
            await asyncio.sleep(0)

    async def find(self, field: str, values: Iterable[str]) -> tuple[Filed, ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        index = self._indexes.get(field)
        if index is None or index.growing:
            async with self._indexing:
                if field not in self._indexes:
                    await self._begin(field)
        held = [(id_, self._held[id_]) for id_ in self._indexes[field].ids(values)]
        return await _read(sorted(held, key=lambda item: _number(item[1])))

    async def _begin(self, field: str) -> None:
        """Index a field, while papers come and go."""
        index = self._indexes[field] = Index(field)
        try:
            for at, (id_, held) in enumerate(tuple(self._held.items()), 1):
                index.fill(id_, _paper(held))
                if at % STEP == 0:
                    await asyncio.sleep(0)
        except BaseException:
            del self._indexes[field]
            raise
        index.complete()

    def documents(self) -> Iterator[tuple[int, bytes]]:
        """Yield the papers as they are filed: numbers, and JSON documents."""
        for id_, held in self._held.items():
            at = held.index(b"{")
            yield int(held[:at]), b'{"id":%b,"paper":%b}' % (encoded(id_), held[at:])


def _number(held: bytes) -> int:
    return int(held[: held.index(b"{")])


def _paper(held: bytes) -> Paper:
    paper: Paper = json.loads(held[held.index(b"{") :])
    return paper


def _parsed(held: bytes | None) -> Paper | None:
    return None if held is None else _paper(held)


async def _read(held: Iterable[tuple[str, bytes]]) -> tuple[Filed, ...]:
    papers: list[Filed] = []
    for id_, each in held:
        papers.append((id_, _paper(each)))
        if len(papers) % STEP == 0:
            await asyncio.sleep(0)
    return tuple(papers)
