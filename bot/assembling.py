"""One workspace's bot put together: its client, its newsroom, its listeners."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace

import aiohttp
from slack_bolt.app.async_app import AsyncApp

from bot.access import Policy
from bot.answering import Answering
from bot.app import create_app
from bot.attending import ALONE, AMONG_OTHERS
from bot.background import Background
from bot.config import Config
from bot.newsroom import Newsroom
from bot.opening import opened
from bot.pictures.served import Pictures
from bot.roles import Editors, Roles
from bot.rounds import DAILY, Daily
from bot.sending.pace import Rates
from bot.slack_api import AuthInfo, make_client
from knowledge.desk import Desk


@dataclass(frozen=True, slots=True)
class Means:
    """What all workspaces of a process share.

    Args:
        session: the process's one open session.
        background: where work after the acknowledgement runs.
        rates: how fast the bot speaks of its own accord; within Slack's limits by default.
        daily: when the daily round is made.
        count: told the kind of each answer, such as ``card``.
        turn: held while a workspace makes its daily round, so that they come one by one.
    """

    session: aiohttp.ClientSession
    background: Background
    rates: Rates | None = None
    daily: Daily = DAILY
    count: Callable[[str], object] = lambda _: None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


@contextlib.asynccontextmanager
async def assembled(
    config: Config, desk: Desk, auth: AuthInfo, pictures: Pictures, means: Means
) -> AsyncIterator[tuple[AsyncApp, Newsroom]]:
    """Put the bot of one workspace together, and take it apart again.

    Args:
        config: the workspace's settings, its token among them.
        desk: the one door to what is on file there.
        auth: who the bot is there.
        pictures: where pictures of its answers are served.
        means: what all workspaces share.

    Yields:
        Its listeners, and its newsroom.
    """
    client = make_client(config, means.session)
    sender = make_client(config, means.session, patient=False)
    roles = Roles(Editors.of(config.editors), client)
    answering = Answering(desk, pictures, roles.sees_buttons, means.count)
    lease = AMONG_OTHERS if config.database_url else ALONE
    daily = replace(means.daily, turn=means.turn)
    async with opened(config, answering, client, sender, means.rates, daily, lease) as newsroom:
        policy = Policy(config.allow_guests, config.allow_shared_channels, config.rate_limit)
        yield create_app(answering, client, auth, means.background, newsroom, policy), newsroom
