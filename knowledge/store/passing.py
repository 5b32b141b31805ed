"""A store on a disk that does not last: it is read, and takes no work of the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import NoReturn

from knowledge.errors import StoreReadOnly
from knowledge.papers import Paper, Papers
from knowledge.revisions import Change, Revision
from knowledge.store.archive import Archive
from knowledge.store.protocol import Store

OFF = (
    "Publishing, suggestions, gaps and corrections are off: this host forgets its disk, and they "
    "would be lost. Ask whoever runs Nutgraf to set DATABASE_URL."
)

FLEETING = frozenset({"preference", "asked", "missed", "shape", "delivery"})
"""Kinds of papers that are kept while the process runs: nobody counts on them for longer."""


class PassingStore:
    """What is on file can be read; the desk's work is refused with a sentence that says why.

    Args:
        store: the store that is read.
        papers: the papers beside it.
    """

    def __init__(self, store: Store, papers: Papers) -> None:
        self._store, self._papers = store, papers

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order."""
        return await self._store.revisions(since)

    async def history(self, subject: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, in order."""
        return await self._store.history(subject)

    async def append(
        self, changes: Sequence[Change], *, expected: int | None = None
    ) -> tuple[Revision, ...]:
        """Refuse.

        Raises:
            StoreReadOnly: always.
        """
        _refuse(changes, expected)

    def changes(self, since: int) -> AsyncIterator[tuple[Revision, ...]]:
        """Yield the revisions after a number."""
        return self._store.changes(since)

    async def curated_digest(self) -> str | None:
        """Return the digest of the curated files that were last merged in, or None."""
        return await self._store.curated_digest()

    async def set_curated_digest(self, digest: str) -> None:
        """Refuse.

        Raises:
            StoreReadOnly: always.
        """
        _refuse(digest)

    async def archived(self) -> Archive:
        """Return all that is kept, as it is at one moment."""
        return await self._store.archived()

    async def restore(self, archived: Archive) -> None:
        """Refuse.

        Raises:
            StoreReadOnly: always.
        """
        _refuse(archived)

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        """File a paper of a fleeting kind.

        Raises:
            StoreReadOnly: it is of another kind.
        """
        _allow(kind)
        await self._papers.put(kind, id_, paper, lasting=lasting)

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        """File a paper of a fleeting kind where there is none with its id.

        Raises:
            StoreReadOnly: it is of another kind.
        """
        _allow(kind)
        return await self._papers.claim(kind, id_, paper)

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        """Destroy papers; there is nothing to keep of kinds that are not filed."""
        await self._papers.drop(kind, ids)

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        return await self._papers.get(kind, id_)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in order."""
        return await self._papers.all(kind)

    def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time."""
        return self._papers.pages(kind)

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        return await self._papers.find(kind, field, values)

    async def close(self) -> None:
        """Let go of files and connections."""
        await self._store.close()


def _allow(kind: str) -> None:
    if kind not in FLEETING:
        _refuse(kind)


def _refuse(*_: object) -> NoReturn:
    raise StoreReadOnly(OFF)
