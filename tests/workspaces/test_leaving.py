"""The app is taken out: the installation goes exactly when it should."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from bot.playground import newsroom
from bot.rounds import Daily
from bot.server import EVENTS_PATH
from bot.workspaces.left import Left
from knowledge.errors import StoreError
from knowledge.papers import Papers
from knowledge.workspaces import Stores, opened_stores
from tests.bot.keeping import fill, kept
from tests.stories.reading import headline
from tests.workspaces.conftest import ONE, TWO, House, serving_bot

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


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


async def test_a_token_that_still_holds_at_the_event_is_looked_at_once_more(both: House):
    slack = both.teams[ONE]
    async with serving_bot(both.settings, look_again=0.05) as (address, opened):
        slack.connect(f"{address}{EVENTS_PATH}")
        event = await slack.event({"type": "app_uninstalled"})
        assert event.status == 200
        assert opened.get(ONE) is not None
        slack.world.revoked = True
        async with asyncio.timeout(20):
            while opened.get(ONE) is not None:
                await asyncio.sleep(0.01)
        await both.open.look()
        assert [each.held.team for each in both.open.now()] == [TWO]


async def test_what_a_workspace_left_is_destroyed_after_its_time_by_one_process(
    both: House, url: str
):
    await fill(await papers_of(both, ONE), "U0LEAVES", "U0STAYS", AT)
    await fill(await papers_of(both, TWO), "U0LEAVES", "U0STAYS", AT)
    await both.teams[ONE].take_out(tokens_first=True)
    async with opened_stores(url) as stores:
        one, other = (Left(stores, lambda team: team == TWO, 90) for _ in range(2))
        await one.prune(AT + dt.timedelta(days=89))
        assert "U0LEAVES" in str(await personal(stores, ONE))
        await asyncio.gather(*(each.prune(AT + dt.timedelta(days=91)) for each in (one, other)))
        assert "U0LEAVES" not in str(await personal(stores, ONE))
        assert "U0LEAVES" in str(await personal(stores, TWO))
        rounds = dict(await stores.of("").all("round"))
        assert [paper["done"] for paper in rounds.values()] == [True]


async def test_where_one_workspace_fails_the_others_are_done_and_it_is_gone_on_with(
    both: House, url: str
):
    await fill(await papers_of(both, ONE), "U0LEAVES", "U0STAYS", AT)
    await fill(await papers_of(both, TWO), "U0LEAVES", "U0STAYS", AT)
    now = AT + dt.timedelta(days=91)
    async with opened_stores(url) as stores:
        broken = stores.of(ONE)
        await broken.put("delivery", "broken", {})
        one, other = (Left(stores, lambda _: False, 90) for _ in range(2))
        with pytest.raises(StoreError, match="of 1 workspaces"):
            await one.prune(now)
        assert "U0LEAVES" not in str(await personal(stores, TWO))
        await broken.drop("delivery", ["broken"])
        await other.prune(now)
        assert "U0LEAVES" in str(await personal(stores, ONE))
        await one.prune(now)
        assert "U0LEAVES" not in str(await personal(stores, ONE))


async def test_a_bot_that_starts_destroys_what_is_over_where_the_app_was_taken_out(
    both: House, url: str
):
    await fill(await papers_of(both, ONE), "U0LEAVES", "U0STAYS", AT)
    await both.teams[ONE].take_out(tokens_first=True)
    daily = Daily(first=0.0, clock=lambda: AT + dt.timedelta(days=91))
    async with opened_stores(url) as stores, serving_bot(both.settings, daily):
        async with asyncio.timeout(20):
            while "U0LEAVES" in str(await personal(stores, ONE)):
                await asyncio.sleep(0.02)


async def personal(stores: Stores, team: str) -> list[object]:
    held = await kept(stores.of(team))
    return [held[kind] for kind in ("delivery", "asker", "draft", "suggestion", "gap-closed")]


async def papers_of(both: House, team: str) -> Papers:
    return (await both.workspace(team)).newsroom.papers
