"""A store that is read beside the process that writes to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from knowledge.errors import StoreReadOnly, StoreUnreadable
from knowledge.papers import Paper
from knowledge.revisions import Revision
from knowledge.store.contents import Contents
from knowledge.store.journal_lines import read_lines
from knowledge.store.tinydb import journal_path


class ReadStore:
    """Revisions and papers as they stood when the store was read. Nothing is locked or written.

    Args:
        path: the store's file.

    Raises:
        StoreUnreadable: the file is not there, or it or its journal cannot be read.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise StoreUnreadable(f"there is no store at {path}; name it with --store")
        self._path = path
        self._contents = Contents.read(path)
        for _, operations in read_lines(journal_path(path), after=self._contents.through):
            self._contents.apply(operations)

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order."""
        return tuple(self._contents.revisions[since:])

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        return self._contents.papers[kind].get(id_)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in the order in which each was first filed."""
        return await self._contents.papers[kind].all()

    def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time."""
        return self._contents.papers[kind].pages()

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        return await self._contents.papers[kind].find(field, values)

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:  # noqa: ARG002 - the protocol's form
        """Refuse."""
        raise self._refused()

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:  # noqa: ARG002 - the protocol's form
        """Refuse."""
        raise self._refused()

    async def drop(self, kind: str, ids: Iterable[str]) -> None:  # noqa: ARG002 - the protocol's form
        """Refuse."""
        raise self._refused()

    def _refused(self) -> StoreReadOnly:
        return StoreReadOnly(f"{self._path} is only read here; it takes no changes")
