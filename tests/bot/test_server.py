"""The HTTP face: real requests over loopback, a small Bolt app behind it."""

import asyncio
import contextlib
import io
import json
import os
import re
import signal
import socket
import time
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import failures
from bot.background import Background
from bot.config import Config, ConfigError, Secret
from bot.guard import MOST_BYTES, signature
from bot.playground import StandIn
from bot.server import create_server, serve
from bot.slack_api import make_client, warm

SECRET = Secret("0123456789abcdef0123456789abcdef")
FORM = "application/x-www-form-urlencoded"


def small_app():
    """Echo a command's text; fail, or wait, where the text says so."""
    app = AsyncApp(
        client=AsyncWebClient(token="xoxb-1"),
        signing_secret=SECRET.value,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        authorize=known,
    )

    @app.command("/context")
    async def answer(ack, command):
        if command["text"] == "wait":
            await asyncio.sleep(0.3)
        await ack(command["text"])

    @app.command("/broken")
    async def fail(ack):
        raise RuntimeError("private words")

    failures.register(app)
    return app


async def known(enterprise_id, team_id):
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")


def config(**changes):
    given = {"bot_token": Secret("xoxb-1"), "signing_secret": SECRET, "host": "127.0.0.1"}
    return Config(mode="http", **(given | changes))


@contextlib.asynccontextmanager
async def serving(entries=lambda: 40, background=None, settings=None):
    application = create_server(
        settings or config(), small_app(), entries, background or Background()
    )
    async with TestClient(TestServer(application)) as client:
        yield client


def headers(body, content_type=FORM):
    timestamp = str(int(time.time()))
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(SECRET, timestamp, body),
        "Content-Type": content_type,
    }


def command(text, name="/context"):
    return urlencode({"command": name, "text": text, "team_id": "T1", "user_id": "U1"}).encode()


async def post(client, body, **changes):
    response = await client.post("/slack/events", data=body, headers=headers(body) | changes)
    return response.status, await response.text()


@pytest.mark.parametrize(
    "text", ["CECOT", "", "payload", "two payloads", "{", "é <@U1> & co", "a=b;c"]
)
async def test_a_signed_command_reaches_its_listener_with_its_text(text):
    async with serving() as client:
        assert await post(client, command(text)) == (200, text)


async def test_an_unsigned_request_is_refused_before_bolt():
    async with serving() as client:
        response = await client.post("/slack/events", data=command("CECOT"))
        assert response.status == 401


async def test_a_signed_malformed_body_is_a_bad_request():
    async with serving() as client:
        body = b'{"type": "event_callback", "event": 5}'
        status, _ = await post(client, body, **{"Content-Type": "application/json"})
        assert status == 400


async def test_the_url_check_gets_its_challenge_back():
    async with serving() as client:
        body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
        status, answer = await post(client, body, **{"Content-Type": "application/json"})
        assert (status, json.loads(answer)) == (200, {"challenge": "abc"})


async def test_a_body_over_the_limit_is_turned_away():
    async with serving() as client:
        body = b"a" * (MOST_BYTES + 1)
        sent = io.BytesIO(body)
        response = await client.post("/slack/events", data=sent, headers=headers(body))
        assert response.status == 413


async def test_other_methods_and_addresses_are_refused():
    async with serving() as client:
        assert (await client.get("/slack/events")).status == 405
        assert (await client.get("/slack")).status == 404


async def test_a_listeners_error_is_answered_with_the_reference_that_the_log_has(caplog):
    async with serving() as client:
        status, answer = await post(client, command("", name="/broken"))
    reply = json.loads(answer)
    assert (status, reply["response_type"]) == (200, "ephemeral")
    found = re.search(r"\b[0-9a-f]{8}\b", reply["text"])
    assert found is not None
    assert found.group() in caplog.text
    assert "RuntimeError" not in answer


async def test_nothing_of_a_refused_body_is_logged(caplog):
    caplog.set_level("DEBUG")
    async with serving() as client:
        await client.post("/slack/events", data=b"text=private+words")
        await post(client, b"text=private%ff")
    assert "private" not in caplog.text


async def test_health_tells_how_many_entries_are_on_file():
    async with serving() as client:
        response = await client.get("/healthz")
        assert response.status == 200
        assert await response.json() == {"status": "ready", "entries": 40}


async def test_health_says_so_while_the_desk_is_not_ready():
    async with serving(entries=lambda: None) as client:
        response = await client.get("/healthz")
        assert response.status == 503
        assert await response.json() == {"status": "starting"}


async def test_in_socket_mode_only_health_is_served():
    settings = config(signing_secret=None)
    async with serving(settings=settings) as client:
        assert (await client.get("/healthz")).status == 200
        assert (await client.post("/slack/events")).status == 404


async def test_a_stop_waits_for_work_in_the_background():
    background, done = Background(), []

    async def work():
        await asyncio.sleep(0.05)
        done.append(True)

    async with serving(background=background):
        background.start(work())
    assert done == [True]


async def test_a_stop_finishes_the_request_that_is_running():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = config(port=port)
    application = create_server(settings, small_app(), lambda: 40, Background())
    server = asyncio.create_task(serve(application, settings))
    url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as session:
        await answered(session, f"{url}/healthz")
        body = command("wait")
        running = asyncio.create_task(
            session.post(f"{url}/slack/events", data=body, headers=headers(body))
        )
        await asyncio.sleep(0.1)
        os.kill(os.getpid(), signal.SIGTERM)
        response = await running
        assert (response.status, await response.text()) == (200, "wait")
        await server
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(f"{url}/healthz")


async def answered(session, url):
    for _ in range(100):
        with contextlib.suppress(aiohttp.ClientConnectionError):
            return await session.get(url)
        await asyncio.sleep(0.02)
    raise AssertionError("the server did not start")


async def test_the_first_call_tells_who_the_bot_is():
    async with StandIn.start() as slack, aiohttp.ClientSession() as session:
        settings = config(bot_token=Secret(slack.bot_token), slack_api_url=slack.api_url)
        info = await warm(make_client(settings, session))
        assert info.bot_user_id.startswith("U")
        assert info.team_id.startswith("T")


async def test_a_refused_token_is_reported_plainly():
    async with StandIn.start() as slack, aiohttp.ClientSession() as session:
        settings = config(bot_token=Secret("xoxb-wrong"), slack_api_url=slack.api_url)
        with pytest.raises(ConfigError, match=r"SLACK_BOT_TOKEN.*invalid_auth") as caught:
            await warm(make_client(settings, session))
        assert "xoxb-wrong" not in str(caught.value)


@pytest.mark.parametrize("answer", ["<html>", "[]", "{}", "null", '{"ok": true}'])
async def test_an_address_that_is_not_slacks_is_reported_plainly(answer):
    async def anything(_):
        return web.Response(text=answer, content_type="application/json")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", anything)
    async with TestServer(application) as server, aiohttp.ClientSession() as session:
        settings = config(slack_api_url=str(server.make_url("/api/")))
        with pytest.raises(ConfigError, match=r"SLACK_API_URL|SLACK_BOT_TOKEN"):
            await warm(make_client(settings, session))


async def test_an_address_where_nothing_listens_is_reported_plainly():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    async with aiohttp.ClientSession() as session:
        settings = config(slack_api_url=f"http://127.0.0.1:{port}/api/")
        with pytest.raises(ConfigError, match="cannot be reached"):
            await warm(make_client(settings, session))
