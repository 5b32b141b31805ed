"""The app is taken out: the installation goes exactly when it should."""

from __future__ import annotations

import pytest

from bot.playground import newsroom
from bot.server import EVENTS_PATH
from tests.stories.reading import headline
from tests.workspaces.conftest import ONE, TWO, House, serving_bot


async def answered(home: House, team: str) -> bool:
    shown = await home.teams[team].command("/context", "CECOT")
    return shown.message is not None and "not installed" not in shown.message.text


@pytest.mark.parametrize("tokens_first", [True, False])
async def test_either_event_may_come_first_and_each_twice(both: House, tokens_first: bool):
    slack = both.teams[ONE]
    events = await slack.take_out(tokens_first=tokens_first)
    for event in (*events, *[await slack.again(each) for each in events]):
        assert event.status == 200
    assert not await answered(both, ONE)
    assert both.open.get(ONE) is None
    assert await answered(both, TWO)


@pytest.mark.parametrize("tokens_first", [True, False])
async def test_an_event_that_comes_after_a_reinstall_changes_nothing(
    both: House, tokens_first: bool
):
    slack = both.teams[ONE]
    events = await slack.take_out(tokens_first=tokens_first)
    await both.install(ONE)
    for event in events:
        assert (await slack.again(event)).status == 200
    assert headline(await slack.command("/context", "CECOT")) == "CECOT"


async def test_a_workspace_that_comes_back_uses_its_new_token(both: House):
    slack = both.teams[ONE]
    slack.world.revoked = True  # and no event came
    await both.install(ONE)
    message, _ = await slack.mention("CECOT")
    answer = await slack.until(lambda: slack.thread(message))
    assert "CECOT" in answer[0].text


async def test_a_revoked_token_takes_nobody_down(both: House):
    slack = both.teams[ONE]
    await slack.revoke_tokens()
    slack_before = both.open.get(ONE)
    await slack.home()
    await slack.mention("CECOT")
    assert slack_before is None
    assert await answered(both, TWO)


async def test_a_token_that_is_revoked_before_any_event_fails_that_request_alone(both: House):
    slack = both.teams[ONE]
    slack.world.revoked = True
    assert (await slack.home()).status == 200
    await slack.mention("CECOT")
    assert await answered(both, TWO)


async def test_a_users_token_that_is_revoked_does_not_take_the_app_out(both: House):
    inner = {"type": "tokens_revoked", "tokens": {"oauth": [newsroom.EDITOR], "bot": []}}
    assert (await both.teams[ONE].event(inner)).status == 200
    assert await answered(both, ONE)


async def test_where_slack_cannot_be_asked_the_event_is_sent_again(both: House):
    slack = both.teams[ONE]
    both.slack.broken = 1
    slack.outbox.retry_waits = (0.0, 0.0, 0.0)
    event = await slack.uninstall()
    assert [reply.status for reply in event.replies] == [503, 200]
    assert not await answered(both, ONE)


async def test_what_slack_told_nobody_is_made_up_for_at_the_start(both: House):
    both.slack.world(ONE).revoked = True
    async with serving_bot(both.settings) as (_, opened):
        assert [each.held.team for each in opened.now()] == [TWO]


async def test_another_process_learns_of_it(both: House):
    async with serving_bot(both.settings) as (address, opened):
        await both.teams[ONE].take_out(tokens_first=True)
        await opened.look()
        assert [each.held.team for each in opened.now()] == [TWO]
        await both.install(ONE)
        await opened.look()
        both.teams[ONE].connect(f"{address}{EVENTS_PATH}")
        message, _ = await both.teams[ONE].mention("CECOT")
        assert await both.teams[ONE].until(lambda: both.teams[ONE].thread(message))
