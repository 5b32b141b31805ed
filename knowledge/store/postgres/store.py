"""``Store`` and ``Papers`` over one workspace's rows of a database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence

from knowledge.papers import Paper
from knowledge.revisions import Change, Revision
from knowledge.store.archive import Archive
from knowledge.store.postgres import archive, listening, papers, revisions
from knowledge.store.postgres.batches import Batches
from knowledge.store.postgres.connecting import Connection, connected
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.migrating import Migration
from knowledge.store.postgres.migrating import migrate as take_steps


class PostgresStore:
    """What one workspace keeps in a database, beside what other workspaces keep there.

    Args:
        database: the database.
        workspace: whose revisions and papers; a Slack workspace's id, or "".
        shared: True where others use the database too; closing the store leaves it open.
    """

    def __init__(self, database: Database, workspace: str = "", *, shared: bool = False) -> None:
        self._database, self._workspace, self._shared = database, workspace, shared
        self._batches = Batches(database)

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order."""
        return await self._database.run(lambda c: revisions.read(c, self._workspace, since))

    async def history(self, subject: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, in order."""
        return await self._database.run(lambda c: revisions.history(c, self._workspace, subject))

    async def append(
        self, changes: Sequence[Change], *, expected: int | None = None
    ) -> tuple[Revision, ...]:
        """Publish changes, all or none. They are durable when this returns."""
        if not changes and expected is None:
            return ()

        async def work(connection: Connection) -> tuple[Revision, ...]:
            return await revisions.append(connection, self._workspace, changes, expected)

        return await self._database.run(work, once=True)

    def changes(self, since: int) -> AsyncIterator[tuple[Revision, ...]]:
        """Yield the revisions after a number, and then each as it is published."""
        return listening.changes(self._database, self._workspace, since)

    async def curated_digest(self) -> str | None:
        """Return the digest of the curated files that were last merged in, or None."""
        return await self._database.run(lambda c: archive.digest(c, self._workspace))

    async def set_curated_digest(self, digest: str) -> None:
        """Remember the digest of the curated files that are merged in."""
        await self._database.run(lambda c: archive.set_digest(c, self._workspace, digest))

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        """File a paper, in place of the one with its id."""
        await self._batches.put(papers.row(self._workspace, kind, id_, paper), lasting=lasting)

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        """File a paper where there is none with its id; of several who try, exactly one may."""
        row = papers.row(self._workspace, kind, id_, paper)
        before = False

        async def work(connection: Connection) -> bool:
            nonlocal before
            again, before = before, True
            filed = await papers.claim(connection, row)
            # where the connection was lost meanwhile, it may be this very paper that is there
            return filed or (again and await papers.holds(connection, row))

        return await self._database.run(work)

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        """Destroy papers; ids that are not there do no harm."""
        if gone := sorted(set(ids)):
            await self._database.run(lambda c: papers.drop(c, self._workspace, kind, gone))

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        return await self._database.run(lambda c: papers.get(c, self._workspace, kind, id_))

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in the order in which each was first filed."""
        return await self._database.run(lambda c: papers.every(c, self._workspace, kind))

    async def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time, each page in a transaction."""
        last = 0
        while True:

            async def work(connection: Connection, after: int = last) -> list[papers.Numbered]:
                return await papers.page(connection, self._workspace, kind, after)

            rows = await self._database.run(work)
            if rows:
                last = rows[-1][0]
                yield tuple((id_, paper) for _, id_, paper in rows)
            if len(rows) < papers.AT_ONCE:
                return

    async def workspaces(self) -> tuple[str, ...]:
        """Return the ids of the workspaces that keep anything in this database."""
        return await self._database.run(papers.workspaces)

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        wanted = frozenset(values)

        async def work(connection: Connection) -> tuple[tuple[str, Paper], ...]:
            return await papers.find(connection, self._workspace, kind, field, wanted)

        return await self._database.run(work) if wanted else ()

    async def archived(self) -> Archive:
        """Return all that is kept, as it is at one moment."""
        return await self._database.run(lambda c: archive.read(c, self._workspace))

    async def restore(self, archived: Archive) -> None:
        """Take over all that another store kept, all or none; only while this one is empty."""
        await self._database.run(lambda c: archive.write(c, self._workspace, archived), once=True)

    async def close(self) -> None:
        """Wait for what is being written, and let go of the connections."""
        await self._batches.settle()
        if not self._shared:
            await self._database.close()


async def open_postgres(
    url: str, workspace: str = "", *, setting_up: bool = False
) -> PostgresStore:
    """Open a store in a database, and hold the schema against this version.

    Args:
        url: the address of the database.
        workspace: whose revisions and papers; a Slack workspace's id, or "".
        setting_up: whether the schema is brought up to this version first.

    Raises:
        StoreUnavailable: the database cannot be reached.
        StoreError: the URL is none, or the schema is not the one of this version.
    """
    if setting_up:
        await migrate(url)
    database = Database(url)
    await database.open()
    return PostgresStore(database, workspace)


async def migrate(url: str) -> tuple[Migration, ...]:
    """Bring the schema of a database up to this version.

    Returns:
        The steps that were taken; none where it was up to date.

    Raises:
        StoreUnavailable: the database cannot be reached.
        StoreError: the URL is none, the database refuses, or a newer version has set it up.
    """
    async with connected(url) as connection:
        with connection.unhurried():  # whoever comes second waits
            return await take_steps(connection)
