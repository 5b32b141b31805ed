"""A database that is away or says nothing: nobody waits for it in vain, and it is found again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from benchmarks.postgres import Server
from bot.config import Secret
from bot.installing.database import connected_engine, plainly
from bot.installing.states import States
from knowledge.errors import StoreUnavailable
from knowledge.store.postgres import notices as hearing
from knowledge.store.postgres.batches import Batches
from knowledge.store.postgres.breaker import PAUSE, QUICK, Breaker
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.database import ALONE, Database
from knowledge.store.postgres.papers import Row
from knowledge.store.postgres.store import PostgresStore
from tests.knowledge.store.changes import edit

PATIENCE = 20.0
SOCKET = ".s.PGSQL.5432"
_FIELDS = b"SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"
ENDED = b"E" + (len(_FIELDS) + 4).to_bytes(4) + _FIELDS
"""How a server ends a connection (postgresql.org/docs: ErrorResponse)."""

SOON = 4.0
"""Seconds, fewer than it takes to ask a server that hangs to stop."""


@pytest.fixture
async def store(url: str) -> AsyncIterator[PostgresStore]:
    """Return a store that has a connection already."""
    store = PostgresStore(Database(url))
    await store.put("gap", "1", {"asked": "x"})
    yield store
    await store.close()


async def found_again(store: PostgresStore) -> None:
    """Ask until the database is found again."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.suppress(StoreUnavailable):
                assert await store.get("gap", "1") == {"asked": "x"}
                return
            await asyncio.sleep(0.05)


async def test_a_server_that_hangs_is_told_of_and_found_again(store, server: Server):
    with server.hanging():
        async with asyncio.timeout(PATIENCE):
            for _ in range(3):
                asked = (
                    store.get("gap", "1"),
                    store.put("gap", "2", {}),
                    store.append([edit("a")]),
                )
                for each in await asyncio.gather(*asked, return_exceptions=True):
                    assert isinstance(each, StoreUnavailable)
                    assert "does not answer" in str(each)
    await found_again(store)


async def test_a_server_that_falls_silent_in_the_middle_of_its_work_is_told_of(
    store, server: Server, url: str
):
    database = Database(url)

    async def work(connection: Connection) -> None:
        connection.silence = 0.2
        await connection.execute("SELECT pg_sleep(9)")

    with pytest.raises(StoreUnavailable, match="does not answer"):
        async with asyncio.timeout(SOON):
            await database.run(work)
    await found_again(PostgresStore(database))
    await database.close()


async def test_whoever_gives_up_waits_for_no_server_that_hangs(store, server: Server, url: str):
    database = Database(url)
    begun = asyncio.Event()

    async def work(connection: Connection) -> None:
        begun.set()
        await connection.execute("SELECT pg_sleep(9)")

    task = asyncio.create_task(database.run(work))
    await begun.wait()
    with server.hanging():
        task.cancel()
        done, _ = await asyncio.wait([task], timeout=SOON)
        assert done
        assert task.cancelled()
    await found_again(PostgresStore(database))
    await database.close()


async def test_who_listens_notices_that_the_server_hangs_and_hears_it_again(
    url: str, server: Server, store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(hearing, "_LOOK", 0.2)
    monkeypatch.setattr(Connection, "silence", 0.5)
    heard: asyncio.Queue[int] = asyncio.Queue()

    async def listen() -> None:
        async with contextlib.aclosing(hearing.notices(Database(url))) as found:
            async for notice in found:
                heard.put_nowait(notice.number if notice else 0)

    task = asyncio.create_task(listen())
    async with asyncio.timeout(PATIENCE):
        assert await heard.get() == 0
        with server.hanging():
            await asyncio.sleep(2)
        await found_again(store)
        (made,) = await store.append([edit("a")])
        while not (number := await heard.get()):
            pass
        assert number == made.number
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_installing_says_that_the_database_hangs(url: str, server: Server):
    async with connected_engine(Secret(url)) as engine:
        states = States(engine, Secret("0" * 32))
        returned = await states.async_issue()
        assert await states.async_consume(returned)
        returned = await states.async_issue()
        with server.hanging():
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(StoreUnavailable), plainly():
                    await states.async_consume(returned)
        assert await states.async_consume(returned)


async def test_a_batch_that_fails_unforeseen_tells_everybody_and_the_next_is_written(
    url: str, store
):
    database = Database(url)
    batches = Batches(database)
    good = Row("", "gap", "2", "{}", [])
    bad = Row("", "gap", ["no id"], "{}", [])  # type: ignore[arg-type] # nobody foresaw it
    first = [asyncio.create_task(batches.put(row, lasting=True)) for row in (good, bad)]
    await asyncio.sleep(0)
    later = asyncio.create_task(batches.put(good, lasting=True))
    async with asyncio.timeout(PATIENCE):
        told = await asyncio.gather(*first, later, return_exceptions=True)
        assert [type(each) for each in told][1] is TypeError
        assert asyncio.CancelledError not in {type(each) for each in told}
        await batches.put(good, lasting=True)
    assert await store.get("gap", "2") == {}
    await database.close()


async def test_after_somebody_waited_in_vain_one_finds_out_for_all():
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    breaker.failed(QUICK / 2, "refused")
    breaker.admit()
    breaker.failed(2.0, "silent")
    for late in (0.0, PAUSE - 0.1):
        now[0] = late
        with pytest.raises(StoreUnavailable, match="silent"):
            breaker.admit()
    now[0] = PAUSE
    breaker.admit()
    with pytest.raises(StoreUnavailable):
        breaker.admit()
    breaker.answered()
    breaker.admit()
    breaker.admit()


async def test_a_connection_that_is_cut_is_no_matter_for_what_may_be_done_twice(
    url: str, server: Server, store
):
    for number in range(8):
        cut(server)
        assert await store.claim("gap", f"c{number}", {"asked": number})
        cut(server)
        assert not await store.claim("gap", f"c{number}", {"asked": "again"})
        cut(server)
        await store.put("gap", "1", {"asked": number})
        cut(server)
        assert await store.get("gap", "1") == {"asked": number}
    assert len(await store.all("gap")) == 9


async def test_many_connections_that_are_cut_at_once_keep_nobody_waiting(
    url: str, server: Server, store
):
    database = Database(url)
    mine = PostgresStore(database)
    together = asyncio.Barrier(ALONE)

    async def work(connection: Connection) -> None:
        await connection.execute("SELECT 1")
        await together.wait()

    for number in range(4):
        await asyncio.gather(*(database.run(work) for _ in range(ALONE)))
        cut(server)
        assert await mine.claim("gap", f"c{number}", {"asked": number})
    await mine.close()


async def test_a_connection_that_is_cut_while_it_is_made_is_made_once_more(
    url: str, tmp_path: Path
):
    named, _, folder = url.partition("host=")
    real, met = Path(unquote(folder)) / SOCKET, []

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append(asyncio.current_task())
        if len(met) == 1:
            await reader.readexactly(8)  # what begins a connection
            writer.write(ENDED)
            await hung_up(writer)
            return
        there, to_there = await asyncio.open_unix_connection(real)
        await asyncio.gather(passed(reader, to_there), passed(there, writer))

    async with await asyncio.start_unix_server(meet, tmp_path / SOCKET):
        here = f"{named}host={quote(str(tmp_path), safe='')}"
        async with await Connection.connect(here) as connection:
            found = await connection.execute("SELECT 7")
            assert await found.fetchone() == (7,)
        await asyncio.gather(*met)
    assert len(met) == 2


async def passed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what somebody says until they hang up."""
    while some := await reader.read(4096):
        writer.write(some)
    await hung_up(writer)


async def hung_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def test_a_database_that_answers_others_is_only_busy():
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    now[0] = 1.0
    breaker.answered()
    now[0] = 1.5
    breaker.failed(1.5, "busy")
    breaker.admit()
    breaker.failed(0.4, "away")
    with pytest.raises(StoreUnavailable, match="away"):
        breaker.admit()


async def test_a_claim_whose_answer_was_cut_off_is_the_one_who_made_it(url: str, store):
    class Cut(Database):
        """Loses the connection after the work was committed, once."""

        lost = False

        async def run(self, work, *, once=False):
            if not self.lost:
                self.lost = True
                await super().run(work)
            return await super().run(work)

    mine = PostgresStore(Cut(url))
    assert await mine.claim("gap", "2", {"by": "me"})
    assert not await store.claim("gap", "2", {"by": "somebody else"})
    await mine.close()


def cut(server: Server) -> None:
    """Cut every connection that others have, as a host does that moves a database."""
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
