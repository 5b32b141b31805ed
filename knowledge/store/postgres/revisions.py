"""Revisions in the database: numbered without gaps in each workspace, and only ever added."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from knowledge.errors import StoreError, StoreMoved, StoreUnreadable
from knowledge.revisions import Change, Revision, numbered
from knowledge.store.documents import from_document, to_document
from knowledge.store.postgres.connecting import Connection

CHANNEL = "nutgraf_revisions"
"""Where each append is announced, as ``NUMBER WORKSPACE``, the number being the last."""

_PAGE = 1000


async def read(
    connection: Connection, workspace: str, since: int = 0, *, most: int | None = None
) -> tuple[Revision, ...]:
    """Return revisions after a number, in order.

    Args:
        connection: in a transaction, or without.
        workspace: whose.
        since: the number.
        most: at most so many, or None for all.

    Raises:
        StoreUnreadable: one of them is missing or damaged.
    """
    found: list[Revision] = []
    while most is None or len(found) < most:
        page = _PAGE if most is None else min(_PAGE, most - len(found))
        cursor = await connection.execute(
            "SELECT document FROM nutgraf.revisions WHERE workspace = %s AND number > %s"
            " ORDER BY number LIMIT %s",
            [workspace, since + len(found), page],
        )
        rows = await cursor.fetchall()
        found += (from_document(document) for (document,) in rows)
        if len(rows) < page:
            break
    if [revision.number for revision in found] != list(range(since + 1, since + len(found) + 1)):
        raise StoreUnreadable("the database lacks revisions in the middle of its history")
    return tuple(found)


async def history(connection: Connection, workspace: str, subject: str) -> tuple[Revision, ...]:
    """Return the revisions of one record, in order."""
    cursor = await connection.execute(
        "SELECT document FROM nutgraf.revisions WHERE workspace = %s AND subject = %s"
        " ORDER BY number",
        [workspace, subject],
    )
    return tuple(from_document(document) for (document,) in await cursor.fetchall())


async def append(
    connection: Connection, workspace: str, changes: Sequence[Change], expected: int | None
) -> tuple[Revision, ...]:
    """Number changes, keep them and announce them; others who append wait for the end of it.

    Args:
        connection: in a transaction.
        workspace: whose.
        changes: the changes.
        expected: the number of the last revision, or None for any.

    Raises:
        StoreMoved: the last revision has another number.
    """
    cursor = await connection.execute(
        "INSERT INTO nutgraf.workspaces AS w (workspace, last_number) VALUES (%s, %s)"
        " ON CONFLICT (workspace) DO UPDATE SET last_number = w.last_number + %s"
        " RETURNING last_number, clock_timestamp()",
        [workspace, len(changes), len(changes)],
    )
    [(last, now)] = await cursor.fetchall()
    if expected is not None and expected != last - len(changes):
        raise StoreMoved("somebody else published meanwhile; nothing was changed")
    at: dt.datetime = now.astimezone(dt.UTC)
    new = [numbered(change, last - len(changes) + i, at) for i, change in enumerate(changes, 1)]
    await keep(connection, workspace, new)
    await connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{last} {workspace}"])
    return tuple(new)


async def keep(connection: Connection, workspace: str, revisions: Iterable[Revision]) -> None:
    """Write revisions as they are numbered."""
    into = "COPY nutgraf.revisions (workspace, number, subject, document) FROM STDIN"
    async with connection.cursor() as cursor, cursor.copy(into) as copy:
        for each in revisions:
            await copy.write_row([workspace, each.number, each.subject, dumped(to_document(each))])


def dumped(document: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return JSON as text.

    Raises:
        StoreError: it is not JSON.
    """
    try:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError):
        raise StoreError("what is to be kept is not JSON; nothing was changed") from None
