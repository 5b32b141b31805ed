"""Every store that we have, opened anew as often as a test likes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest

from knowledge.papers import Papers
from knowledge.store.protocol import Store
from knowledge.store.tinydb import TinyStore


class Whole(Store, Papers, Protocol):
    """What is held to the contract: revisions and papers in one."""


Open = Callable[[], Awaitable[Whole]]


async def tiny(folder: Path) -> Whole:
    return TinyStore(folder / "knowledge.json")


STORES: dict[str, Callable[[Path], Awaitable[Whole]]] = {"tinydb": tiny}
"""Each kind of store, as a function from a test's folder. A new kind is one line here."""


@pytest.fixture(params=STORES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Open the test's store; the store that was opened before must be closed by then."""
    return lambda: STORES[request.param](tmp_path)


@pytest.fixture
async def store(open_store: Open) -> AsyncIterator[Whole]:
    """Return an empty store that is closed after the test."""
    opened = await open_store()
    yield opened
    await opened.close()
