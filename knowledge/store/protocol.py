"""What every store does. One contract suite holds all of them to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from knowledge.revisions import Change, Revision
from knowledge.store.archive import Archive


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

    def changes(self, since: int) -> AsyncIterator[tuple[Revision, ...]]:
        """Yield the revisions after a number, and then each as it is published, once, in order.

        Where one process alone writes the store it knows of every revision, and this may end at
        once. Close it (``contextlib.aclosing``) before the store.

        Raises:
            StoreUnreadable: a revision is missing or damaged.
            StoreError: the store refuses for good; an outage is waited for instead.
        """

    async def archived(self) -> Archive:
        """Return all that is kept, the papers too, as it is at one moment.

        Raises:
            StoreUnreadable: what is kept cannot be read.
        """

    async def restore(self, archived: Archive) -> None:
        """Take over all that another store kept, numbers and times included, all or none.

        Raises:
            StoreReadOnly: the store takes no changes here.
            StoreError: this store keeps something already, or could not keep it; it is as before.
        """

    async def close(self) -> None:
        """Let go of files and connections. Closing twice does no harm."""
