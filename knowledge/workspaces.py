"""The desks of workspaces whose stores are in one database."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Any

from knowledge.building import build, release, snapshot_of
from knowledge.desk import Desk
from knowledge.following import Following
from knowledge.personal import PersonalPapers
from knowledge.store.postgres import archive
from knowledge.store.postgres.connecting import KEPT_ALIVE, Connection, checked_url
from knowledge.store.postgres.database import ALONE, Database
from knowledge.store.postgres.notices import Notice, notices
from knowledge.store.postgres.store import PostgresStore

MOST = 8
"""Connections that a process with several workspaces opens for their stores at most, beside the
one that listens."""


class Stores:
    """The stores of any number of workspaces.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, workspace: str) -> PostgresStore:
        """Return the store of a workspace, by its id in Slack; "" where there is but one."""
        return PostgresStore(self._database, workspace, shared=True)

    async def workspaces(self) -> tuple[str, ...]:
        """Return the ids of the workspaces that keep anything, those that left among them.

        Raises:
            StoreError: the database cannot be asked.
        """
        return await self.of("").workspaces()

    def notices(self) -> AsyncGenerator[Notice | None, None]:
        """Yield who published, and None where anybody may have."""
        return notices(self._database)

    async def names(self) -> tuple[str, ...]:
        """Return the ids of the workspaces that keep entries here.

        Raises:
            StoreError: the database cannot be read.
        """
        return await self._database.run(archive.workspaces)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._database.close()


@contextlib.asynccontextmanager
async def opened_stores(url: str, most: int = ALONE) -> AsyncIterator[Stores]:
    """Connect to the database that holds the stores.

    Args:
        url: its address.
        most: the most connections beside the one that listens.

    Raises:
        StoreUnavailable: it cannot be reached.
        StoreError: the URL is none, or the schema is not the one of this version.
    """
    database = Database(url, most=most)
    try:
        await database.open()
        yield Stores(database)
    finally:
        await database.close()


async def release_curated(url: str) -> int:
    """Merge the curated files of a release into every workspace's store that has begun.

    Args:
        url: the database's address.

    Returns:
        How many revisions that brought.

    Raises:
        CuratedError: the files have faults.
        StoreError: the stores cannot be read or written.
    """
    async with opened_stores(url) as stores:
        held = [stores.of(name) for name in await stores.names()]
        made = [await release(each, each) for each in held]
    return sum(len(each.revisions) for each in made)


@contextlib.asynccontextmanager
async def following(stores: Stores) -> AsyncIterator[Following]:
    """Let desks over these stores follow what other processes publish, until the block ends."""
    follows = Following(stores.notices)
    task = asyncio.create_task(follows.run())
    try:
        yield follows
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@contextlib.asynccontextmanager
async def workspace_desk(
    stores: Stores,
    workspace: str,
    follows: Following,
    *,
    shelf: str | None = None,
    like: Callable[[], Desk | None] = lambda: None,
) -> AsyncIterator[Desk]:
    """Open the desk of a workspace, up to date with the curated files, and let it follow.

    Args:
        stores: where its store is.
        workspace: whose papers it keeps.
        follows: what tells it of others' publications.
        shelf: whose entries it reads and publishes, where they are not its own.
        like: finds an open desk over the same entries, so that they are not read anew.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: the store cannot be read or written.
    """
    entries = workspace if shelf is None else shelf
    store, papers = stores.of(entries), stores.of(workspace)
    try:
        await build(store, beside=store)
        other = like()
        snapshot = other.snapshot if other else await snapshot_of(store)
        personal = await PersonalPapers.read(papers)
        desk = Desk(snapshot, personal, store=store, papers=papers)
        await desk.follow()
        follows.add(entries, desk)
        try:
            yield desk
        finally:
            follows.drop(desk)
    finally:
        await papers.close()
        await store.close()


def connecting(url: str, silence: float) -> Callable[[], Awaitable[Connection]]:
    """Return what connects to the database and works in the schema that the stores are in.

    For what keeps tables of its own there. No error names the address or the user.

    Args:
        url: the address of the database.
        silence: seconds that it may take the server to answer.
    """
    options: dict[str, Any] = {**KEPT_ALIVE, "options": "-c search_path=nutgraf"}
    address = checked_url(url)

    async def connect() -> Connection:
        connection = await Connection.connect(address, **options)
        connection.silence = silence
        return connection

    return connect
