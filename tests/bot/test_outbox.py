"""Several processes with one outbox: each message stands once, and none waits for who is gone."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.composed import Composed
from bot.confirming import confirmed
from bot.delivering import Delivering
from bot.playground import Fault, newsroom
from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from bot.views.replies import sentence
from knowledge.attendance import Attendance
from knowledge.deliveries import Deliveries, Shown, Stood
from knowledge.store.memory import MemoryPapers
from tests.knowledge.at_work import LEASE, Clock, arrived, outlasted

ONCE = sentence("Once.")
SHOWN = Shown(pieces=frozenset({"cecot:name"}), entries=("cecot",), revision=1, asked="card:cecot")


@dataclass
class Process:
    """What one process has."""

    attendance: Attendance
    clock: Clock
    outbox: Outbox


@dataclass
class House:
    """Two processes over one store, and the Slack that they write in."""

    slack: StandIn
    papers: MemoryPapers
    one: Process
    two: Process

    @property
    def standing(self) -> list[str]:
        return [each.text for each in self.slack.messages(newsroom.GENERAL)]


@contextlib.asynccontextmanager
async def house(rates: Rates | None = None) -> AsyncIterator[House]:
    papers = MemoryPapers()
    async with StandIn.start(pace=0) as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session)
        client.retry_handlers = []

        async def process(seconds: float) -> Process:
            clock = Clock(seconds)
            attendance = await arrived(papers, clock)
            poster = Poster(client, Pace(rates or Rates(0, 0, 0, 0)))
            return Process(attendance, clock, Outbox(papers, poster, attendance))

        # clocks that are hours apart
        made = House(slack, papers, await process(0), await process(9000))
        yield made
        for each in (made.one, made.two):
            await each.outbox.stop()


async def busy(house: House, seconds: int = 1) -> None:
    """Let the first process wait for a busy Slack with a message."""
    house.slack.fail("chat.postMessage", Fault.busy(seconds))
    await house.one.outbox.send("one", newsroom.GENERAL, ONCE)
    await until(lambda: posts(house.slack))


async def until(true: Callable[[], object]) -> None:
    """Wait for what changes nothing that anybody sees in Slack."""
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.01)


def posts(slack: StandIn) -> int:
    return sum(each.what == "chat.postMessage" for each in slack.calls())


async def test_a_message_that_another_process_sent_while_this_one_waited_is_not_sent_again():
    """Whoever filed it is gone, and both take it up."""
    async with house(Rates(0.5, 0, 0, 0)) as home:
        left = Outbox(home.papers, Poster(AsyncWebClient(), Pace()))
        assert await left.send("one", newsroom.GENERAL, ONCE)
        await left.stop()
        slow, quick = home.one.outbox, home.two.outbox
        await slow._poster.ready(newsroom.GENERAL)
        assert await asyncio.gather(slow.resume(), quick.resume()) == [1, 1]
        await asyncio.gather(slow.idle(), quick.idle())
        assert home.standing == ["Once."]
        assert not await home.papers.all("sending")


async def test_a_busy_slack_is_waited_for_longer_than_a_lease_and_nobody_else_posts():
    async with house() as home:
        await busy(home)
        for _ in range(10):
            for each in (home.one, home.two):
                each.clock.seconds += LEASE / 3
                await each.attendance.renew()
            await home.two.attendance.look()
            assert await home.two.outbox.resume() == 0
        await home.one.outbox.settled("one")
        assert home.standing == ["Once."]


async def test_a_process_that_was_held_up_while_slack_was_busy_posts_nothing_any_more(
    caplog: pytest.LogCaptureFixture,
):
    """Another took its message up meanwhile; so that it stands once."""
    async with house() as home:
        await busy(home)
        home.one.clock.seconds += LEASE * 2
        await outlasted(home.two.attendance, home.two.clock)
        assert await home.two.outbox.resume() == 1
        assert await home.two.outbox.settled("one") == ""
        calls = posts(home.slack)
        await until(lambda: "does not take the message" in caplog.text)
        assert posts(home.slack) == calls
        assert home.standing == ["Once."]


async def test_what_another_process_took_up_after_a_kill_is_left_to_that_one():
    async with house() as home:
        left = Outbox(home.papers, Poster(AsyncWebClient(), Pace()))
        assert await left.send("one", newsroom.GENERAL, ONCE)
        await left.stop()
        home.slack.fail("chat.postMessage", Fault.busy())
        await home.one.outbox.resume()
        await until(lambda: posts(home.slack))
        assert await home.two.outbox.resume() == 1
        await home.one.outbox.settled("one")
        assert (home.standing, posts(home.slack)) == (["Once."], 2)


async def test_what_another_process_has_filed_is_its_own_to_send_while_it_is_at_work():
    async with house(Rates(3600, 0, 0, 0)) as home:
        await home.one.outbox._poster.ready(newsroom.GENERAL)
        await home.one.outbox.send("one", newsroom.GENERAL, ONCE)
        waiting = asyncio.create_task(home.two.outbox.settled("one"))
        for _ in range(100):
            await asyncio.sleep(0.001)
        assert not await home.papers.all("sending")
        assert not posts(home.slack)
        waiting.cancel()


async def test_a_process_that_comes_back_under_another_name_goes_on_with_what_nobody_took():
    async with house() as home:
        await busy(home)
        home.one.clock.seconds += LEASE * 2
        await home.one.attendance.renew()
        assert await home.one.outbox.resume() == 1
        assert await home.two.outbox.resume() == 1
        assert await home.two.outbox.settled("one") == ""
        assert home.standing == ["Once."]


async def stopped(home: House) -> None:
    await home.one.outbox.stop()
    await home.one.attendance.leave()


async def killed(home: House) -> None:
    await home.one.outbox.stop()  # and no word of it
    await home.two.attendance.look()
    assert await home.two.outbox.resume() == 0
    await outlasted(home.two.attendance, home.two.clock)


@pytest.mark.parametrize("ends", [stopped, killed])
@pytest.mark.parametrize("fault", [Fault.busy(30), Fault.lost(unnoticed=True)])
async def test_what_a_process_left_is_taken_up_at_once_where_it_stopped_else_after_a_lease(
    ends: Callable[[House], object], fault: Fault
):
    async with house() as home:
        home.slack.fail("chat.postMessage", fault)
        await home.one.outbox.send("one", newsroom.GENERAL, ONCE)
        await until(lambda: posts(home.slack))
        await ends(home)
        assert await home.two.outbox.resume() == 1
        assert await home.two.outbox.settled("one") == ""
        assert home.standing == ["Once."]


async def test_a_turn_that_was_kept_though_its_answer_was_lost_is_gone_on_with():
    async with house() as home:
        me, at = home.one.attendance.me, time.time()
        await home.papers.claim("sending", "one:1", {"message": "one", "at": at, "by": me})
        await home.one.outbox.send("one", newsroom.GENERAL, ONCE)
        assert await home.one.outbox.settled("one") == ""
        assert home.standing == ["Once."]


async def watched(watching: Process, renewing: Process | None) -> None:
    """Let a process look for longer than a lease, in which another renews its name or does not."""
    for _ in range(6):
        await watching.attendance.look()
        for each in (watching, renewing):
            if each is not None:
                each.clock.seconds += LEASE / 3
                await each.attendance.renew()


@pytest.mark.parametrize("held_up", [True, False])
async def test_a_shared_card_that_waits_for_slack_stands_and_is_known_or_does_not_stand(
    held_up: bool,
):
    """Another process looks for it once this one is gone, or stood still for a lease."""
    async with house() as home:
        one, two = home.one, home.two
        noted, theirs = (Deliveries(home.papers, each.attendance) for each in (one, two))
        sharing = Delivering(noted, one.outbox._poster, one.outbox)
        home.slack.fail("chat.postMessage", Fault.busy())
        card = Composed(ONCE, SHOWN)
        posting = asyncio.create_task(sharing.post(newsroom.GENERAL, card, by="U1"))
        await until(lambda: posts(home.slack))
        if held_up:
            one.clock.seconds += LEASE * 2
        await watched(two, None if held_up else one)
        looked_for = await confirmed(theirs, two.outbox._poster, two.outbox)
        assert looked_for == held_up
        await asyncio.gather(posting, return_exceptions=True)
        assert home.standing == ([] if held_up else ["Once."])
        reach = await theirs.showing([Stood("cecot:name", 0, 9)])
        assert (len(reach.posted), len(reach.begun)) == (len(home.standing), 0)
