"""Bodies that are too large, that lie about their length, or that never end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.config import Config
from bot.guard import MOST_BYTES
from bot.playground.http_transport import signed_headers
from bot.playground.standin import StandIn
from bot.running import application
from bot.server import create_server, runner_of
from knowledge.desk import Desk
from tests.attackers.sending import FORM, address, line_to, post

HEAD = "POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n"
COMMAND = b"command=%2Fcontext&text=CECOT&user_id=U00EDITOR&channel_id=C00NEWSDESK"


async def alive(slack: StandIn) -> bool:
    return (await slack.command("/context", "CECOT")).status == 200


async def test_a_signed_body_over_a_megabyte_is_too_large(slack: StandIn):
    body = b"a" * (MOST_BYTES + 1)
    headers = signed_headers(slack.signing_secret, body, time.time())
    status, _ = await post(slack, body, {"Content-Type": FORM, **headers})
    assert status == 413
    assert await alive(slack)


async def test_a_body_in_chunks_is_cut_off_at_a_megabyte(slack: StandIn):
    sent = 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(4000):
            sent += 65_536
            yield bytes(65_536)

    async with aiohttp.ClientSession() as session:
        with contextlib.suppress(aiohttp.ClientError):
            async with session.post(address(slack), data=chunks()) as response:
                assert response.status == 413
    assert sent < 64 * MOST_BYTES
    assert await alive(slack)


@pytest.mark.parametrize("length", ["-1", "1e3", "99999999999999999999", "0x10", "5, 6"])
async def test_a_length_that_cannot_be_is_refused(slack: StandIn, length: str):
    async with line_to(slack) as (reader, writer):
        writer.write(f"{HEAD}Content-Length: {length}\r\n\r\nhello".encode())
        assert b" 400 " in await asyncio.wait_for(reader.readline(), 30)
    assert await alive(slack)


async def test_a_body_longer_than_it_said_is_not_taken_for_a_second_request(slack: StandIn):
    body = COMMAND
    headers = signed_headers(slack.signing_secret, body, time.time())
    more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Type: {FORM}\r\n{more}"
    async with line_to(slack) as (reader, writer):
        writer.write(f"{head}Content-Length: {len(body) - 4}\r\n\r\n".encode() + body)
        first = await asyncio.wait_for(reader.readline(), 30)
    assert first.split(b" ")[1] in (b"400", b"401")
    assert await alive(slack)


async def test_a_length_and_chunks_at_once_are_refused(slack: StandIn):
    async with line_to(slack) as (reader, writer):
        writer.write(
            f"{HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode()
        )
        assert b" 400 " in await asyncio.wait_for(reader.readline(), 30)
    assert await alive(slack)


@contextlib.asynccontextmanager
async def impatient(desk: Desk) -> AsyncIterator[StandIn]:
    """The bot with limits so short that a test can wait for them."""
    async with StandIn.start() as slack:
        config = Config.from_env(
            {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
            }
        )
        async with application(config, desk, body_seconds=0.3) as server:
            runner = runner_of(server, drain=1, idle=0.3)
            await runner.setup()
            listening = await asyncio.get_running_loop().create_server(
                runner.server, "127.0.0.1", 0
            )
            port = listening.sockets[0].getsockname()[1]
            slack.connect(f"http://127.0.0.1:{port}/slack/events")
            try:
                yield slack
            finally:
                listening.close()
                await runner.cleanup()


async def trickle(slack: StandIn, begin: bytes, each: bytes) -> bytes:
    """Send a byte at a time until the bot hangs up; return what it said."""
    async with line_to(slack) as (reader, writer):
        writer.write(begin)
        answer = asyncio.ensure_future(reader.read())
        for _ in range(600):
            if answer.done():
                break
            with contextlib.suppress(ConnectionError):
                writer.write(each)
                await writer.drain()
            await asyncio.sleep(0.05)
        with contextlib.suppress(ConnectionError):
            return await asyncio.wait_for(answer, 1)
        return b""


async def test_a_head_that_never_ends_is_hung_up_on(desk: Desk):
    async with impatient(desk) as slack:
        assert await trickle(slack, HEAD.encode(), b"X-More: 1\r\n") == b""
        assert await alive(slack)


async def test_a_body_that_never_ends_is_given_up_on(desk: Desk):
    async with impatient(desk) as slack:
        begin = f"{HEAD}Content-Length: 100000\r\n\r\n".encode()
        assert b" 408 " in (await trickle(slack, begin, b"a")).splitlines()[0]
        assert await alive(slack)


async def test_a_hundred_who_send_nothing_keep_nobody_out(desk: Desk):
    async with impatient(desk) as slack, contextlib.AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(line_to(slack)) for _ in range(100)]
        assert await alive(slack)
        for reader, _ in lines:
            assert await asyncio.wait_for(reader.read(), 30) == b""


def test_the_limits_that_stand_unless_told_are_short(desk: Desk):
    assert create_server.__defaults__[-1] <= 10
    assert runner_of.__kwdefaults__["idle"] <= 100


GET = "GET /healthz HTTP/1.1\r\n"
BROKEN = {
    "a chunk of no length": f"{HEAD}Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n",
    "a chunk that is too long": f"{HEAD}Transfer-Encoding: chunked\r\n\r\n{'F' * 20}\r\nhello",
    "no host": f"{GET}\r\n",
    "two hosts": f"{GET}Host: a\r\nHost: b\r\n\r\n",
    "no version": "GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n",
    "no address": "GET healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    "a long head": f"{GET}Host: a\r\nX: {'a' * 70_000}\r\n\r\n",
    "a head in two lines": f"{GET}Host: a\r\nX: a\r\n b\r\n\r\n",
}


@pytest.mark.parametrize("what", BROKEN)
async def test_what_is_not_http_fills_no_log_and_tells_no_version(
    slack: StandIn, caplog: pytest.LogCaptureFixture, what: str
):
    for _ in range(20):
        async with line_to(slack) as (reader, writer):
            writer.write(BROKEN[what].encode())
            answer = b""
            with contextlib.suppress(ConnectionError):
                answer = await asyncio.wait_for(reader.read(), 30)
            assert b" 400 " in answer.splitlines()[0]
            assert b"Server: nutgraf\r\n" in answer
            assert b"ython" not in answer.partition(b"\r\n\r\n")[0]
    (line,) = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert "not well-formed HTTP" in line.getMessage()
    assert (line.levelno, line.exc_info) == (logging.WARNING, None)
    assert await alive(slack)


@pytest.mark.parametrize(
    "begun",
    [
        f"{HEAD}Content-Length: 20\r\n\r\nhe",
        f"{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nhe",
        f"{GET}Host: a\r\nContent-Length: 20\r\n\r\nhe",
    ],
)
async def test_who_hangs_up_is_no_error(
    slack: StandIn, caplog: pytest.LogCaptureFixture, begun: str
):
    for _ in range(5):
        async with line_to(slack) as (_, writer):
            writer.write(begun.encode())
            await writer.drain()
            await asyncio.sleep(0.02)
    assert await alive(slack)
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_no_answer_tells_the_versions_of_what_serves_it(slack: StandIn):
    async with aiohttp.ClientSession() as session:
        for path in ("/healthz", "/readyz", "/slack/events", "/nothing"):
            url = address(slack).replace("/slack/events", path)
            async with session.get(url) as response:
                assert response.headers["Server"] == "nutgraf"
