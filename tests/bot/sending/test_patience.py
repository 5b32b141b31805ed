"""How long Slack is waited for, whatever it says."""

import contextlib

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from bot.config import Config, Secret
from bot.sending.patience import LONGEST, busy, waiting
from bot.slack_api import make_client

SAYS = {
    "1": 1.0, "2.5": 2.5, "0": 0.0, "30": 30.0,
    "": 1.0, "soon": 1.0, "nan": 1.0, "-5": 1.0, "-inf": 1.0,
    "inf": LONGEST, "1e9": LONGEST, "86400": LONGEST,
}  # fmt: skip


@pytest.mark.parametrize("header", SAYS)
def test_slack_is_waited_for_as_long_as_it_says_and_never_for_ever(header):
    assert waiting(header) == SAYS[header]


@contextlib.asynccontextmanager
async def saying(header: str):
    """A Slack that is busy once, and says so in its own words."""
    busy_once = [True]

    async def answer(_: web.Request) -> web.Response:
        if busy_once:
            refused = {"ok": False, "error": busy_once.pop() and "ratelimited"}
            return web.json_response(refused, status=429, headers={"Retry-After": header})
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post("/api/{method}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()


def config(address: str) -> Config:
    return Config(mode="http", bot_token=Secret("xoxb-1"), slack_api_url=address)


@pytest.mark.parametrize("header", ["nan", "-5", "soon"])
async def test_a_request_is_answered_though_slack_names_no_time(header: str):
    async with saying(header) as address, aiohttp.ClientSession() as session:
        assert (await make_client(config(address), session).api_test())["ok"]


@pytest.mark.parametrize("header", ["inf", "nan", "-5", "86400"])
async def test_how_long_a_refusal_asks_to_wait_is_a_time_that_ends(header: str):
    async with saying(header) as address, aiohttp.ClientSession() as session:
        with pytest.raises(SlackApiError) as raised:
            await make_client(config(address), session, patient=False).api_test()
    assert 0 <= busy(raised.value) <= LONGEST
