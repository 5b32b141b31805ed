"""Sending bytes to the bot as somebody who is not Slack would: recorded, broken, halved, slow."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from typing import TypeVar
from urllib.parse import urlsplit

import aiohttp

from bot.playground.exchange import Exchange
from bot.playground.http_transport import HttpTransport, encode, signed_headers
from bot.playground.standin import StandIn

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

T = TypeVar("T")

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def address(slack: StandIn) -> str:
    """Where the bot takes requests."""
    transport = slack.outbox.transport
    assert isinstance(transport, HttpTransport)
    return transport.url


async def post(slack: StandIn, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """Send a body with these headers and no others of ours."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(address(slack), data=io.BytesIO(body), headers=headers) as response,
    ):
        return response.status, await response.text()


def recorded(slack: StandIn, exchange: Exchange) -> tuple[bytes, dict[str, str]]:
    """The bytes and headers of a request, signed within the window, as an onlooker has them."""
    content_type, body = encode(exchange.sent)
    return body, {
        "Content-Type": content_type,
        **signed_headers(slack.signing_secret, body, time.time()),
    }


def changing_calls(slack: StandIn) -> list[str]:
    """What the bot did in Slack that somebody can see, in order."""
    seen = ("chat.", "views.", "response_url", "functions.", "conversations.open")
    return [r.what for r in slack.recorder.records if r.what.startswith(seen)]


async def quiet(slack: StandIn, rounds: int = 20) -> None:
    """Let work after the acknowledgement come to its end."""
    for _ in range(rounds):
        before = len(slack.recorder.records)
        await asyncio.sleep(0.02)
        if before != len(slack.recorder.records):
            await quiet(slack, rounds)


async def soon(look: Callable[[], T], within: float = 20.0) -> T:
    """Wait for what changes nothing that people see, such as a call or a line of the log."""
    async with asyncio.timeout(within):
        while not (found := look()):
            await asyncio.sleep(0.02)
        return found


@contextlib.asynccontextmanager
async def line_to(
    slack: StandIn,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A bare connection to the bot."""
    parts = urlsplit(address(slack))
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def event(inner: dict[str, object], **outer: object) -> bytes:
    """The body of an event."""
    return json.dumps({"type": "event_callback", "event": inner, **outer}).encode()
