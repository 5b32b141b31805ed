"""A message is posted once, whatever Slack does in between."""

from __future__ import annotations

import asyncio
import time

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground import Fault, newsroom
from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.patience import LOST, TRIES, refused
from bot.views.blocks import Message
from bot.views.replies import sentence

HELLO: Message = sentence("The ferry terminal closes in May.")

FAULTS = {
    "nothing": Fault(),
    "busy": Fault.busy(),
    "broken before it is done": Fault.broken(),
    "broken after it is done": Fault.broken(unnoticed=True),
    "a fault of Slack’s own": Fault.broken(500),
    "lost before it is done": Fault.lost(),
    "lost after it is done": Fault.lost(unnoticed=True),
    "a passing error": Fault("fatal_error"),
}


def standing(slack: StandIn, place: str) -> list[tuple[str, str]]:
    """What the bot wrote in a place, each with the thread that it stands in."""
    seen = slack.messages(place, newsroom.EDITOR if place[0] in "CG" else place)
    return [(each.text, each.thread_ts) for each in seen if each.user == newsroom.BOT_USER]


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_message_stands_once_in_a_channel_a_thread_and_a_direct_message(
    slack: StandIn, poster: Poster, fault: str
):
    await poster.post("root", newsroom.WORLD, HELLO)
    (above,) = slack.messages(newsroom.WORLD)
    slack.fail("chat.postMessage", FAULTS[fault], 4)
    posted = await asyncio.gather(
        poster.post("in a channel", newsroom.GENERAL, HELLO),
        poster.post("where the bot is not", newsroom.OUTSIDE, HELLO),
        poster.post("in a thread", newsroom.WORLD, HELLO, thread=above.ts),
        poster.post("to a person", newsroom.REPORTER, HELLO),
    )
    text = HELLO["text"]
    assert standing(slack, newsroom.GENERAL) == [(text, "")]
    assert standing(slack, newsroom.OUTSIDE) == [(text, "")]
    assert standing(slack, newsroom.WORLD) == [(text, ""), (text, above.ts)]
    assert standing(slack, newsroom.REPORTER) == [(text, "")]
    for each in posted:
        message = slack.world.workspace.message(each.channel, each.ts)
        assert message is not None
        assert message.text == text


REFUSING = {
    "a private room that the bot is not in": (newsroom.PRIVATE, "", "channel_not_found"),
    "an archived channel": (newsroom.ARCHIVED, "", "is_archived"),
    "a person who is not there": ("U00NOBODY", "", "user_not_found"),
    "a thread that is gone": (newsroom.GENERAL, "1.000001", "thread_not_found"),
}


@pytest.mark.parametrize("place", REFUSING)
async def test_what_slack_refuses_for_good_is_refused_at_once(
    slack: StandIn, poster: Poster, place: str
):
    channel, thread, word = REFUSING[place]
    with pytest.raises(SlackApiError) as caught:
        await poster.post("m1", channel, HELLO, thread=thread)
    assert refused(caught.value) == word
    assert sum(each.what == "chat.postMessage" for each in slack.calls()) <= 1


async def test_a_private_room_is_told_once_though_nothing_can_be_looked_for_there(
    slack: StandIn, poster: Poster
):
    slack.fail("chat.postMessage", Fault.lost())
    with pytest.raises(SlackApiError) as caught:
        await poster.post("m1", newsroom.PRIVATE, HELLO)
    assert refused(caught.value) == "channel_not_found"


async def test_a_message_that_an_earlier_process_may_have_posted_is_looked_for_first(
    slack: StandIn, poster: Poster
):
    since = time.time()
    first = await poster.post("m1", newsroom.GENERAL, HELLO)
    again = await poster.post("m1", newsroom.GENERAL, HELLO, since=since)
    other = await poster.post("m2", newsroom.GENERAL, HELLO, since=since)
    assert again == first
    assert other != first
    assert len(standing(slack, newsroom.GENERAL)) == 2


async def test_a_message_far_back_in_the_history_is_found(slack: StandIn, poster: Poster):
    since = time.time()
    first = await poster.post("m1", newsroom.GENERAL, HELLO)
    for number in range(250):
        await poster.post(f"later {number}", newsroom.GENERAL, HELLO)
    assert await poster.finder.find("m1", newsroom.GENERAL, "", since) == first
    assert await poster.finder.find("m9", newsroom.GENERAL, "", since) is None


async def test_where_slack_stays_broken_it_is_given_up_for_now(slack: StandIn, poster: Poster):
    slack.fail("chat.postMessage", Fault.busy(), TRIES)
    with pytest.raises((SlackApiError, *LOST)) as caught:
        await poster.post("m1", newsroom.GENERAL, HELLO, left=lambda: 0.0)
    assert not refused(caught.value)
    assert standing(slack, newsroom.GENERAL) == []
