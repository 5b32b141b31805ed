"""Messages that wait: each is sent once for its id, and a restart loses none and doubles none."""

from __future__ import annotations

import asyncio
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
