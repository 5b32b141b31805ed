"""Slack is busy, broken or out of reach, as often and in the way that a test asks for."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.playground import Fault, Limits, StandInError, newsroom
from tests.bot.playground.calling import refusal
from tests.bot.playground.proving import proves


def said(slack):
    return [each.text for each in slack.messages()]


@pytest.fixture
def post(client, clock):
    # the SDK tries once more of itself where a connection breaks
    client.retry_handlers.clear()

    async def write(text="Word"):
        clock.advance(1)
        return await client.chat_postMessage(channel=newsroom.GENERAL, text=text)

    return write


async def outcome(call):
    """Return the status that a call ends with, 0 where the connection broke."""
    try:
        return (await call).status_code
    except SlackApiError as error:
        return error.response.status_code
    except (ClientError, ConnectionError):
        return 0


@proves("fault", "fault.dropped")
@pytest.mark.parametrize(
    ("fault", "status", "done"),
    [
        (Fault("fatal_error"), 200, False),
        (Fault("fatal_error", unnoticed=True), 200, True),
        (Fault.busy(7), 429, False),
        (Fault.broken(500), 500, False),
        (Fault.broken(503, unnoticed=True), 503, True),
        (Fault.lost(), 0, False),
        (Fault.lost(unnoticed=True), 0, True),
        (Fault.late(0.01), 200, True),
    ],
)
async def test_a_failure_that_a_test_asks_for_happens_so_often(slack, post, fault, status, done):
    slack.fail("chat.postMessage", fault, times=2)
    assert [await outcome(post("asked for")) for _ in range(2)] == [status, status]
    assert said(slack) == (["asked for", "asked for"] if done else [])
    assert await outcome(post("after it")) == 200
    errors = [each.error for each in slack.recorder.records]
    assert bool(errors[0]) == bool(errors[1]) == fault.fails
    assert errors[2] == ""


async def test_being_busy_names_the_whole_seconds_to_wait(slack, post):
    slack.fail("chat.postMessage", Fault.busy(7))
    with pytest.raises(SlackApiError) as refused:
        await post()
    assert refused.value.response["error"] == "ratelimited"
    assert refused.value.response.headers["Retry-After"] == "7"
    with pytest.raises(StandInError, match="whole number"):
        Fault.busy(0)


async def test_failures_come_in_the_order_in_which_they_were_asked_for(slack, post):
    slack.fail("chat.postMessage", Fault.broken())
    slack.fail("*", Fault.busy())
    slack.fail("chat.postMessage", Fault.broken(500))
    assert [await outcome(post()) for _ in range(4)] == [503, 500, 429, 200]


async def test_a_share_of_all_calls_fails_and_the_same_ones_for_the_same_seed(slack, client):
    async def course():
        slack.fail_often("auth.test", [Fault.busy(), Fault.broken()], 0.5, seed=4)
        return [await outcome(client.auth_test()) for _ in range(30)]

    first = await course()
    assert set(first) == {200, 429, 503}
    assert await course() == first
    slack.heal()
    assert {await outcome(client.auth_test()) for _ in range(30)} == {200}


async def test_a_late_answer_holds_nobody_else_up(slack, client):
    slack.fail("auth.test", Fault.late(30))
    late = asyncio.create_task(client.auth_test())
    await asyncio.sleep(0.05)
    assert (await client.users_info(user=newsroom.EDITOR))["ok"]
    assert not late.done()
    late.cancel()


async def test_what_slack_was_asked_to_do_is_done_though_the_caller_is_gone(slack, post):
    slack.fail("chat.postMessage", Fault.late(0.1))
    asked = asyncio.create_task(post("from a bot that was killed"))
    await asyncio.sleep(0.05)
    asked.cancel()
    assert said(slack) == []
    await slack.until(lambda: said(slack) == ["from a bot that was killed"])


async def test_a_response_url_fails_too(slack, bot, http):
    url = (await slack.command("/context")).sent.payload["response_url"]

    async def answer():
        async with http.post(url, json={"text": "More"}) as response:
            return response.status, response.headers.get("Retry-After")

    slack.fail("response_url", Fault.busy(2))
    assert await answer() == (429, "2")
    slack.fail("response_url", Fault.lost(unnoticed=True))
    with pytest.raises((ClientError, ConnectionError)):
        await answer()
    assert said(slack) == ["More"]
    assert await answer() == (200, None)


@proves("rate.tier")
async def test_a_method_is_called_as_often_as_its_tier_allows(slack, client, clock, post):
    slack.limit(Limits(window=10))
    sent = await post()
    place = {"channel": newsroom.GENERAL, "ts": sent["ts"]}
    updates = [await outcome(client.chat_update(**place, text=str(each))) for each in range(51)]
    assert updates == [200] * 50 + [429]
    assert await refusal(client.auth_test()) == ""
    clock.advance(4)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_update(**place, text="again")
    assert refused.value.response.headers["Retry-After"] == "6"
    clock.advance(6)
    assert await outcome(client.chat_update(**place, text="again")) == 200
    slack.limit(None)
    for each in range(60):
        assert await outcome(client.chat_update(**place, text=str(each))) == 200


async def test_a_test_sets_its_own_numbers_and_a_short_window(slack, client, clock):
    slack.limit(Limits(window=0.2, calls={"conversations.history": 2}))
    read = client.conversations_history
    results = [await outcome(read(channel=newsroom.GENERAL)) for _ in range(3)]
    assert results == [200, 200, 429]
    clock.advance(0.2)
    assert await outcome(read(channel=newsroom.GENERAL)) == 200
