"""``python -m bot`` in a process of its own, as a host starts, stops and starts it again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from bot.playground.standin import StandIn
from tests.attackers.sending import free_port

PROJECT = Path(__file__).parents[2]


@contextlib.asynccontextmanager
async def running(slack: StandIn, store: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot on a store and wait until it says that it is ready; at the end, SIGTERM."""
    port = free_port()
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "KNOWLEDGE_DB": str(store),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=PROJECT, env={"PATH": os.environ["PATH"], **settings},
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _ready(process, f"http://127.0.0.1:{port}/healthz")
        slack.connect(f"http://127.0.0.1:{port}/slack/events")
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 60)


async def _ready(process: asyncio.subprocess.Process, url: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(1200):
            assert process.returncode is None, "the bot did not start"
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(url) as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.05)
    raise AssertionError("the bot was not ready in a minute")
