"""From a store on disk to a bot that listens: the parts put together, and taken apart again."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.access import Policy
from bot.answering import Answering
from bot.app import create_app
from bot.background import Background
from bot.config import Config
from bot.metrics import Metrics
from bot.observing import Observer, observed
from bot.opening import opened
from bot.overseeing import Oversight
from bot.pictures.served import Pictures, mount
from bot.roles import Editors, Roles
from bot.rounds import DAILY, Daily
from bot.sending.pace import Rates
from bot.server import create_server, serve
from bot.slack_api import make_client, warm
from bot.stopping import Stop
from bot.watchdog import watching
from knowledge.building import (
    build,
    curated_snapshot,
    open_personal,
    open_store,
    snapshot_of,
)
from knowledge.desk import Desk
from knowledge.errors import StoreLocked


@contextlib.asynccontextmanager
async def stored_desk(path: Path) -> AsyncIterator[Desk]:
    """Open the store, merge in what changed in the curated files, and keep it while asked.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: the store is in use, or cannot be read or written.
    """
    store = open_store(path)
    try:
        await build(store)
        personal = await open_personal(store, path)
        yield Desk(
            await snapshot_of(store, path.with_suffix(".names")),
            personal,
            store=store,
            papers=store,
        )
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def local_desk(path: Path) -> AsyncIterator[Desk]:
    """Open the store as ``stored_desk`` does; where a running bot holds it, read the files."""
    try:
        opened = open_store(path)
    except StoreLocked:
        yield Desk(curated_snapshot())
        return
    await opened.close()
    async with stored_desk(path) as desk:
        yield desk


@contextlib.asynccontextmanager
async def application(
    config: Config, desk: Desk, rates: Rates | None = None, daily: Daily = DAILY
) -> AsyncIterator[web.Application]:
    """Put the bot together: client, listeners, server.

    Args:
        config: the settings.
        desk: the one door to what is on file.
        rates: how fast the bot speaks of its own accord; within Slack's limits by default.
        daily: when the daily round is made.

    Raises:
        ConfigError: Slack refuses the token or cannot be reached.
    """
    background, stop = Background(), Stop()
    observer = Observer(Metrics() if config.metrics_token else None)
    traces = [observer.metrics.tracing()] if observer.metrics else []
    async with aiohttp.ClientSession(trace_configs=traces) as session:
        client = make_client(config, session)
        auth = await warm(client)
        secret = config.signing_secret.value if config.signing_secret else ""
        pictures = Pictures(config.public_url, secret)
        roles = Roles(Editors.of(config.editors), client)
        answering = Answering(desk, pictures, roles.sees_buttons, observer.answered)
        sender = make_client(config, session, patient=False)
        async with opened(config, answering, client, sender, rates, daily) as newsroom:
            policy = Policy(config.allow_guests, config.allow_shared_channels, config.rate_limit)
            bolt = create_app(answering, client, auth, background, newsroom, policy)
            oversight = Oversight(desk)
            server = create_server(config, bolt, background, oversight.readiness(stop), observer)
            oversight.serve(server, observer.metrics, config.metrics_token)
            mount(server, pictures, desk)
            async with _listening(config, bolt, client, observer) as connected:
                oversight.connected = connected
                async with watching(observer.stalled):
                    yield server
            # what came over Socket Mode until it was closed
            await background.drain(stop.left())


@contextlib.asynccontextmanager
async def _listening(
    config: Config, bolt: AsyncApp, client: AsyncWebClient, observer: Observer
) -> AsyncIterator[Callable[[], Awaitable[bool]]]:
    """Connect to Slack in Socket Mode, where the settings say so; yield what says if it holds."""
    if config.app_token is None:
        yield _always
        return
    handler = AsyncSocketModeHandler(bolt, config.app_token.value, web_client=client)
    handler.client.socket_mode_request_listeners[:] = [observed(observer, handler.handle)]
    try:
        await handler.connect_async()
        yield handler.client.is_connected
    finally:
        await handler.close_async()


async def _always() -> bool:
    return True


async def run(config: Config) -> None:
    """Run the bot until it is told to stop.

    Raises:
        ConfigError: Slack refuses the token or cannot be reached.
        CuratedError: the curated files have faults.
        StoreError: the store is in use, or cannot be read or written.
        OSError: the address to listen on is taken.
    """
    async with stored_desk(Path(config.knowledge_db)) as desk, application(config, desk) as server:
        settle(desk)
        await serve(server, config)


def settle(desk: Desk) -> None:
    """Make ready what the first questions need, and take it from the garbage collector.

    What is on file stays until the process ends. Left to the collector, it is searched through
    again and again for garbage that it does not hold: 220 ms each time, with 100,000 facts.
    """
    desk.prepare()
    gc.collect()
    gc.freeze()
