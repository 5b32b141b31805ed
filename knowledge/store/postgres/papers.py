"""Papers in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.papers import Paper
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.marks import mark, marks_of, texts
from knowledge.store.postgres.revisions import dumped

_PAGE = 2000

AT_ONCE = 500
"""Papers in one page: some milliseconds, in which nobody else is answered."""


Numbered = tuple[int, str, Paper]
"""A paper with the number that puts it in order, and its id."""


class Row(NamedTuple):
    """A paper as it is written: one row."""

    workspace: str
    kind: str
    id: str
    paper: str
    marks: list[int]


def row(workspace: str, kind: str, id_: str, paper: Paper) -> Row:
    """Return the row of a paper.

    Raises:
        StoreError: it is not JSON.
    """
    return Row(workspace, kind, id_, dumped(paper), marks_of(workspace, kind, paper))


async def write(connection: Connection, rows: Sequence[Row], *, lasting: bool) -> None:
    """File papers in place of those with their ids, no id twice.

    Args:
        connection: in a transaction.
        rows: the papers.
        lasting: True where they must outlive a power cut of the database when it is committed.
    """
    if not lasting:
        await connection.execute("SET LOCAL synchronous_commit = off")
    async with connection.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO nutgraf.papers (workspace, kind, id, paper, marks)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (workspace, kind, id)"
            " DO UPDATE SET paper = excluded.paper, marks = excluded.marks",
            rows,
        )


async def claim(connection: Connection, row_: Row) -> bool:
    """File a paper where there is none with its id; return whether it was filed."""
    cursor = await connection.execute(
        "INSERT INTO nutgraf.papers (workspace, kind, id, paper, marks)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        row_,
    )
    return cursor.rowcount == 1


async def holds(connection: Connection, row_: Row) -> bool:
    """Return whether a paper is there, to the letter."""
    cursor = await connection.execute(
        "SELECT FROM nutgraf.papers WHERE workspace = %s AND kind = %s AND id = %s"
        " AND paper::text = %s",
        [row_.workspace, row_.kind, row_.id, row_.paper],
    )
    return await cursor.fetchone() is not None


async def drop(connection: Connection, workspace: str, kind: str, ids: Sequence[str]) -> None:
    """Destroy papers."""
    await connection.execute(
        "DELETE FROM nutgraf.papers WHERE workspace = %s AND kind = %s AND id = ANY(%s)",
        [workspace, kind, ids],
    )


async def get(connection: Connection, workspace: str, kind: str, id_: str) -> Paper | None:
    """Return a paper, or None where there is none."""
    cursor = await connection.execute(
        "SELECT paper FROM nutgraf.papers WHERE workspace = %s AND kind = %s AND id = %s",
        [workspace, kind, id_],
    )
    found = await cursor.fetchone()
    return found[0] if found else None


async def every(connection: Connection, workspace: str, kind: str) -> tuple[tuple[str, Paper], ...]:
    """Return every paper of a kind with its id, in the order in which each was first filed."""
    # all as they are at one moment; a cursor of the server's would outlive a call that is cancelled
    await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    found: list[tuple[str, Paper]] = []
    last = 0
    while True:
        rows = await page(connection, workspace, kind, last, _PAGE)
        found += ((id_, paper) for _, id_, paper in rows)
        if len(rows) < _PAGE:
            return tuple(found)
        last = rows[-1][0]


async def page(
    connection: Connection, workspace: str, kind: str, after: int, most: int = AT_ONCE
) -> list[Numbered]:
    """Return the papers of a kind that follow one, in order, each with its number and its id."""
    cursor = await connection.execute(
        "SELECT seq, id, paper FROM nutgraf.papers WHERE workspace = %s AND kind = %s"
        " AND seq > %s ORDER BY seq LIMIT %s",
        [workspace, kind, after, most],
    )
    return await cursor.fetchall()


async def workspaces(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the workspaces that keep anything, in order.

    It goes from one to the next in the index, however many papers there are.
    """
    cursor = await connection.execute(
        "WITH RECURSIVE each AS ("
        " (SELECT workspace FROM nutgraf.papers ORDER BY workspace LIMIT 1)"
        " UNION ALL SELECT (SELECT workspace FROM nutgraf.papers AS p"
        " WHERE p.workspace > each.workspace ORDER BY workspace LIMIT 1)"
        " FROM each WHERE each.workspace IS NOT NULL)"
        " SELECT workspace FROM each WHERE workspace IS NOT NULL"
        " UNION SELECT workspace FROM nutgraf.workspaces"
        " WHERE last_number > 0 OR curated_digest IS NOT NULL"
    )
    return tuple(sorted(workspace for (workspace,) in await cursor.fetchall()))


async def find(
    connection: Connection, workspace: str, kind: str, field: str, values: Iterable[str]
) -> tuple[tuple[str, Paper], ...]:
    """Return the papers whose field is, or as a list holds, one of the values, in order."""
    wanted = frozenset(values)
    # A planner that does not know the marks yet would look through the whole kind, in order; so
    # the marks come first, and everything else is held against what they find.
    cursor = await connection.execute(
        "WITH found AS MATERIALIZED"
        " (SELECT workspace, kind, id, seq, paper FROM nutgraf.papers WHERE marks && %s::bigint[])"
        " SELECT id, paper FROM found WHERE workspace = %s AND kind = %s ORDER BY seq",
        [[mark(workspace, kind, field, value) for value in wanted], workspace, kind],
    )
    return tuple(
        (id_, paper)
        for id_, paper in await cursor.fetchall()
        if not wanted.isdisjoint(texts(paper, field))
    )
