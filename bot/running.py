"""From a store on disk to a bot that listens: the parts put together, and taken apart again."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator
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
from bot.opening import opened
from bot.pictures.served import Pictures, mount
from bot.roles import Editors, Roles
from bot.rounds import DAILY, Daily
from bot.sending.pace import Rates
from bot.server import BODY_SECONDS, DRAIN_SECONDS, create_server, serve
from bot.slack_api import make_client, warm
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
    background = Background()
    async with aiohttp.ClientSession() as session:
        client = make_client(config, session)
        auth = await warm(client)
        secret = config.signing_secret.value if config.signing_secret else ""
        pictures = Pictures(config.public_url, secret)
        roles = Roles(Editors.of(config.editors), client)
        answering = Answering(desk, pictures, roles.sees_buttons)
        sender = make_client(config, session, patient=False)
        async with opened(config, answering, client, sender, rates, daily) as newsroom:
            policy = Policy(config.allow_guests, config.allow_shared_channels)
            bolt = create_app(answering, client, auth, background, newsroom, policy)
            server = create_server(
                config,
                bolt,
                lambda: len(desk.snapshot.entries),
                background,
                body_seconds=body_seconds,
            )
            mount(server, pictures, desk)
            async with _listening(config, bolt, client, background):
                yield server


@contextlib.asynccontextmanager
async def _listening(
    config: Config, bolt: AsyncApp, client: AsyncWebClient, background: Background
) -> AsyncIterator[None]:
    """Connect to Slack in Socket Mode, where the settings say so."""
    if config.app_token is None:
        yield
        return
    handler = AsyncSocketModeHandler(bolt, config.app_token.value, web_client=client)
    try:
        await handler.connect_async()
        yield
    finally:
        await handler.close_async()
        # the server has drained what it knew of; requests came down the socket until now
        await background.drain(DRAIN_SECONDS)


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
