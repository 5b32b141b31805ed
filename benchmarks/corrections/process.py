"""The bot's process: started, killed, started again on the same store and the same port."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
from pathlib import Path

import aiohttp

from bot.playground.distant import Distant
from bot.playground.newsroom import EDITORS_GROUP
from bot.server import EVENTS_PATH, HEALTH_PATH


class BotProcess:
    """One bot, in one process at a time.

    Args:
        slack: the stand-in that it answers.
        store: its store's file.
    """

    def __init__(self, slack: Distant, store: Path) -> None:
        self.store = store
        self._slack = slack
        self._port = _free_port()
        self._process: asyncio.subprocess.Process | None = None

    async def connect(self) -> None:
        """Let the stand-in speak to it."""
        await self._slack.connect(f"http://127.0.0.1:{self._port}{EVENTS_PATH}")

    async def start(self) -> None:
        """Start it; it is not ready yet."""
        settings = {
            "SLACK_BOT_TOKEN": self._slack.bot_token,
            "SLACK_SIGNING_SECRET": self._slack.signing_secret,
            "SLACK_API_URL": self._slack.api_url,
            "KNOWLEDGE_DB": str(self.store),
            "EDITORS": EDITORS_GROUP,
            "HOST": "127.0.0.1",
            "PORT": str(self._port),
            "LOG_LEVEL": "CRITICAL",
        }
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "benchmarks.corrections.bot"),
            env={**os.environ, **settings},
        )

    async def ready(self) -> None:
        """Wait until it answers.

        Raises:
            RuntimeError: it ended, or does not answer within a minute.
        """
        address = f"http://127.0.0.1:{self._port}{HEALTH_PATH}"
        async with aiohttp.ClientSession() as session:
            for _ in range(3000):
                if self._process is None or self._process.returncode is not None:
                    break
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(address) as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(0.02)
        raise RuntimeError("the bot does not answer")

    async def kill(self) -> None:
        """Kill it with SIGKILL; there is nothing that it can do about it."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
            self._process = None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
