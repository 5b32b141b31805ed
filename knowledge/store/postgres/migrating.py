"""The schema of the database: brought up to this version, step by step and never back.

Every step only adds, so that the version before runs on while the next one is put in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from knowledge.errors import StoreError
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.faults import MIGRATE

_LOCK = 7_236_190_447_113
"""Whoever migrates holds the advisory lock of this number."""
_FIRST = """
CREATE SCHEMA IF NOT EXISTS nutgraf;
CREATE TABLE IF NOT EXISTS nutgraf.migrations (
    number integer PRIMARY KEY,
    name text NOT NULL,
    applied timestamptz NOT NULL DEFAULT now()
)
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number, counted from 1, the name of its file, and its SQL."""

    number: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """Return every step that this version knows, in order."""
    folder = files("knowledge.store.postgres.migrations")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(
        Migration(int(file.name.split("_")[0]), file.name, file.read_text("utf-8"))
        for file in found
    )


async def migrate(
    connection: Connection, steps: tuple[Migration, ...] | None = None
) -> tuple[Migration, ...]:
    """Take the steps that were not taken yet, all or none. Whoever comes second waits.

    Args:
        connection: a connection of its own, without a transaction.
        steps: the steps; this version's by default.

    Returns:
        The steps that were taken.

    Raises:
        StoreError: a newer version has set the database up.
        psycopg.Error: the database refuses.
    """
    known = migrations() if steps is None else steps
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        # The version that runs is not kept waiting behind a step that waits for it.
        await connection.execute("SET LOCAL lock_timeout = '5s'")
        await connection.execute(_FIRST)
        taken = await _taken(connection)
        _refuse_newer(taken, len(known))
        for step in known[taken:]:
            await connection.execute(step.sql)
            await connection.execute(
                "INSERT INTO nutgraf.migrations (number, name) VALUES (%s, %s)",
                [step.number, step.name],
            )
    return known[taken:]


async def ensure_current(connection: Connection) -> None:
    """Hold the schema against the one that this version needs.

    Raises:
        StoreError: the database is not set up for this version, or for a newer one.
        psycopg.Error: the database refuses.
    """
    cursor = await connection.execute("SELECT to_regclass('nutgraf.migrations') IS NOT NULL")
    known = len(migrations())
    taken = await _taken(connection) if await cursor.fetchone() == (True,) else 0
    _refuse_newer(taken, known)
    if taken < known:
        raise StoreError(
            f"the database is not set up for this version (step {taken} of {known}); {MIGRATE}"
        )


async def _taken(connection: Connection) -> int:
    cursor = await connection.execute("SELECT coalesce(max(number), 0) FROM nutgraf.migrations")
    [(taken,)] = await cursor.fetchall()
    return int(taken)


def _refuse_newer(taken: int, known: int) -> None:
    if taken > known:
        raise StoreError(
            f"the database is set up for a newer version (step {taken}; this version knows "
            f"{known}); run that version"
        )
