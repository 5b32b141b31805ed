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

from bot import failures, tracing
from bot.background import Background
from bot.config import Config, ConfigError, Secret
from bot.guard import MOST_BYTES, signature
from bot.health import Readiness
from bot.logs.formats import TextLines
from bot.playground import StandIn
from bot.server import STOP, create_server, runner_of, serve
from bot.slack_api import make_client, warm
from bot.stopping import Stop

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
async def serving(background=None, settings=None, checks=None, **changes):
    readiness = Readiness(checks or {}, Stop(), lambda: {"entries": 40})
    application = create_server(
        settings or config(), small_app(), background or Background(), readiness, **changes
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


async def test_a_stop_waits_for_what_work_in_the_background_starts():
    background, done = Background(), []

    async def work(left):
        await asyncio.sleep(0.02)
        if left:
            background.start(work(left - 1))
        done.append(left)

    background.start(work(3))
    assert await background.drain(5) == 0
    assert done == [3, 2, 1, 0]


async def test_a_stop_does_not_wait_longer_for_work_that_starts_more():
    background = Background()

    async def work():
        await asyncio.sleep(0.02)
        background.start(work())

    background.start(work())
    assert await background.drain(0.2) == 1


async def test_an_error_of_ours_keeps_its_traceback(caplog):
    async def fail(_):
        raise ConnectionResetError("of ours")

    application = create_server(config(), small_app(), Background(), Readiness({}, Stop()))
    application.router.add_get("/fails", fail)
    runner = runner_of(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/fails"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            assert response.status == 500
    finally:
        await runner.cleanup()
    (record,) = [each for each in caplog.records if each.exc_info]
    assert "of ours" in str(record.exc_info[1])


async def test_a_stop_finishes_the_request_that_is_running():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = config(port=port)
    application = create_server(settings, small_app(), Background(), Readiness({}, Stop()))
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


def lines(caplog):
    return [vars(each)["fields"] for each in caplog.records if each.name == "bot.requests"]


async def test_each_request_is_one_line_without_what_was_asked(caplog):
    caplog.set_level("INFO")
    async with serving() as client:
        await post(client, command("private words"))
        await post(client, command("", name="/broken"))
    first, second = lines(caplog)
    assert (first["surface"], first["outcome"]) == ("/context", "answered")
    assert (second["surface"], second["outcome"]) == ("/broken", "failed")
    assert first["ms"] > 0
    written = "".join(TextLines().format(each) for each in caplog.records if not each.exc_info)
    assert "private" not in written
    assert "U1" not in written


async def test_the_hosts_id_of_a_request_is_the_one_that_a_person_reads(caplog):
    given = "8d9a2b7e-51a0-4b2c-9d43-0f1e2d3c4b5a"
    async with serving() as client:
        _, answer = await post(client, command("", name="/broken"), **{"X-Request-ID": given})
    assert given in json.loads(answer)["text"]
    assert given in caplog.text


@pytest.mark.parametrize(
    "given", ["short", "with spaces in it", "a" * 65, "<script>alert", "é" * 9]
)
async def test_an_id_that_is_not_well_formed_is_replaced(given):
    async with serving() as client:
        _, answer = await post(client, command("", name="/broken"), **{"X-Request-ID": given})
    assert given not in json.loads(answer)["text"]
    assert re.search(r"tell the desk: [0-9a-f]{8}\.", json.loads(answer)["text"])


async def test_work_after_the_acknowledgement_keeps_the_requests_id(caplog):
    background, said = Background(), []

    async def fail():
        raise RuntimeError

    async def tell(sentence):
        said.append(sentence)

    tracing.begin("0123456789-given")
    background.start(fail(), tell)
    await background.drain(1)
    assert "0123456789-given" in said[0]
    assert "0123456789-given" in caplog.text


async def test_a_clock_that_is_off_is_logged_once_a_minute_with_what_to_do(caplog):
    later = time.time() + 600
    async with serving(now=lambda: later) as client:
        for _ in range(5):
            assert (await post(client, command("CECOT")))[0] == 401
    warned = [each for each in caplog.messages if "clock" in each]
    assert len(warned) == 1
    assert re.search(r"its time is (599|600|601) s behind", warned[0])
    assert "python -m bot doctor" in warned[0]


async def test_a_clock_that_goes_ahead_is_told_from_one_that_is_behind(caplog):
    async with serving(now=lambda: time.time() - 600) as client:
        await post(client, command("CECOT"))
    assert "s ahead of" in caplog.text


async def test_an_old_time_that_anybody_made_up_says_nothing_of_our_clock(caplog):
    async with serving() as client:
        old = {"X-Slack-Request-Timestamp": "1000000000"}
        assert (await post(client, command("CECOT"), **old))[0] == 401
    assert "clock" not in caplog.text


async def test_while_it_stops_a_command_is_answered_and_an_event_is_left_to_the_next():
    async with serving() as client:
        client.app[STOP].begin()
        assert await post(client, command("CECOT")) == (200, "CECOT")
        event = {"type": "event_callback", "event": {"type": "app_mention", "user": "U1"}}
        body = json.dumps(event).encode()
        given = headers(body, "application/json")
        response = await client.post("/slack/events", data=body, headers=given)
        assert (response.status, response.headers["Retry-After"]) == (503, "1")
        assert (await client.get("/readyz")).status == 503
