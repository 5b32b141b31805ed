"""Every store that we have, opened anew as often as a test likes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from knowledge.store.protocol import Store
from knowledge.store.tinydb import TinyStore

Open = Callable[[], Store]

STORES: dict[str, Callable[[Path], Store]] = {
    "tinydb": lambda folder: TinyStore(folder / "knowledge.json"),
}
"""Each kind of store, as a function from a test's folder. A new kind is one line here."""


@pytest.fixture(params=STORES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Open the test's store; the store that was opened before must be closed by then."""
    return lambda: STORES[request.param](tmp_path)


@pytest.fixture
async def store(open_store: Open) -> AsyncIterator[Store]:
    """Return an empty store that is closed after the test."""
    opened = open_store()
    yield opened
    await opened.close()
