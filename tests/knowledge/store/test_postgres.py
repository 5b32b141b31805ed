"""Several processes and several workspaces on one database, which may go away and come back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from itertools import islice
from typing import TypeVar

import psycopg
import pytest

from benchmarks.postgres import Server
from knowledge.errors import StoreError, StoreReadOnly, StoreUnavailable
from knowledge.revisions import Revision
from knowledge.store.archive import Archive
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore
from tests.knowledge.store.changes import ENTRY, edit

T = TypeVar("T")

OTHERS = "pid <> pg_backend_pid() AND datname = current_database()"
PATIENCE = 30


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[PostgresStore, PostgresStore]]:
    """Return two stores of one workspace, as two processes have them."""
    one, other = PostgresStore(Database(url)), PostgresStore(Database(url))
    yield one, other
    await one.close()
    await other.close()


class Heard:
    """The revisions that a store was told of, as they come."""

    def __init__(self) -> None:
        self.revisions: list[Revision] = []
        self._more = asyncio.Condition()

    async def listen(self, store: PostgresStore, since: int = 0) -> None:
        """Note what comes."""
        async with aclosing(store.changes(since)) as changes:
            async for new in changes:
                async with self._more:
                    self.revisions += new
                    self._more.notify_all()

    async def numbers(self, count: int) -> list[int]:
        """Return the numbers of all that came, once there are so many."""
        async with asyncio.timeout(PATIENCE), self._more:
            await self._more.wait_for(lambda: len(self.revisions) >= count)
        return [revision.number for revision in self.revisions]


@asynccontextmanager
async def listening(store: PostgresStore, since: int = 0) -> AsyncIterator[Heard]:
    """Listen to a store."""
    heard = Heard()
    task = asyncio.create_task(heard.listen(store, since))
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_of_two_who_claim_a_paper_at_once_one_gets_it(two):
    for at in range(20):
        got = await asyncio.gather(
            *(store.claim("message", f"{at}", {"by": n}) for n, store in enumerate(two * 3))
        )
        assert got.count(True) == 1
        assert await two[0].get("message", f"{at}") == {"by": got.index(True)}


async def test_two_who_publish_at_once_leave_no_gap_in_the_numbers(two):
    published = await asyncio.gather(
        *(two[at % 2].append([edit(f"{at}"), edit(f"{at}!")]) for at in range(30))
    )
    assert sorted(r.number for each in published for r in each) == list(range(1, 61))
    kept = await two[0].revisions()
    assert [r.number for r in kept] == list(range(1, 61))
    assert sorted(r.at for r in kept) == [r.at for r in kept]
    for first, second in published:
        assert kept[first.number - 1 : second.number] == (first, second)


async def test_a_publication_that_failed_leaves_no_gap(two):
    await two[0].append([edit("a")])
    with pytest.raises(StoreError):
        await two[0].append([edit("\ud83d")])
    assert [r.number for r in await two[1].append([edit("b")])] == [2]


async def test_papers_that_two_put_at_once_are_kept_all(two):
    await asyncio.gather(
        *(
            two[side].put("gap", f"{(at * (1, -1)[side]) % 50}", {"side": side, "at": at})
            for at in range(300)
            for side in (0, 1)
        )
    )
    assert sorted(int(id_) for id_, _ in await two[0].all("gap")) == list(range(50))
    assert await two[0].all("gap") == await two[1].all("gap")


async def test_each_hears_what_either_publishes_once_and_in_order(two):
    await two[0].append([edit("before")])
    async with listening(two[0]) as one, listening(two[1], since=1) as other:
        assert await one.numbers(1) == [1]
        for at in range(10):
            await two[at % 2].append([edit(f"{at}"), edit(f"{at}!")])
        assert await one.numbers(21) == list(range(1, 22))
        assert await other.numbers(20) == list(range(2, 22))
        assert tuple(one.revisions) == await two[0].revisions()


async def test_who_lost_the_connection_catches_up(two, server: Server, url: str, caplog):
    async with listening(two[0]) as heard:
        await two[1].append([edit("a")])
        await heard.numbers(1)
        for at in range(3):
            async with await psycopg.AsyncConnection.connect(url, autocommit=True) as owner:
                await owner.execute(
                    f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OTHERS}"
                )
            await two[1].append([edit(f"{at}")])
            assert await heard.numbers(at + 2) == list(range(1, at + 3))
    assert "no revisions of other processes for now" in caplog.text


async def test_every_store_goes_on_when_its_connections_were_cut(two, url: str):
    await two[0].append([edit("a")])
    await two[0].get("gap", "1")
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as owner:
        await owner.execute(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OTHERS}"
        )
    assert len(await two[0].revisions()) == 1
    await two[0].put("gap", "1", {})


async def test_a_database_that_stops_is_told_of_and_comes_back(two, server: Server):
    await two[0].append([edit("a")])
    async with listening(two[0]) as heard:
        await heard.numbers(1)
        server.stop()
        try:
            asked = two[0].revisions(), two[0].append([edit("b")]), two[0].put("gap", "1", {})
            for each in await asyncio.gather(*asked, return_exceptions=True):
                assert isinstance(each, StoreUnavailable)
        finally:
            server.start()
        assert [r.number for r in await once_back(lambda: two[0].append([edit("c")]))] == [2]
        assert await two[0].get("gap", "1") is None
        assert await heard.numbers(2) == [1, 2]


async def test_a_store_that_was_opened_before_its_database_finds_it_later(two, server: Server):
    server.stop()
    try:
        with pytest.raises(StoreUnavailable, match="nobody answers"):
            await two[0].revisions()
    finally:
        server.start()
    assert await once_back(two[0].revisions) == ()


async def test_workspaces_see_nothing_of_one_another(url: str):
    database = Database(url)
    stores = [PostgresStore(database, name, shared=True) for name in ("", "T1", "T2")]
    for at, store in enumerate(stores):
        await store.append([edit(f"{at}"), edit(f"{at}!")])
        await store.put("gap", "1", {"asked": "x", "at": at})
        assert await store.claim("message", "1", {"at": at})
        await store.set_curated_digest(f"{at}")
    async with listening(stores[1], since=2) as heard:
        await stores[2].append([edit("2")])
        await stores[1].append([edit("1")])
        assert await heard.numbers(1) == [3]
    await stores[0].drop("gap", ["1"])
    assert await stores[0].all("gap") == ()
    for at, store in islice(enumerate(stores), 1, None):
        assert [r.after.role for r in await store.revisions()] == [f"{at}", f"{at}!", f"{at}"]
        assert [r.number for r in await store.history(ENTRY.id)] == [1, 2, 3]
        assert await store.all("gap") == (("1", {"asked": "x", "at": at}),)
        assert await store.find("gap", "asked", ["x"]) == (("1", {"asked": "x", "at": at}),)
        assert await store.get("message", "1") == {"at": at}
        assert await store.curated_digest() == f"{at}"
        assert len((await store.archived()).revisions) == 3
    await PostgresStore(database, "T3", shared=True).restore(await stores[1].archived())
    await stores[0].close()
    assert len(await PostgresStore(database, "T3", shared=True).revisions()) == 3
    await database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE nutgraf.revisions SET subject = 'x'",
        "DELETE FROM nutgraf.revisions",
        "TRUNCATE nutgraf.revisions",
    ],
)
async def test_the_database_itself_refuses_to_change_a_revision(two, url: str, statement: str):
    await two[0].append([edit("a")])
    async with await psycopg.AsyncConnection.connect(url) as connection:
        with pytest.raises(psycopg.errors.RaiseException, match="only ever added"):
            await connection.execute(statement)
    assert len(await two[0].revisions()) == 1


async def test_a_paper_that_cannot_be_kept_takes_no_other_with_it(two):
    good = [two[0].put("gap", f"{at}", {"at": at}, lasting=False) for at in range(20)]
    bad = two[0].put("gap", "\0", {}), two[0].put("gap", "x", {"asked": "\ud83d"})
    results = await asyncio.gather(*good[:10], *bad, *good[10:], return_exceptions=True)
    assert [isinstance(each, StoreError) for each in results].count(True) == 2
    assert len(await two[1].all("gap")) == 20


async def test_a_caller_who_gave_up_keeps_no_other_from_being_told(two):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(two[0].put("gap", f"{at}", {})) for at in range(10)]
        await asyncio.sleep(0)
        tasks[0].cancel()
    assert len(await two[0].all("gap")) >= 9


async def test_a_database_that_takes_no_changes_says_so(url: str):
    store = PostgresStore(Database(f"{url}&options=-c%20default_transaction_read_only%3Don"))
    assert await store.revisions() == ()
    asked: list[Callable] = [
        lambda: store.append([edit("a")]),
        lambda: store.put("gap", "1", {}),
        lambda: store.claim("gap", "1", {}),
        lambda: store.drop("gap", ["1"]),
        lambda: store.restore(Archive(digest="x")),
    ]
    for ask in asked:
        with pytest.raises(StoreReadOnly):
            await ask()
    await store.close()


async def test_a_user_without_rights_is_told(server: Server, url: str):
    server.execute("DROP ROLE IF EXISTS guest")
    server.execute("CREATE ROLE guest LOGIN")
    store = PostgresStore(Database(url.replace("postgres:@", "guest:@")))
    with pytest.raises(StoreError, match="no right"):
        await store.revisions()
    await store.close()


async def test_what_is_asked_of_a_closed_store_is_refused(url: str):
    store = PostgresStore(Database(url))
    await store.close()
    with pytest.raises(StoreError, match="closed"):
        await store.revisions()


SECRET = "s3cr%C3%A9t"
UNUSABLE = {
    "no address": SECRET,
    "another scheme": f"mysql://desk:{SECRET}@localhost/desk",
    "half an address": f"postgres://desk:{SECRET}%zz@localhost/desk",
    "an unknown setting": f"postgres://desk:{SECRET}@localhost/desk?colour={SECRET}",
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_an_address_that_is_none_is_not_repeated(what: str):
    with pytest.raises(StoreError, match="DATABASE_URL is no address") as raised:
        Database(UNUSABLE[what])
    assert "s3cr" not in "".join(map(str, (raised.value, raised.value.__cause__)))
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


async def test_no_message_and_no_line_of_the_log_tells_the_address(
    two, server: Server, url: str, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="psycopg.pool")
    secret_url = url.replace("postgres:@", f"postgres:{SECRET}@")
    database = Database(secret_url)
    store = PostgresStore(database)
    await store.append([edit("a")])
    said = [repr(database)]
    async with listening(store) as heard:
        await heard.numbers(1)
        server.stop()
        try:
            for gone in (store, PostgresStore(Database(secret_url))):
                with pytest.raises(StoreUnavailable) as raised:
                    await gone.revisions()
                said.append(str(raised.value))
        finally:
            server.start()
        await once_back(lambda: store.append([edit("b")]))
        await heard.numbers(2)
    await store.close()
    logged = [r for r in caplog.records if r.name.startswith(("knowledge", "psycopg"))]
    assert {"psycopg.pool", "knowledge.store.postgres.listening"} <= {r.name for r in logged}
    said += [record.getMessage() for record in logged]
    for secret in ("s3cr", "postgresql://", "/tmp/pg-"):
        assert [sentence for sentence in said if secret in sentence] == []


async def once_back(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask until a database that was away is asked again; whoever waited in vain paused it."""
    async with asyncio.timeout(20):
        while True:
            with contextlib.suppress(StoreUnavailable):
                return await ask()
            await asyncio.sleep(0.05)


WRITER = """
import asyncio, sys
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore

async def write():
    store = PostgresStore(Database(sys.argv[1]))
    async def one(number):
        await store.put("seen", f"{number}", {"n": number}, lasting=False)
        print(number, flush=True)
    for first in range(0, 100_000, 20):
        await asyncio.gather(*(one(number) for number in range(first, first + 20)))

asyncio.run(write())
"""


@pytest.mark.parametrize("after", [1, 50, 333])
async def test_a_killed_process_loses_no_paper_that_it_was_told_is_kept(two, url: str, after: int):
    command = [sys.executable, "-c", WRITER, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        told = [writer.stdout.readline().strip() for _ in range(after)]
        writer.kill()
        told += writer.stdout.read().split()
    assert set(told) <= {id_ for id_, _ in await two[0].all("seen")}


async def test_a_text_that_no_database_holds_is_refused(two):
    with pytest.raises(StoreError, match="nothing was changed"):
        await two[0].append([replace(edit("a"), subject="a\0b")])
    assert await two[0].revisions() == ()
