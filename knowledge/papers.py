"""The desk's papers: what it keeps of its own work beside the revisions.

Deliveries, gaps, suggestions, corrections, messages under way: each a plain JSON object with a
kind and an id. What a paper means is known to the module that files it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any, Protocol

Paper = Mapping[str, Any]
"""A JSON object. Nobody changes one that was handed out."""


class Papers(Protocol):
    """Papers by kind and id. One contract suite holds every store to it."""

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        """File a paper, in place of the one with its id.

        Args:
            kind: what it is, one word: ``gap``.
            id_: its id within the kind.
            paper: the paper.
            lasting: True where it must outlive a power cut when this returns; False where it is
                enough that it outlives the process, and is flushed to the disk soon after.

        Raises:
            StoreReadOnly: the store takes no changes here.
            StoreError: it could not be kept.
        """

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        """File a paper where there is none with its id; of several who try, exactly one may.

        Returns:
            True for the one whose paper was filed, lasting; False for everybody else.

        Raises:
            StoreReadOnly: the store takes no changes here.
            StoreError: it could not be kept.
        """

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        """Destroy papers; ids that are not there do no harm.

        Raises:
            StoreReadOnly: the store takes no changes here.
            StoreError: it could not be kept.
        """

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in the order in which each was first filed."""

    def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time, in the same order as ``all``.

        For kinds of which there may be more than fit into memory, or than one transaction may
        take. Each page is as it is when it is yielded, and others get their turn before the next:
        what is filed meanwhile may come or not, what is dropped meanwhile does not come.

        Raises:
            StoreError: the next page could not be read.
        """

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
