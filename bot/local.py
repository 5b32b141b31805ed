"""The bot without a Slack workspace: the same listeners, spoken to by the stand-in."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from bot.config import Config
from bot.playground.standin import StandIn
from bot.running import application
from bot.server import EVENTS_PATH
from knowledge.desk import Desk

LOOPBACK = "127.0.0.1"


@contextlib.asynccontextmanager
async def talking(desk: Desk) -> AsyncIterator[StandIn]:
    """Start the stand-in and the bot on loopback ports, connected to each other.

    Args:
        desk: what the bot answers from.

    Yields:
        The stand-in, ready to send commands.
    """
    async with StandIn.start(pace=0) as slack:
        config = Config.from_env(
            {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
            }
        )
        async with application(config, desk) as server:
            runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
            await runner.setup()
            try:
                await web.TCPSite(runner, LOOPBACK, 0).start()
                slack.connect(f"http://{LOOPBACK}:{runner.addresses[0][1]}{EVENTS_PATH}")
                yield slack
            finally:
                await runner.cleanup()
