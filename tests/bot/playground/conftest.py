"""A stand-in, a client of it, and a bot that answers as a test tells it to."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from aiohttp import ClientSession, web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import ManualClock, StandIn


@dataclass
class ScriptedBot:
    """Answers each request with the next of ``answers`` (the last one again and again).

    An answer is (status, JSON or text); ``delay`` is how many seconds it takes.
    """

    secret: str
    answers: list = field(default_factory=lambda: [(200, "")])
    delay: float = 0.0
    heard: list = field(default_factory=list)
    headers: list = field(default_factory=list)
    extra: dict = field(default_factory=dict)
    url: str = ""

    async def handle(self, request):
        body = await request.read()
        assert SignatureVerifier(self.secret).is_valid_request(body, dict(request.headers))
        self.headers.append(request.headers)
        self.heard.append(read_body(request.content_type, body.decode()))
        await asyncio.sleep(self.delay)
        status, answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, dict):
            return web.json_response(answer, status=status, headers=self.extra)
        return web.Response(text=answer, status=status, headers=self.extra)


def read_body(content_type, body):
    if content_type == "application/json":
        return json.loads(body)
    form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    return json.loads(form["payload"]) if "payload" in form else form


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
async def slack(clock):
    async with StandIn.start(clock=clock, deadline=0.3, retry_waits=(0, 0, 0)) as standin:
        yield standin


@pytest.fixture
async def bot(slack):
    scripted = ScriptedBot(slack.signing_secret)
    app = web.Application()
    app.router.add_post("/slack/events", scripted.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    scripted.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    slack.connect(scripted.url)
    yield scripted
    await runner.cleanup()


@pytest.fixture
async def http():
    async with ClientSession() as session:
        yield session


@pytest.fixture
def client(slack, http):
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http)
