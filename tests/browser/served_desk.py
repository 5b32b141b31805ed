"""The real bot on the real store, with the page in front of it."""

from __future__ import annotations

import contextlib

from aiohttp import web

from bot.config import Config
from bot.manifest import manifest
from bot.playground import StandIn
from bot.playground.offer import Offer
from bot.playground.web import mount
from bot.running import application
from bot.server import EVENTS_PATH
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

SUGGESTIONS = ("/context CECOT", "/who Claver-Carone", "@nutgraf what is Tren de Aragua?")


@contextlib.asynccontextmanager
async def served_desk(recorder=None):
    """Serve the page; give the stand-in and the address."""
    async with StandIn.start(pace=0, recorder=recorder) as slack:
        config = Config.from_env(
            {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
            }
        )
        async with application(config, Desk(curated_snapshot())) as server:
            offer = Offer.from_manifest(manifest("https://example.com", "/who"), SUGGESTIONS)
            mount(server, slack, offer)
            runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            slack.connect(url + EVENTS_PATH)
            try:
                yield slack, url
            finally:
                await runner.cleanup()
