"""What a host reads at /healthz and /readyz."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import Readiness, mount
from bot.stopping import Stop
from knowledge.errors import StoreUnavailable


async def good():
    return ""


async def gone():
    raise StoreUnavailable("the database cannot be reached")


async def no_socket():
    return "Slack: the Socket Mode connection is gone"


async def never():
    await asyncio.Event().wait()


async def asked(readiness, path):
    application = web.Application()
    mount(application, readiness)
    async with TestClient(TestServer(application)) as client:
        response = await client.get(path)
        return response.status, await response.json()


async def test_a_process_that_is_ready_says_what_is_on_file():
    readiness = Readiness({"store": good}, Stop(), lambda: {"entries": 40})
    assert await asked(readiness, "/readyz") == (200, {"status": "ready", "entries": 40})


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        (gone, "store: the database cannot be reached"),
        (no_socket, "Slack: the Socket Mode connection is gone"),
    ],
)
async def test_a_process_that_is_not_ready_says_why_and_is_alive(check, reason):
    readiness = Readiness({"store": check, "other": good}, Stop())
    told = {"status": "not ready", "reasons": [reason]}
    assert await asked(readiness, "/readyz") == (503, told)
    assert await asked(readiness, "/healthz") == (200, {"status": "alive"})


async def test_a_part_that_does_not_answer_counts_as_gone():
    status, told = await asked(Readiness({"store": never}, Stop(), longest=0.01), "/readyz")
    assert status == 503
    assert "no answer" in told["reasons"][0]


async def test_a_process_that_stops_is_alive_and_not_ready():
    stop = Stop()
    stop.begin()
    readiness = Readiness({"store": good}, stop)
    assert (await asked(readiness, "/readyz"))[0] == 503
    assert (await asked(readiness, "/healthz"))[0] == 200


async def test_who_asks_often_does_not_wear_the_database():
    asked_for = []

    async def check():
        asked_for.append(1)
        return ""

    now = 0.0
    readiness = Readiness({"store": check}, Stop(), clock=lambda: now)
    await asyncio.gather(*(readiness.reasons() for _ in range(20)))
    assert len(asked_for) == 1
    now = 1.5
    await readiness.reasons()
    assert len(asked_for) == 2
