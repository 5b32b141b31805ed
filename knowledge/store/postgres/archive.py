"""All that a workspace keeps in the database, read and written at once."""

from __future__ import annotations

from knowledge.errors import StoreError
from knowledge.papers import Paper
from knowledge.store.archive import NOT_EMPTY, Archive
from knowledge.store.postgres import papers, revisions
from knowledge.store.postgres.connecting import Connection

_PAGE = 2000


async def digest(connection: Connection, workspace: str) -> str | None:
    """Return the digest of the curated files that were last merged in, or None."""
    cursor = await connection.execute(
        "SELECT curated_digest FROM nutgraf.workspaces WHERE workspace = %s", [workspace]
    )
    row = await cursor.fetchone()
    return row[0] if row else None


async def set_digest(connection: Connection, workspace: str, digest_: str | None) -> None:
    """Remember the digest of the curated files that are merged in."""
    await connection.execute(
        "INSERT INTO nutgraf.workspaces (workspace, curated_digest) VALUES (%s, %s)"
        " ON CONFLICT (workspace) DO UPDATE SET curated_digest = excluded.curated_digest",
        [workspace, digest_],
    )


async def workspaces(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the workspaces that keep revisions, or began to."""
    cursor = await connection.execute("SELECT workspace FROM nutgraf.workspaces ORDER BY workspace")
    return tuple(name for (name,) in await cursor.fetchall())


async def read(connection: Connection, workspace: str) -> Archive:
    """Return all that a workspace keeps, as it is at one moment."""
    await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    return Archive(
        revisions=await revisions.read(connection, workspace),
        digest=await digest(connection, workspace),
        papers=await _papers(connection, workspace),
    )


async def _papers(connection: Connection, workspace: str) -> tuple[tuple[str, str, Paper], ...]:
    async with connection.cursor("papers") as cursor:
        cursor.itersize = _PAGE
        await cursor.execute(
            "SELECT kind, id, paper FROM nutgraf.papers WHERE workspace = %s"
            ' ORDER BY kind COLLATE "C", seq',
            [workspace],
        )
        return tuple([(kind, id_, paper) async for kind, id_, paper in cursor])


async def write(connection: Connection, workspace: str, archive: Archive) -> None:
    """Take over what another store kept.

    Raises:
        StoreError: the workspace keeps something already, or a text cannot be kept.
    """
    await set_digest(connection, workspace, archive.digest)  # others who append wait from here on
    await connection.execute("SET LOCAL statement_timeout = 0")
    cursor = await connection.execute(
        "UPDATE nutgraf.workspaces SET last_number = %s WHERE workspace = %s AND last_number = 0"
        " AND NOT EXISTS (SELECT FROM nutgraf.papers WHERE workspace = %s)",
        [len(archive.revisions), workspace, workspace],
    )
    if cursor.rowcount != 1:
        raise StoreError(NOT_EMPTY)
    with connection.unhurried():
        await revisions.keep(connection, workspace, archive.revisions)
        into = "COPY nutgraf.papers (workspace, kind, id, paper, marks) FROM STDIN"
        async with connection.cursor() as cursor, cursor.copy(into) as copy:
            for kind, id_, paper in archive.papers:
                await copy.write_row(papers.row(workspace, kind, id_, paper))
