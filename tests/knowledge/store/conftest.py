"""Every store that we have, opened anew as often as a test likes."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from benchmarks.postgres import Server, serving
from knowledge.papers import Papers
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore, migrate
from knowledge.store.protocol import Store
from knowledge.store.tinydb import TinyStore


class Whole(Store, Papers, Protocol):
    """What is held to the contract: revisions and papers in one."""


Open = Callable[[], Awaitable[Whole]]

STORES = ("tinydb", "postgres")
"""Each kind of store."""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a server with a database ``migrated``, to be copied."""
    with serving() as server:
        server.execute("CREATE DATABASE migrated")
        asyncio.run(migrate(server.url("migrated")))
        yield server


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """Return the address of a database that is set up and empty."""
    with server.database(like="migrated") as name:
        yield server.url(name)


@pytest.fixture
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Open]]:
    """Return what makes a store of a kind: a function that opens it as often as one likes."""
    numbers = itertools.count(1)
    with contextlib.ExitStack() as databases:

        def make(kind: str) -> Open:
            if kind == "tinydb":
                path = tmp_path / f"knowledge{next(numbers)}.json"

                async def tiny() -> Whole:
                    return TinyStore(path)

                return tiny
            server: Server = request.getfixturevalue("server")
            url = server.url(databases.enter_context(server.database(like="migrated")))

            async def postgres() -> Whole:
                return PostgresStore(Database(url))

            return postgres

        yield make


@pytest.fixture(params=STORES)
def open_store(request: pytest.FixtureRequest, new_store: Callable[[str], Open]) -> Open:
    """Open the test's store; the store that was opened before must be closed by then."""
    return new_store(request.param)


@pytest.fixture
async def store(open_store: Open) -> AsyncIterator[Whole]:
    """Return an empty store that is closed after the test."""
    opened = await open_store()
    yield opened
    await opened.close()
