"""Every store that we have, opened anew as often as a test likes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore, migrate
from knowledge.store.protocol import Store
from knowledge.store.tinydb import TinyStore
from tests.postgres import Server, serving

Open = Callable[[], Store]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a server with a database ``migrated``, to be copied."""
    with serving() as server:
        server.execute("CREATE DATABASE migrated")
        asyncio.run(migrate(server.url("migrated")))
        yield server


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """Return the name of a database that is set up and empty."""
    with server.database(like="migrated") as name:
        yield name


@pytest.fixture
def url(server: Server, database: str) -> str:
    """Return the address of a database that is set up and empty."""
    return server.url(database)


def _tinydb(request: pytest.FixtureRequest) -> Open:
    folder: Path = request.getfixturevalue("tmp_path")
    return lambda: TinyStore(folder / "knowledge.json")


def _postgres(request: pytest.FixtureRequest) -> Open:
    url: str = request.getfixturevalue("url")
    return lambda: PostgresStore(Database(url))


STORES: dict[str, Callable[[pytest.FixtureRequest], Open]] = {
    "tinydb": _tinydb,
    "postgres": _postgres,
}
"""Each kind of store, as what opens a test's own. A new kind is one line here."""


@pytest.fixture(params=STORES)
def open_store(request: pytest.FixtureRequest) -> Open:
    """Open the test's store; the store that was opened before must be closed by then."""
    return STORES[request.param](request)


@pytest.fixture
async def store(open_store: Open) -> AsyncIterator[Store]:
    """Return an empty store that is closed after the test."""
    opened = open_store()
    yield opened
    await opened.close()
