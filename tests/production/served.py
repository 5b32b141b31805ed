"""The whole bot in Socket Mode, as ``python -m bot`` puts it together."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from bot.config import Config
from bot.local import AT_ONCE
from bot.playground.standin import StandIn
from bot.running import application
from bot.server import runner_of
from knowledge.desk import Desk


def in_socket_mode(slack: StandIn) -> Config:
    """The settings of a bot that connects to the stand-in."""
    return Config.from_env(
        {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
        }
    )


@contextlib.asynccontextmanager
async def connected(
    desk: Desk, waits: tuple[float, ...] = (0.0, 0.2, 0.2)
) -> AsyncIterator[StandIn]:
    """Start the stand-in and the bot, connected by a websocket."""
    async with (
        StandIn.start(pace=0, retry_waits=waits) as slack,
        application(in_socket_mode(slack), desk, AT_ONCE) as server,
    ):
        runner = runner_of(server, drain=1)
        await runner.setup()
        try:
            await slack.connect_socket()
            yield slack
        finally:
            await runner.cleanup()
