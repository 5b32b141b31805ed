"""One process for several workspaces: put together, and taken apart again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
from aiohttp import web

from bot.assembling import Means
from bot.background import Background
from bot.config import Config, ConfigError
from bot.installing import routes
from bot.installing.database import connected_engine
from bot.installing.flow import flow
from bot.installing.installations import Installations
from bot.installing.sealing import Sealing
from bot.installing.states import States
from bot.observing import observer_of
from bot.overseeing import Oversight, always
from bot.pictures.served import PATH
from bot.rounds import DAILY, Daily, Rounds, Work
from bot.sending.pace import Rates
from bot.server import create_server
from bot.stopping import Stop
from bot.watchdog import watching
from bot.workspaces.dispatching import Dispatching
from bot.workspaces.leaving import AGAIN, Leaving
from bot.workspaces.left import Left
from bot.workspaces.open import OpenWorkspaces
from bot.workspaces.workspace import PICTURES, Together, workspace
from knowledge.following import Following
from knowledge.workspaces import MOST, Stores, following, opened_stores

OPEN = web.AppKey("open", OpenWorkspaces)
"""The workspaces that are open, for those who watch a process."""

FOLLOWS = web.AppKey("follows", Following)
"""Says how far each desk is behind what other processes published."""


@contextlib.asynccontextmanager
async def several(
    config: Config,
    rates: Rates | None = None,
    daily: Daily = DAILY,
    look_again: float = AGAIN,
) -> AsyncIterator[web.Application]:
    """Put the bot together for every workspace that installs it; warm those that have.

    Args:
        config: the settings, of mode ``oauth``.
        rates: how fast the bot speaks of its own accord; within Slack's limits by default.
        daily: when the daily rounds are made.
        look_again: seconds after which it is looked again whether a workspace left that said so.

    Raises:
        ConfigError: TOKEN_KEY does not open the tokens that are kept.
        StoreError: the database cannot be reached, refuses or is not set up.
    """
    if config.database_url is None or config.signing_secret is None:
        unset = "SLACK_SIGNING_SECRET" if config.database_url else "DATABASE_URL"
        raise ConfigError(f"{unset} is not set; a bot that workspaces install needs it.")
    background, stop, observer = Background(), Stop(), observer_of(config)
    async with contextlib.AsyncExitStack() as stack:
        traced = aiohttp.ClientSession(trace_configs=observer.traces())
        session = await stack.enter_async_context(traced)
        stores = await stack.enter_async_context(opened_stores(config.database_url.value, MOST))
        follows = await stack.enter_async_context(following(stores))
        engine = await stack.enter_async_context(connected_engine(config.database_url))
        installations = Installations(config.client_id, engine, Sealing(config.token_keys))
        together = Together(
            config=config,
            means=Means(session, background, rates, daily, observer.answered),
            stores=stores,
            follows=follows,
        )
        workspaces = OpenWorkspaces(installations, lambda h, like: workspace(h, together, like))
        stack.push_async_callback(workspaces.close)
        leaving = Leaving(config.slack_api_url, session, installations, workspaces, look_again)
        stack.push_async_callback(leaving.stop)
        await leaving.look_at_all()
        await workspaces.look()
        daily = replace(daily, turn=together.means.turn)
        rounds = Rounds(_round(config, stores, workspaces, daily), daily)
        stack.push_async_callback(rounds.stop)
        await rounds.start()
        stack.push_async_callback(_ended, asyncio.create_task(workspaces.keep_looking()))

        oversight = Oversight(
            lambda: [each.desk for each in workspaces.now()], installations.numbers, follows.behind
        )
        oversight.connected = always
        ready = oversight.readiness(stop)
        bots = Dispatching(workspaces, leaving)
        server = create_server(config, bots, background, ready, observer)
        oversight.serve(server, observer.metrics, config.metrics_token)
        way = flow(config, session, installations, States(engine, config.signing_secret))
        routes.mount(server, way, workspaces.look)
        _mount_pictures(server, workspaces)
        server[OPEN] = workspaces
        server[FOLLOWS] = follows
        await stack.enter_async_context(watching(observer.stalled))
        yield server
        # the server has drained what it knew of; what a workspace still does is done before it goes
        await background.drain(stop.left())


def _round(config: Config, stores: Stores, workspaces: OpenWorkspaces, daily: Daily) -> Work:
    """Return what a process does once a day beside the rounds of the workspaces."""
    left = Left(stores, lambda team: workspaces.get(team) is not None, config.keep_days)
    return {"retention of workspaces that are not open": lambda: left.prune(daily.clock())}


def _mount_pictures(server: web.Application, workspaces: OpenWorkspaces) -> None:
    async def picture(request: web.Request) -> web.Response:
        # whoever asks has proved nothing yet, so that nothing is opened for them
        found = workspaces.get(request.match_info["team"])
        if found is None:
            raise web.HTTPNotFound
        return await found.pictures.get(request)

    address = f"/{PICTURES}/{{team}}{PATH}/{{signature}}/{{entry}}.png"
    server.router.add_get(address, picture)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
