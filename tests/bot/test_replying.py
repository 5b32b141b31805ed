"""Answers to events, by two processes whose store is away: each stands once, and is not lost."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import replying
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.playground import Fault, newsroom
from bot.playground.errors import StandInError
from bot.playground.standin import StandIn
from bot.reply import Destination
from bot.replying import Replying
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from bot.views.replies import sentence
from knowledge.attendance import Attendance
from knowledge.deliveries import Deliveries, Shown, Stood
from knowledge.errors import StoreUnavailable
from knowledge.store.memory import MemoryPapers
from tests.knowledge.at_work import LEASE

SHOWN = Shown(pieces=frozenset({"cecot:name"}), entries=("cecot",), revision=1, asked="card:cecot")
EVENT = "Ev1"
LONG = 10.0


class Store(MemoryPapers):
    """Papers in memory that can be away."""

    away = True

    def _ask(self) -> None:
        if self.away:
            raise StoreUnavailable("the database is away")

    async def put(self, kind, id_, paper, *, lasting=True):
        self._ask()
        await super().put(kind, id_, paper, lasting=lasting)

    async def claim(self, kind, id_, paper):
        self._ask()
        return await super().claim(kind, id_, paper)

    async def get(self, kind, id_):
        self._ask()
        return await super().get(kind, id_)

    async def find(self, kind, field, values):
        self._ask()
        return await super().find(kind, field, values)


@dataclass
class Process:
    """What one process has."""

    replying: Replying
    background: Background
    deliveries: Deliveries
    thread: str

    async def asked(self, *, again: bool = False) -> None:
        """Get the event, and acknowledge it."""
        place = Destination(newsroom.GENERAL, self.thread)
        await self.replying.reply(EVENT, place, composed, again=again)


@dataclass
class House:
    """Two processes over one store, and the Slack that they write in."""

    slack: StandIn
    store: Store
    one: Process
    two: Process

    @property
    def posts(self) -> int:
        return [each.what for each in self.slack.recorder.records].count("chat.postMessage")

    async def standing(self) -> list[str]:
        """The times of every answer in the thread, when nothing is under way."""
        for each in (self.one, self.two):
            assert await each.background.drain(LONG) == 0
        return [each.ts for each in self.slack.messages(newsroom.GENERAL) if each.thread_ts]


async def composed() -> Composed:
    return Composed(sentence("Once."), SHOWN)


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(replying, "BLINK", 0.0)
    store = Store()
    async with StandIn.start(pace=0) as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session)
        with contextlib.suppress(StandInError):  # no bot is connected, and none has to be
            await slack.say("What is CECOT?")
        (root,) = slack.messages(newsroom.GENERAL)

        def process() -> Process:
            poster = Poster(client, Pace(Rates(message=0, update=0, history=0, settle=0)))
            background, deliveries = Background(), Deliveries(store)
            outbox = Outbox(store, poster, Attendance(store, lease=LEASE))
            delivering = Delivering(deliveries, poster, outbox)
            return Process(Replying(background, delivering), background, deliveries, root.ts)

        yield House(slack, store, process(), process())


async def test_of_two_that_post_it_at_once_the_first_stands_and_is_noted(house: House):
    await asyncio.gather(house.one.asked(), house.two.asked())
    (stands,) = await house.standing()
    assert house.posts == 2
    house.store.away = False
    async with asyncio.timeout(LONG):
        while not (noted := await house.one.deliveries.message(f"answer:{EVENT}")):
            await asyncio.sleep(0.05)
    assert noted.ts == stands
    reach = await house.one.deliveries.showing([Stood("cecot:name", 0, 9)])
    assert len(reach.posted) == 1


async def test_what_comes_again_to_another_process_is_looked_for_before_it_is_posted(house: House):
    await house.one.asked()
    await house.two.asked(again=True)
    assert len(await house.standing()) == 1
    assert house.posts == 1


async def test_what_comes_twice_to_one_process_is_answered_once(house: House):
    await asyncio.gather(house.one.asked(), house.one.asked(again=True))
    await house.one.asked(again=True)
    assert len(await house.standing()) == 1
    assert house.posts == 1


async def test_an_answer_that_is_not_posted_yet_is_not_acknowledged(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(replying, "PATIENCE", 0.2)
    house.slack.fail("chat.postMessage", Fault.late(1.0))
    with pytest.raises(StoreUnavailable, match="longer than Slack waits"):
        await house.one.asked()
    monkeypatch.setattr(replying, "PATIENCE", LONG)
    await house.one.asked(again=True)
    assert len(await house.standing()) == 1
    assert house.posts == 1
