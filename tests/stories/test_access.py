"""Guests and shared channels get nothing of the store, unless a setting allows it."""

from __future__ import annotations

from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.stories.reading import headline


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
