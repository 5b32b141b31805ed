"""A stand-in, and what sends to it without trying anything twice by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.pace import Pace, Rates


@pytest.fixture
async def slack() -> AsyncIterator[StandIn]:
    async with StandIn.start(pace=0) as standin:
        yield standin


@pytest.fixture
async def poster(slack: StandIn) -> AsyncIterator[Poster]:
    async with posting(slack, settle=0) as made:
        yield made


@pytest.fixture
async def settling(slack: StandIn) -> AsyncIterator[Poster]:
    """A poster that looks twice for what Slack may be about to post."""
    async with posting(slack, settle=0.5) as made:
        yield made


@asynccontextmanager
async def posting(slack: StandIn, settle: float) -> AsyncIterator[Poster]:
    async with ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session)
        client.retry_handlers = []
        yield Poster(client, Pace(Rates(message=0, update=0, history=0, settle=settle)))
