"""What every store does. One contract suite holds all of them to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from knowledge.revisions import Change, Revision


class Store(Protocol):
    """An append-only list of revisions that outlives the process."""

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order.

        Raises:
            StoreUnreadable: what is kept cannot be read.
        """

    async def history(self, subject: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, in order; none where it was never on file.

        Raises:
            StoreUnreadable: what is kept cannot be read.
        """

    async def append(
        self, changes: Sequence[Change], *, expected: int | None = None
    ) -> tuple[Revision, ...]:
        """Publish changes, all or none. They are durable when this returns.

        Args:
            changes: what is published.
            expected: the number of the store's last revision that the caller knows of, or None
                to publish whatever came since.

        Returns:
            The revisions that the changes became, numbered in order.

        Raises:
            StoreMoved: the store's last revision is another one; nothing was published.
            StoreReadOnly: the store takes no changes here.
            StoreError: the changes could not be kept; none was.
        """

    async def curated_digest(self) -> str | None:
        """Return the digest of the curated files that were last merged in, or None."""

    async def set_curated_digest(self, digest: str) -> None:
        """Remember the digest of the curated files that are merged in."""

    async def close(self) -> None:
        """Let go of files and connections. Closing twice does no harm."""
