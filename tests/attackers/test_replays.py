"""A request that somebody recorded and sends again within the window acts once, to the byte."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from bot.background import Background
from bot.local import talking
from bot.once import KIND, Once, identity
from bot.playground import newsroom
from bot.playground.exchange import Exchange
from bot.playground.standin import StandIn
from bot.running import stored_desk
from bot.sending.outbox import MESSAGE
from knowledge.building import open_store
from knowledge.desk import Desk
from knowledge.errors import StoreUnavailable
from knowledge.store.memory import MemoryPapers
from tests.attackers.sending import changing_calls, post, quiet, recorded
from tests.stories.curation.test_editing import opened


async def share(slack: StandIn) -> Exchange:
    shown = await slack.command("/context", "CECOT")
    return await slack.press(shown.message, "share")


async def report(slack: StandIn) -> Exchange:
    shown = await slack.command("/context", "CECOT")
    asked = await slack.choose(shown.message, "more", "wrong:cecot:0")
    return await slack.submit(asked.view, {"said": "The fee is missing"})


async def command_that_shares(slack: StandIn) -> Exchange:
    return await slack.command("/context", "CECOT share")


async def line(slack: StandIn) -> Exchange:
    shown = await slack.command("/context", "CECOT")
    return await slack.press(shown.message, "line")


async def look_up(slack: StandIn) -> Exchange:
    return await slack.shortcut("look_up")


async def ask_the_desk(slack: StandIn) -> Exchange:
    shown = await slack.command("/context", "Zanzibar Accord")
    return await slack.press(shown.message, "ask_desk")


ACTS = {
    "a press that asks the desk": ask_the_desk,
    "a press that shares": share,
    "a report": report,
    "a command that shares": command_that_shares,
    "a press that shows": line,
    "a shortcut": look_up,
}


@pytest.mark.parametrize("what", ACTS)
async def test_a_replayed_request_acts_once(desk: Desk, what: str):
    settings = {"DESK_CHANNEL": newsroom.WORLD}
    async with talking(desk, settings=settings) as slack:
        body, headers = recorded(slack, await ACTS[what](slack))
        await quiet(slack)
        before = changing_calls(slack)
        assert before
        for _ in range(3):
            assert await post(slack, body, headers) == (200, "")
        await quiet(slack)
        assert changing_calls(slack) == before


async def test_a_replay_at_the_same_moment_acts_once(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    first = await slack.press(shown.message, "share")
    await quiet(slack)
    body, headers = recorded(slack, first)
    await asyncio.gather(*(post(slack, body, headers) for _ in range(10)))
    await quiet(slack)
    assert changing_calls(slack).count("chat.postMessage") == 1


async def test_a_replayed_share_acts_once_where_nothing_is_kept(tmp_path: Path):
    async with (
        stored_desk(tmp_path / "desk.json", lasting=False) as desk,
        talking(desk) as slack,
    ):
        body, headers = recorded(slack, await share(slack))
        for _ in range(3):
            assert await post(slack, body, headers) == (200, "")
        await quiet(slack)
        assert changing_calls(slack).count("chat.postMessage") == 1


async def test_a_share_that_was_begun_and_not_kept_is_kept_by_who_gets_it_next(snapshot):
    """A process is killed between the two: the copy that comes to another one is what counts."""

    class Killed(MemoryPapers):
        """Takes no message, as for a process that is killed before it is filed."""

        async def claim(self, kind, id_, paper):
            if kind == MESSAGE:
                raise StoreUnavailable("it is gone")
            return await super().claim(kind, id_, paper)

    papers, killed = MemoryPapers(), Killed()
    killed._held = papers._held
    async with (
        talking(Desk(snapshot, papers=killed)) as first,
        talking(Desk(snapshot, papers=papers)) as second,
    ):
        body, headers = recorded(second, await share(first))
        assert changing_calls(first).count("chat.postMessage") == 0
        assert await post(second, body, headers) == (200, "")
        await second.until(lambda: changing_calls(second).count("chat.postMessage") == 1)


async def test_two_presses_of_one_button_are_two_requests(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    for _ in range(2):
        assert (await slack.press(shown.message, "share")).status == 200
    await slack.until(lambda: changing_calls(slack).count("chat.postMessage") == 2)


async def test_a_replay_after_a_restart_does_not_act(tmp_path: Path):
    path = tmp_path / "desk.json"
    async with stored_desk(path) as desk, talking(desk) as slack:
        done = await share(slack)
        await quiet(slack)
        assert changing_calls(slack).count("chat.postMessage") == 1
    async with stored_desk(path) as desk, talking(desk) as slack:
        body, headers = recorded(slack, done)
        assert await post(slack, body, headers) == (200, "")
        await quiet(slack)
        assert changing_calls(slack) == []


async def test_of_two_processes_with_one_store_one_acts(snapshot):
    papers = MemoryPapers()
    async with (
        talking(Desk(snapshot, papers=papers)) as first,
        talking(Desk(snapshot, papers=papers)) as second,
    ):
        done = await share(first)
        await quiet(first)
        assert changing_calls(first).count("chat.postMessage") == 1
        body, headers = recorded(second, done)
        assert await post(second, body, headers) == (200, "")
        await quiet(second)
        assert changing_calls(second) == []


async def test_claims_are_kept_an_hour_and_then_cleared(tmp_path: Path):
    store = open_store(tmp_path / "desk.json")
    background, hours = Background(), [0]
    begin = dt.datetime(2025, 5, 7, tzinfo=dt.UTC)
    once = Once(store, background, lambda: begin + dt.timedelta(hours=hours[0]))

    async def go_on():
        return None

    for hour in range(4):
        hours[0] = hour
        for number in range(20):
            body = {"type": "view_submission", "trigger_id": f"{hour}.{number}"}
            await once.admit(body, go_on)
        await background.drain(5)
        assert len(await store.all(KIND)) <= 40
    await store.close()


@pytest.mark.parametrize(
    "body",
    [
        {"type": "block_suggestion", "action_id": "look_up", "value": "cec"},
        {"command": "/context", "text": "CECOT"},
        {"type": "event_callback", "event_id": "E1", "event": {"type": "app_home_opened"}},
        {"type": "event_callback", "event_id": "E1", "event": {"type": "message"}},
        {"type": "event_callback", "event_id": "E1", "event": {"type": "link_shared"}},
        {"type": "event_callback", "event_id": "E1", "event": {"type": "function_executed"}},
    ],
)
def test_what_does_no_harm_twice_may_come_as_often_as_it_likes(body):
    assert identity(body) == ""


@pytest.mark.parametrize("user", [newsroom.EDITOR, newsroom.REPORTER])
async def test_a_replayed_publication_or_suggestion_leaves_one(tmp_path: Path, user: str):
    async with stored_desk(tmp_path / "desk.json") as desk, talking(desk) as slack:
        confirm = await summarised(slack, "A prison in El Salvador.", user, "CECOT")
        done = await slack.submit(confirm, {"Why?": "shorter"}, user=user)
        assert done.error == ""
        await quiet(slack)
        assert len(await desk.papers.all("suggestion")) == (user != newsroom.EDITOR)
        before = (len(await desk.revisions()), len(await desk.papers.all("suggestion")))
        calls = changing_calls(slack)
        body, headers = recorded(slack, done)
        for _ in range(3):
            assert await post(slack, body, headers) == (200, "")
        await quiet(slack)
        assert (len(await desk.revisions()), len(await desk.papers.all("suggestion"))) == before
        assert changing_calls(slack) == calls


async def summarised(slack: StandIn, summary: str, user: str, entry: str):
    """Type a new summary and go on to the confirm step."""
    form = await opened(slack, "part:own", user, entry)
    return (await slack.submit(form, {"Summary": summary}, user=user)).view
