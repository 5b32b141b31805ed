"""Messages that wait: each is sent once for its id, and a restart loses none and doubles none."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground import Fault, newsroom
from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.views.replies import sentence
from knowledge.store.tinydb import TinyStore

HELLO = sentence("The ferry terminal closes in May.")


@pytest.fixture
async def papers(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "knowledge.json")
    yield store
    await store.close()


def ours(slack: StandIn, place: str = newsroom.GENERAL) -> int:
    return sum(each.user == newsroom.BOT_USER for each in slack.messages(place, place))


async def test_a_message_is_sent_once_for_its_id(slack, poster, papers):
    outbox = Outbox(papers, poster)
    assert [await outbox.send("m1", newsroom.GENERAL, HELLO) for _ in range(3)] == [
        True,
        False,
        False,
    ]
    assert await outbox.settled("m1") == ""
    assert ours(slack) == 1
    assert await outbox.states(["m1", "m2"]) == {"m1": "sent"}


async def test_a_message_that_was_filed_and_not_sent_goes_out_after_a_restart(
    slack, poster, papers
):
    slack.fail("chat.postMessage", Fault.busy(30))
    before = Outbox(papers, poster)
    await before.send("m1", newsroom.GENERAL, HELLO)
    await asyncio.sleep(0.1)
    await before.stop()
    assert ours(slack) == 0
    after = Outbox(papers, poster)
    assert await after.resume() == 1
    assert await after.settled("m1") == ""
    assert ours(slack) == 1


@pytest.mark.parametrize("place", [newsroom.GENERAL, newsroom.REPORTER])
async def test_a_message_that_was_sent_and_not_confirmed_is_found_after_a_restart(
    slack, poster: Poster, papers, place: str
):
    slack.fail("chat.postMessage", Fault.lost(unnoticed=True))
    before = Outbox(papers, poster)
    await before.send("m1", place, HELLO)
    await slack.until(lambda: ours(slack, place))
    await before.stop()
    after = Outbox(papers, poster)
    await after.resume()
    assert await after.settled("m1") == ""
    assert ours(slack, place) == 1


PLACES = {
    "a channel": newsroom.GENERAL,
    "a channel that the bot is not in": newsroom.OUTSIDE,
    "a thread": newsroom.WORLD,
    "a direct message": newsroom.REPORTER,
}
FAULTS = {
    "busy": Fault.busy(),
    "broken before it is done": Fault.broken(),
    "broken after it is done": Fault.broken(unnoticed=True),
    "lost before it is done": Fault.lost(),
    "lost after it is done": Fault.lost(unnoticed=True),
    "late": Fault.late(0.3),
}


def texts(slack: StandIn, place: str, thread: str = "") -> list[str]:
    """What the bot wrote in a place, or in a thread of it."""
    viewer = newsroom.EDITOR if place[0] == "C" else place
    seen = [m for m in slack.messages(place, viewer) if m.user == newsroom.BOT_USER]
    return [each.text for each in seen if each.thread_ts == thread]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("restarted", [False, True])
async def test_a_message_stands_once_whatever_fails_and_though_the_bot_starts_anew(
    slack, settling: Poster, papers, fault: str, restarted: bool
):
    above, _ = await slack.say("When does it close?", channel=newsroom.WORLD)
    threads = {"a thread": above.ts}
    slack.fail("chat.postMessage", FAULTS[fault], len(PLACES))
    outbox = Outbox(papers, settling)
    for place, to in PLACES.items():
        await outbox.send(place, to, HELLO, threads.get(place, ""))
    if restarted:
        # cut off in the middle: Slack may have it or not, or be about to post it
        await asyncio.sleep(0.05)
        await outbox.stop()
        outbox = Outbox(papers, settling)
        await outbox.resume()
    for place, to in PLACES.items():
        assert await outbox.settled(place) == ""
        assert texts(slack, to, threads.get(place, "")) == [HELLO["text"]], place
    await outbox.idle()
    assert await papers.all("sending") == ()


async def test_nothing_is_kept_of_attempts_however_many_there_were(slack, poster, papers):
    for attempt in range(1, 121):
        await papers.claim("sending", f"m1:{attempt}", {"message": "m1", "at": time.time()})
    await papers.claim("sending", "m1:7:1", {"message": "m1:7", "at": time.time()})
    outbox = Outbox(papers, poster)
    await outbox.send("m1", newsroom.GENERAL, HELLO)
    assert await outbox.settled("m1") == ""
    await outbox.idle()
    assert [id_ for id_, _ in await papers.all("sending")] == ["m1:7:1"]


REFUSED = {
    "an archived channel": (newsroom.ARCHIVED, "is_archived"),
    "a person who is not there": ("U00NOBODY", "user_not_found"),
    "a private room that the bot is not in": (newsroom.PRIVATE, "channel_not_found"),
}


@pytest.mark.parametrize("place", REFUSED)
async def test_a_message_that_is_refused_says_why_and_is_not_tried_again(
    slack, poster, papers, place: str
):
    to, why = REFUSED[place]
    outbox = Outbox(papers, poster)
    await outbox.send("m1", to, HELLO)
    assert await outbox.settled("m1") == why
    assert await Outbox(papers, poster).resume() == 0


async def test_what_was_sent_keeps_no_words(slack, poster, papers):
    outbox = Outbox(papers, poster)
    await outbox.send("m1", newsroom.GENERAL, HELLO)
    await outbox.settled("m1")
    assert HELLO["text"] not in str(await papers.all("message"))
    assert await papers.all("sending") == ()


async def test_what_was_never_filed_is_not_waited_for(slack, poster, papers):
    assert await Outbox(papers, poster).settled("m1") == ""
