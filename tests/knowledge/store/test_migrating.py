"""The schema is brought up to date from wherever it is, once, and never back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest

from benchmarks.postgres import Server
from knowledge.errors import StoreError, StoreUnavailable
from knowledge.store.documents import to_document
from knowledge.store.postgres.connecting import connected
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.migrating import migrate as take_steps
from knowledge.store.postgres.migrating import migrations
from knowledge.store.postgres.store import PostgresStore, migrate, open_postgres
from tests.knowledge.store.changes import edit

STEPS = migrations()


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """Return the address of a database that holds nothing at all."""
    with server.database() as name:
        yield server.url(name)


async def revision_document(url: str) -> str:
    """Return a revision as a version before would have written it, number 1."""
    store = PostgresStore(Database(url))
    [revision] = await store.append([edit("kept")])
    await store.close()
    return json.dumps(to_document(revision))


async def set_up(url: str, through: int) -> None:
    async with connected(url) as connection:
        await take_steps(connection, STEPS[:through])


def test_the_steps_are_numbered_without_gaps():
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))


@pytest.mark.parametrize("through", range(1, len(STEPS) + 1))
async def test_what_an_earlier_version_kept_is_there_afterwards(url: str, empty: str, through: int):
    document = await revision_document(url)
    await set_up(empty, through)
    async with connected(empty) as connection:
        await connection.execute(
            "INSERT INTO nutgraf.workspaces (workspace, last_number, curated_digest)"
            " VALUES ('', 1, 'abc')"
        )
        await connection.execute(
            "INSERT INTO nutgraf.revisions (workspace, number, subject, document)"
            " VALUES ('', 1, 'x', %s)",
            [document],
        )
    assert await migrate(empty) == STEPS[through:]
    store = PostgresStore(Database(empty))
    assert [r.after.role for r in await store.revisions()] == ["kept"]
    assert await store.curated_digest() == "abc"
    assert [r.number for r in await store.append([edit("b")])] == [2]
    await store.put("gap", "1", {"asked": "x"})
    assert await store.find("gap", "asked", ["x"]) == (("1", {"asked": "x"}),)
    await store.close()


async def test_several_who_migrate_at_once_take_every_step_once(empty: str):
    taken = await asyncio.gather(*(migrate(empty) for _ in range(4)))
    assert sorted(taken, key=len) == [(), (), (), STEPS]
    assert await migrate(empty) == ()


async def test_a_step_that_fails_leaves_the_database_as_it_was(empty: str):
    await set_up(empty, 1)
    broken = (*STEPS[:1], STEPS[0])
    with pytest.raises(StoreError, match="refuses"):
        async with connected(empty) as connection:
            await take_steps(connection, broken)
    assert await migrate(empty) == STEPS[1:]


@pytest.mark.parametrize("through", range(len(STEPS)))
async def test_a_database_that_is_not_set_up_says_what_to_run(empty: str, through: int):
    if through:
        await set_up(empty, through)
    store = PostgresStore(Database(empty))
    for _ in range(2):
        with pytest.raises(StoreError, match="run python -m knowledge migrate"):
            await store.revisions()
    await migrate(empty)
    assert await store.revisions() == ()
    await store.close()


async def test_a_store_sets_its_database_up_where_it_is_told_to(empty: str):
    with pytest.raises(StoreError, match="run python -m knowledge migrate"):
        await open_postgres(empty)
    store = await open_postgres(empty, setting_up=True)
    assert await store.revisions() == ()
    await store.close()


async def test_a_database_of_a_newer_version_is_left_alone(url: str):
    async with connected(url) as connection:
        await connection.execute(
            "INSERT INTO nutgraf.migrations VALUES (%s, 'x')", [len(STEPS) + 1]
        )
    store = PostgresStore(Database(url))
    with pytest.raises(StoreError, match="newer version"):
        await store.append([edit("a")])
    with pytest.raises(StoreError, match="newer version"):
        await migrate(url)
    await store.close()


async def test_a_version_that_runs_is_not_thrown_out_by_a_newer_one(url: str):
    store = PostgresStore(Database(url))
    await store.append([edit("a")])
    async with connected(url) as connection:
        await connection.execute(
            "INSERT INTO nutgraf.migrations VALUES (%s, 'x')", [len(STEPS) + 1]
        )
    assert len(await store.append([edit("b")])) == 1
    await store.close()


REFUSED = {
    "nobody@/postgres": "no such database or user",
    "postgres@/nowhere": "no such database or user",
}


@pytest.mark.parametrize("where", REFUSED)
async def test_a_database_that_is_not_there_is_said_to_be_so(server: Server, where: str):
    url = server.url().replace("postgres:@/postgres", where)
    with pytest.raises(StoreUnavailable, match=REFUSED[where]):
        await migrate(url)


async def test_a_host_that_does_not_answer_is_given_up_on():
    with pytest.raises(StoreUnavailable, match="nobody answers"):
        await migrate("postgres://desk@127.0.0.1:1/desk")
