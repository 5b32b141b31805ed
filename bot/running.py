"""From a store on disk to a bot that listens: the parts put together, and taken apart again."""

from __future__ import annotations

import contextlib
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.assembling import Means, assembled
from bot.background import Background
from bot.config import Config
from bot.observing import Observer, observed, observer_of
from bot.overseeing import Oversight, always
from bot.pictures.served import Pictures, mount
from bot.rounds import DAILY, Daily
from bot.sending.pace import Rates
from bot.server import BODY_SECONDS, create_server, serve
from bot.slack_api import make_client, warm
from bot.stopping import Stop
from bot.watchdog import watching
from knowledge.building import (
    OFF,
    PassingStore,
    build,
    curated_snapshot,
    open_personal,
    open_store,
    snapshot_of,
)
from knowledge.desk import Desk
from knowledge.errors import StoreLocked
from knowledge.workspaces import following, opened_stores, workspace_desk

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def stored_desk(path: Path, *, lasting: bool = True) -> AsyncIterator[Desk]:
    """Open the store, merge in what changed in the curated files, and keep it while asked.

    Args:
        path: the store's file.
        lasting: whether the disk lasts; where it does not, nothing of the desk's work is taken.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: the store is in use, or cannot be read or written.
    """
    store = open_store(path)
    try:
        await build(store)
        kept = store if lasting else PassingStore(store, store)
        personal = await open_personal(kept, path)
        snapshot = await snapshot_of(store, path.with_suffix(".names"))
        yield Desk(snapshot, personal, store=kept, papers=kept)
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def shared_desk(url: str) -> AsyncIterator[Desk]:
    """Open the store in a database, and follow what other processes publish there.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: the database cannot be reached, refuses or is not set up.
    """
    async with (
        opened_stores(url) as stores,
        following(stores) as follows,
        workspace_desk(stores, "", follows) as desk,
    ):
        yield desk


@contextlib.asynccontextmanager
async def desk_of(config: Config) -> AsyncIterator[Desk]:
    """Open the desk where the settings say that its store is.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: the store is in use, or cannot be reached, read or written.
    """
    if config.database_url:
        async with shared_desk(config.database_url.value) as desk:
            yield desk
        return
    if not config.disk_lasts:
        log.warning("%s", OFF)
    async with stored_desk(Path(config.knowledge_db), lasting=config.disk_lasts) as desk:
        yield desk


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
    config: Config,
    desk: Desk,
    rates: Rates | None = None,
    daily: Daily = DAILY,
    body_seconds: float = BODY_SECONDS,
) -> AsyncIterator[web.Application]:
    """Put the bot together: client, listeners, server.

    Args:
        config: the settings.
        desk: the one door to what is on file.
        rates: how fast the bot speaks of its own accord; within Slack's limits by default.
        daily: when the daily round is made.
        body_seconds: how long the body of a request may take to arrive.

    Raises:
        ConfigError: Slack refuses the token or cannot be reached.
    """
    background, stop, observer = Background(), Stop(), observer_of(config)
    async with aiohttp.ClientSession(trace_configs=observer.traces()) as session:
        client = make_client(config, session)
        auth = await warm(client)
        secret = config.signing_secret.value if config.signing_secret else ""
        pictures = Pictures(config.public_url, secret)
        means = Means(session, background, rates, daily, observer.answered)
        async with assembled(config, desk, auth, pictures, means) as (bolt, _):
            oversight = Oversight(lambda: (desk,), desk.behind)
            ready = oversight.readiness(stop)
            server = create_server(
                config, bolt, background, ready, observer, body_seconds=body_seconds
            )
            oversight.serve(server, observer.metrics, config.metrics_token)
            mount(server, pictures, desk)
            async with _listening(config, bolt, client, observer) as connected:
                oversight.connected = connected
                async with watching(observer.stalled):
                    yield server
            # the server has drained what it knew of; requests came down the socket until now
            await background.drain(stop.left())


@contextlib.asynccontextmanager
async def _listening(
    config: Config, bolt: AsyncApp, client: AsyncWebClient, observer: Observer
) -> AsyncIterator[Callable[[], Awaitable[bool]]]:
    """Connect to Slack in Socket Mode, where the settings say so; yield what says if it holds."""
    if config.app_token is None:
        yield always
        return
    handler = AsyncSocketModeHandler(bolt, config.app_token.value, web_client=client)
    handler.client.socket_mode_request_listeners[:] = [observed(observer, handler.handle)]
    try:
        await handler.connect_async()
        yield handler.client.is_connected
    finally:
        await handler.close_async()


async def run(config: Config) -> None:
    """Run the bot until it is told to stop.

    Raises:
        ConfigError: Slack refuses the token or cannot be reached.
        CuratedError: the curated files have faults.
        StoreError: the store is in use, or cannot be read or written.
        OSError: the address to listen on is taken.
    """
    if config.mode == "oauth":
        # SQLAlchemy takes 26 MB and a third of the start, which a single workspace has no use for
        from bot.workspaces.serving import several  # noqa: PLC0415

        async with several(config) as server:
            settle()
            await serve(server, config)
        return
    async with desk_of(config) as desk, application(config, desk) as server:
        settle()
        await serve(server, config)


def settle(*desks: Desk) -> None:
    """Take what is on file from the garbage collector.

    It stays until the process ends. Left to the collector, it is searched through again and
    again for garbage that it does not hold: 220 ms each time, with 100,000 facts.

    Args:
        desks: those to prepare first. A bot that listens prepares its own beside the answers.
    """
    for desk in desks:
        desk.prepare()
    gc.collect()
    gc.freeze()
