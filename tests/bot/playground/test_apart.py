"""A stand-in in a process of its own outlives the bot, which is killed and started again."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from contextlib import asynccontextmanager
from inspect import getmembers, isfunction, signature
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.manifest import SCOPES
from bot.playground import Fault, Limits, StandInError, newsroom
from bot.playground.apart import STEERED, steering
from bot.playground.carried import packed, unpacked
from bot.playground.distant import Distant, apart
from bot.playground.standin import StandIn
from tests.bot.playground.calling import refusal

PROJECT = Path(__file__).parents[3]
EVENTS = "slack/events"


@asynccontextmanager
async def newsdesk():
    """A stand-in elsewhere that waits long for a bot and tries events again soon."""
    waits = [0.1] * 3
    async with apart(pace=0, deadline=10, retry_waits=waits, scopes=SCOPES) as slack:
        yield slack


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@asynccontextmanager
async def bot_process(slack, port, store):
    """The bot, in a process that is killed at the end."""
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "KNOWLEDGE_DB": str(store),
        "PORT": str(port),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await answering(port)
        yield
    finally:
        process.kill()
        await process.wait()


async def answering(port):
    async with aiohttp.ClientSession() as session, asyncio.timeout(60):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/") as response:
                    return response.status
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)


async def test_slack_stays_as_it_is_while_the_bot_is_killed_and_started_again(tmp_path):
    async with newsdesk() as slack:
        port, store = free_port(), tmp_path / "desk.json"
        await slack.connect(f"http://127.0.0.1:{port}/{EVENTS}")
        async with bot_process(slack, port, store):
            await slack.command("/context", "CECOT share")
            shared = await slack.until(lambda: slack.messages(viewer=newsroom.READERS[0]))
            assert len(shared) == 1
        gone = await slack.command("/context", "CECOT")
        assert (gone.error, gone.reply.failure) == ("dispatch_failed", "connection_failed")
        assert await slack.messages(viewer=newsroom.READERS[0]) == shared
        async with bot_process(slack, port, store):
            opened = await slack.shortcut("look_up")
            assert (opened.error, await slack.modal()) == ("", opened.view)
            asked, _ = await slack.mention("what is CECOT?", user=newsroom.REPORTER)

            async def answers():
                seen = await slack.messages(viewer=newsroom.REPORTER)
                return [each for each in seen if each.thread_ts == asked.ts]

            (answer,) = await slack.until(answers, within=20)
            assert "CECOT" in answer.text
            told = {"chat.postMessage", "views.open"}
            calls = [each.what for each in await slack.calls() if each.what in told]
            assert calls == ["chat.postMessage", "views.open", "chat.postMessage"]
            assert (await slack.calls(since=len(await slack.calls()))) == ()


@asynccontextmanager
async def caller(slack):
    """A client of the Web API that tries nothing twice."""
    async with aiohttp.ClientSession() as session:

        async def call(method, **body):
            headers = {"Authorization": f"Bearer {slack.bot_token}"}
            url = f"{slack.api_url}{method}"
            async with session.post(url, json=body, headers=headers) as response:
                return response.status, await response.json()

        yield call


async def test_faults_limits_metadata_and_direct_messages_are_steered_from_afar():
    note = {"event_type": "nutgraf_message", "event_payload": {"id": "m1"}}
    async with newsdesk() as slack, caller(slack) as call:

        async def post():
            return await call(
                "chat.postMessage", channel=newsroom.SUGGESTER, text="Hi", metadata=note
            )

        await slack.fail("chat.postMessage", Fault.lost(unnoticed=True))
        with pytest.raises((aiohttp.ClientError, ConnectionError)):
            await post()
        (read,) = await slack.messages(newsroom.SUGGESTER)
        assert (read.text, read.metadata, read.user) == ("Hi", note, newsroom.BOT_USER)
        await slack.fail_often("*", [Fault.busy()], 1.0, seed=1)
        assert (await post())[0] == 429
        await slack.heal()
        await slack.limit(Limits(calls={"chat.postMessage": 0}))
        assert (await post())[1]["error"] == "ratelimited"
        await slack.limit(None)
        assert (await call("files.getUploadURLExternal"))[1]["needed"] == "files:write"
        await slack.pace(60)
        assert [(await post())[0] for _ in range(2)] == [200, 429]
        errors = [each.error for each in await slack.calls()]
        assert errors == [
            "connection_dropped",
            "ratelimited",
            "ratelimited",
            "missing_scope",
            "",
            "ratelimited",
        ]


async def test_what_nobody_could_do_is_refused_from_afar_in_the_same_words():
    async with newsdesk() as slack:
        with pytest.raises(StandInError, match="no bot is connected"):
            await slack.command("/context")
        with pytest.raises(StandInError, match=r"nothing of the kind came within 0.1 s"):
            await slack.until(slack.messages, within=0.1)


@pytest.mark.parametrize("tokens_first", [True, False])
async def test_the_app_is_taken_out_with_its_two_events_in_either_order(
    slack, bot, client, tokens_first
):
    exchanges = await slack.take_out(tokens_first=tokens_first)
    types = [each.sent.payload["event"]["type"] for each in exchanges]
    assert types == sorted(["app_uninstalled", "tokens_revoked"], reverse=tokens_first)
    assert bot.heard[types.index("tokens_revoked")]["event"]["tokens"]["bot"] == [newsroom.BOT_USER]
    assert await refusal(client.auth_test()) == "token_revoked"
    slack.install()
    assert await refusal(client.auth_test()) == ""


@pytest.fixture
async def address(slack):
    runner = aiohttp.web.AppRunner(steering(slack))
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


@pytest.mark.parametrize(
    ("headers", "do", "status"),
    [
        ({}, "messages", 200),
        ({"Origin": "http://127.0.0.1"}, "messages", 403),
        ({"Host": "evil.example"}, "messages", 403),
        ({}, "start", 404),
        ({}, "__init__", 404),
    ],
)
async def test_only_programs_on_this_machine_steer_and_only_what_people_do(
    address, http, headers, do, status
):
    body = {"do": do, "given": {}}
    async with http.post(address, json=body, headers=headers) as response:
        assert response.status == status


def test_both_sides_know_the_same_calls():
    parameters = {
        kind: {name: [*signature(getattr(kind, name)).parameters] for name in STEERED}
        for kind in (Distant, StandIn)
    }
    assert parameters[Distant] == parameters[StandIn]
    public = {name for name, _ in getmembers(Distant, isfunction) if not name.startswith("_")}
    assert public == STEERED | {"until"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.tuples(each) | st.dictionaries(st.text("abc"), each),
)


@given(JSON)
def test_what_is_carried_arrives_as_it_was(value):
    assert unpacked(packed(value)) == value


async def test_an_exchange_is_carried_whole_and_nothing_else_is(slack, bot):
    bot.answers = [(200, {"text": "Card", "blocks": [{"type": "rectangle"}]})]
    exchange = await slack.command("/context")
    assert exchange.problems
    assert unpacked(packed(exchange)) == exchange
    with pytest.raises(StandInError, match="a StandIn is not carried"):
        packed(slack)
    with pytest.raises(StandInError, match="a StandIn is not carried"):
        unpacked({"__kind__": StandIn.__name__})
