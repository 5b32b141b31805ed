"""A database, Slack and a host, ready for a script."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.host.host import Host, hosting
from benchmarks.host.visitors import Visitors
from benchmarks.postgres import Server, serving
from bot.playground import newsroom
from bot.playground.distant import Distant, apart
from bot.server import EVENTS_PATH

RETRIES = (0.0, 1.0, 3.0)
"""Seconds before each retry of an event, where Slack waits 0, 60 and 300."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that a script needs."""

    slack: Distant
    host: Host
    server: Server
    database: str
    visitors: Visitors
    random: Random

    @property
    def url(self) -> str:
        """The database's address."""
        return self.server.url(self.database)


@contextlib.asynccontextmanager
async def staged(seed: int, dynos: int, log: Path | None = None) -> AsyncIterator[Stage]:
    """Start it all, the real server and the real bot, and take it down again."""
    random = Random(seed)
    with serving() as server, server.database() as database:
        async with apart(pace=0.0, retry_waits=RETRIES) as slack:
            settings = {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "RATE_LIMIT": "900000/1",
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
                "DATABASE_URL": server.url(database),
                "EDITORS": newsroom.EDITORS_GROUP,
                "HOST": "127.0.0.1",
                "LOG_LEVEL": "WARNING",
            }
            async with hosting(settings, dynos, Random(random.random()), log) as host:
                await slack.connect(f"http://127.0.0.1:{host.router.port}{EVENTS_PATH}")
                visitors = Visitors(slack, random)
                yield Stage(slack, host, server, database, visitors, random)
