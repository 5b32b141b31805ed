"""The real bot on the real store, with the page in front of it."""

from __future__ import annotations

import contextlib

from aiohttp import web

from bot.config import Config
from bot.local import web_socket
from bot.manifest import manifest
from bot.playground import StandIn
from bot.playground.newsroom import EDITORS_GROUP
from bot.playground.offer import Offer
from bot.playground.web import mount
from bot.running import application
from bot.server import EVENTS_PATH
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

SUGGESTIONS = ("/context CECOT", "/who Claver-Carone", "@nutgraf what is Tren de Aragua?")


@contextlib.asynccontextmanager
async def served_desk(recorder=None, desk=None):
    """Serve the page over a desk, the curated one by default; give the stand-in and the address."""
    async with StandIn.start(pace=0, recorder=recorder) as slack:
        listening = web_socket(0)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        config = Config.from_env(
            {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
                "PUBLIC_URL": url,
                "EDITORS": EDITORS_GROUP,
            }
        )
        async with application(config, desk or Desk(curated_snapshot())) as server:
            offer = Offer.from_manifest(manifest("https://example.com", "/who"), SUGGESTIONS)
            mount(server, slack, offer)
            runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
            await runner.setup()
            await web.SockSite(runner, listening).start()
            slack.connect(url + EVENTS_PATH)
            try:
                yield slack, url
            finally:
                await runner.cleanup()
