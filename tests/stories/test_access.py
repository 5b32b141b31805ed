"""Guests and shared channels get nothing of the store, unless a setting allows it."""

from __future__ import annotations

import aiohttp
import pytest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.access import Access, Policy
from bot.background import Background
from bot.local import talking
from bot.playground import newsroom
from bot.playground.faults import Fault
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.attackers.sending import soon
from tests.stories.reading import headline, seen


async def test_a_guest_is_told_that_guests_are_not_answered(slack: StandIn):
    shown = await slack.command("/context", "CECOT", user=newsroom.GUEST)
    assert headline(shown) is None
    assert "Guests are not answered here." in shown.message.text


async def test_a_guest_gets_nothing_in_a_thread_in_home_or_from_a_shortcut(slack: StandIn):
    asked, _ = await slack.mention("what is CECOT?", user=newsroom.GUEST)
    await slack.home(newsroom.GUEST)
    shortcut = await slack.shortcut("look_up", user=newsroom.GUEST)
    await slack.direct("CECOT", user=newsroom.GUEST)
    mine, _ = await slack.mention("what is CECOT?")
    await slack.until(lambda: slack.thread(mine))
    assert not slack.thread(asked)
    assert newsroom.GUEST not in slack.world.workspace.homes
    assert shortcut.view is None
    direct = slack.world.workspace.direct_channel(newsroom.BOT_USER, newsroom.GUEST)
    assert len(slack.messages(direct.id, newsroom.GUEST)) == 1


async def test_a_channel_shared_with_others_gets_nothing(slack: StandIn):
    shown = await slack.command("/context", "CECOT", channel=newsroom.SHARED)
    assert headline(shown) is None
    assert "shared with other organizations" in shown.message.text
    asked, _ = await slack.mention("what is CECOT?", channel=newsroom.SHARED)
    mine, _ = await slack.mention("what is CECOT?")
    await slack.until(lambda: slack.thread(mine))
    assert not slack.thread(asked)


async def test_settings_allow_guests_and_shared_channels(desk: Desk):
    settings = {"ALLOW_GUESTS": "yes", "ALLOW_SHARED_CHANNELS": "yes"}
    async with talking(desk, settings=settings) as slack:
        guest = await slack.command("/context", "CECOT", user=newsroom.GUEST)
        shared = await slack.command("/context", "CECOT", channel=newsroom.SHARED)
        assert headline(guest) == headline(shared) == "CECOT"
        assert not [r for r in slack.recorder.records if r.what == "users.info"]


async def test_one_setting_does_not_open_the_other_door(desk: Desk):
    async with talking(desk, settings={"ALLOW_GUESTS": "yes"}) as slack:
        guest = await slack.command("/context", "CECOT", user=newsroom.GUEST)
        shared = await slack.command("/context", "CECOT", channel=newsroom.SHARED)
        assert headline(guest) == "CECOT"
        assert headline(shared) is None


async def test_slack_is_asked_once_about_a_person_and_a_channel(slack: StandIn):
    before = len(slack.recorder.records)
    for _ in range(3):
        await slack.command("/context", "CECOT")
    asked = [r.what for r in slack.recorder.records[before:]]
    assert asked.count("users.info") == 1
    assert asked.count("conversations.info") == 1


async def test_in_a_private_channel_that_the_bot_is_not_in_a_member_is_answered(slack: StandIn):
    shown = await slack.command("/context", "CECOT", channel=newsroom.PRIVATE)
    assert headline(shown) == "CECOT"


def asked(slack: StandIn, method: str, since: int = 0) -> int:
    return [r.what for r in slack.recorder.records[since:]].count(method)


@pytest.mark.parametrize("method", ["users.info", "conversations.info"])
async def test_where_slack_is_slow_a_person_reads_so_in_time_and_then_is_answered(
    desk: Desk, method: str
):
    async with talking(desk) as slack:
        slack.fail(method, Fault.late(2.6))
        shown = await slack.command("/context", "CECOT")
        assert (shown.status, headline(shown)) == (200, None)
        assert "Slack is slow" in shown.message.text
        await soon(lambda: asked(slack, method))
        assert headline(await slack.command("/context", "CECOT")) == "CECOT"
        assert asked(slack, method) == 1


async def test_where_slack_is_slow_a_guest_is_not_answered_either(desk: Desk):
    async with talking(desk) as slack:
        slack.fail("users.info", Fault.late(2.6))
        shown = await slack.command("/context", "CECOT", user=newsroom.GUEST)
        assert "Slack is slow" in shown.message.text
        await soon(lambda: asked(slack, "users.info"))
        shown = await slack.command("/context", "CECOT", user=newsroom.GUEST)
        assert "Guests are not answered here." in shown.message.text


async def test_where_slack_is_slow_a_mention_and_a_shortcut_are_told_privately(desk: Desk):
    async with talking(desk) as slack:
        slack.fail("users.info", Fault.late(2.6))
        await slack.mention("what is CECOT?")
        (told,) = await slack.until(lambda: [m for m in slack.messages() if "is slow" in m.text])
        assert told.only_for == newsroom.EDITOR
        slack.fail("users.info", Fault.late(2.6))
        await slack.shortcut("look_up", user=newsroom.REPORTER)
        view = await slack.until(lambda: slack.modal(newsroom.REPORTER))
        assert "Slack is slow" in seen(view)


async def test_where_slack_is_slow_an_event_that_nobody_typed_is_left_to_come_again(
    desk: Desk, caplog: pytest.LogCaptureFixture
):
    async with talking(desk) as slack:
        slack.fail("users.info", Fault.late(2.6))
        await slack.home()
        await slack.until(lambda: newsroom.EDITOR in slack.world.workspace.homes)
        assert "did not say within 2 s who may be answered" in caplog.text
        assert asked(slack, "users.info") == 1


async def test_what_is_known_serves_while_slack_is_asked_anew_and_for_an_hour_at_most():
    now = 0.0
    async with StandIn.start(pace=0) as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(slack.bot_token, slack.api_url, session=session)
        access = Access(Policy(), newsroom.TEAM, Background(), lambda: now, patience=0.2)
        body = {"user_id": newsroom.EDITOR, "command": "/context"}

        async def let_in() -> bool:
            async def answer() -> BoltResponse:
                return BoltResponse(status=200, body="answered")

            return (await access.admit(body, client, answer)).body == "answered"

        assert await let_in()
        now = 601.0
        slack.fail("users.info", Fault.late(0.5), times=2)
        assert await let_in()
        assert asked(slack, "users.info") == 1
        await soon(lambda: asked(slack, "users.info") == 2)
        now = 601.0 + 3601.0
        assert not await let_in()
        await soon(lambda: asked(slack, "users.info") == 3)
        assert await let_in()
