"""The bot without a Slack workspace: the same listeners, spoken to by the stand-in."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

from aiohttp import web

from bot.config import Config
from bot.manifest import SCOPES, manifest
from bot.playground.newsroom import EDITORS_GROUP
from bot.playground.offer import Offer
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.playground.web import mount
from bot.rounds import DAILY, Daily
from bot.running import application
from bot.sending.pace import Rates
from bot.server import EVENTS_PATH
from knowledge.answers import Help
from knowledge.desk import Desk
from knowledge.questions import Question

LOOPBACK = "127.0.0.1"
AT_ONCE = Rates(message=0, update=0, history=0, settle=0)


@contextlib.asynccontextmanager
async def talking(
    desk: Desk,
    page_port: int | None = None,
    recorder: Recorder | None = None,
    settings: Mapping[str, str] | None = None,
    rates: Rates | None = None,
    daily: Daily = DAILY,
) -> AsyncIterator[StandIn]:
    """Start the stand-in and the bot on loopback ports, connected to each other.

    Args:
        desk: what the bot answers from.
        page_port: the port on which the bot also serves the page, or None for no page.
        recorder: where all that the bot sends is noted; a new one by default.
        settings: further settings, by name; the newsroom's two editors may publish.
        rates: how fast the bot speaks of its own accord; at once, where there is no page.
        daily: when the daily round is made.

    Yields:
        The stand-in, ready to send commands.

    Raises:
        OSError: the port is taken.
    """
    async with StandIn.start(pace=0 if page_port is None else 1, recorder=recorder) as slack:
        listening = web_socket(page_port or 0)
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
        config = Config.from_env(
            {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
                "PUBLIC_URL": address,
                "EDITORS": EDITORS_GROUP,
                **(settings or {}),
            }
        )
        slack.world.app = replace(slack.world.app, scopes=frozenset(SCOPES))
        pace = rates or (AT_ONCE if page_port is None else None)
        async with application(config, desk, pace, daily) as server:
            if page_port is not None:
                mount(server, slack, offer(desk))
            runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
            await runner.setup()
            try:
                await web.SockSite(runner, listening).start()
                slack.connect(f"{address}{EVENTS_PATH}")
                yield slack
            finally:
                await runner.cleanup()


def web_socket(port: int) -> socket.socket:
    """Return a socket on loopback, so that its port is known before the bot is put together.

    Raises:
        OSError: the port is taken.
    """
    return socket.create_server((LOOPBACK, port))


def offer(desk: Desk) -> Offer:
    """Return what the page offers: the manifest's commands, and ``/who``, and live examples."""
    made = manifest(f"http://{LOOPBACK}")
    lookup = manifest(f"http://{LOOPBACK}", "/who")["features"]["slash_commands"][-1]
    made["features"]["slash_commands"].append(lookup)
    answer = desk.ask(Question("help"))
    return Offer.from_manifest(made, answer.examples if isinstance(answer, Help) else ())
