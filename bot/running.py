"""From a store on disk to a bot that listens: the parts put together, and taken apart again."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.access import Policy
from bot.app import create_app
from bot.background import Background
from bot.config import Config
from bot.server import create_server, serve
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
        personal = open_personal(path)
        try:
            await build(store)
            yield Desk(await snapshot_of(store, path.with_suffix(".names")), personal)
        finally:
            await personal.close()
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
async def application(config: Config, desk: Desk) -> AsyncIterator[web.Application]:
    """Put the bot together: client, listeners, server.

    Raises:
        ConfigError: Slack refuses the token or cannot be reached.
    """
    background = Background()
    async with aiohttp.ClientSession() as session:
        client = make_client(config, session)
        policy = Policy(config.allow_guests, config.allow_shared_channels)
        auth = await warm(client)
        bolt = create_app(desk, client, auth, background, policy, config.desk_channel)
        server = create_server(config, bolt, lambda: len(desk.snapshot.entries), background)
        if config.app_token is None:
            yield server
            return
        handler = AsyncSocketModeHandler(bolt, config.app_token.value, web_client=client)
        try:
            await handler.connect_async()
            yield server
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
    async with stored_desk(Path(config.knowledge_db)) as desk, application(config, desk) as server:
        await serve(server, config)
