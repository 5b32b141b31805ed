"""Notes keep nobody from an answer, and none is lost while the process lives."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot import noting as module
from bot.noting import Noting
from knowledge.errors import StoreError, StoreUnavailable

PATIENCE = 20.0


class Book:
    """What was noted, in a store that may be away."""

    def __init__(self) -> None:
        self.there = asyncio.Event()
        self.read: list[str] = []
        self.noted = asyncio.Condition()

    def note(self, what: str) -> Callable[[], Awaitable[None]]:
        async def note() -> None:
            if not self.there.is_set():
                raise StoreUnavailable("away")
            async with self.noted:
                self.read.append(what)
                self.noted.notify_all()

        return note

    async def holds(self, count: int) -> list[str]:
        async with asyncio.timeout(PATIENCE), self.noted:
            await self.noted.wait_for(lambda: len(self.read) >= count)
        return self.read


async def test_what_takes_long_goes_on_beside_the_answer():
    noting, go, done = Noting(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await go.wait()
        done.set()

    async with asyncio.timeout(PATIENCE):
        await noting.soon("a", slow)
        assert not done.is_set()
        go.set()
        await done.wait()
    await noting.stop()


async def test_what_the_store_cannot_take_is_noted_once_it_is_back():
    noting, book = Noting(), Book()
    for key, what in (("a", "first"), ("b", "second"), ("a", "third")):
        await noting.soon(key, book.note(what))
    assert book.read == []
    book.there.set()
    assert await book.holds(2) == ["third", "second"]
    await noting.soon("c", book.note("fourth"))
    assert await book.holds(3) == ["third", "second", "fourth"]
    await noting.stop()


async def test_of_too_many_the_oldest_goes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST", 3)
    noting, book = Noting(), Book()
    for number in range(5):
        await noting.soon(number, book.note(f"{number}"))
    book.there.set()
    await noting.stop()
    assert book.read == ["2", "3", "4"]


async def test_a_stop_notes_all_that_waits():
    noting, book = Noting(), Book()
    for number in range(250):
        await noting.soon(number, book.note(f"{number}"))
    book.there.set()
    await noting.stop()
    assert book.read == [f"{number}" for number in range(250)]


async def test_a_stop_says_how_much_is_lost(caplog: pytest.LogCaptureFixture):
    noting, book = Noting(), Book()
    await noting.soon("a", book.note("first"))
    await noting.stop()
    assert "1 notes of what was read could not be kept before the stop" in caplog.text


async def test_what_the_store_refuses_is_logged_and_let_go(caplog: pytest.LogCaptureFixture):
    noting = Noting()

    async def refused() -> None:
        raise StoreError("the disk is full")

    await noting.soon("a", refused)
    await noting.stop()
    assert "could not be noted" in caplog.text
    assert "before the stop" not in caplog.text
