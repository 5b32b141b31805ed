"""``python -m bot`` as a process of its own, with a stand-in for Slack beside it."""

import asyncio
import contextlib
import json
import os
import resource
import signal
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from socket import create_server

import aiohttp

from bot.manifest import SCOPES
from bot.playground import StandIn

PROJECT = Path(__file__).parents[2]


@dataclass
class Bot:
    """A running bot: what it wrote to its log, and how it is told things."""

    process: asyncio.subprocess.Process
    slack: StandIn
    url: str
    written: list[str] = field(default_factory=list)

    def tell(self, number=signal.SIGTERM):
        """Send it a signal."""
        self.process.send_signal(number)

    def fill_the_disk(self):
        """Let its disk take nothing more: no file grows from here on."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    async def ended(self):
        """Wait until it has ended; return its exit code."""
        return await self.process.wait()

    def lines(self):
        """Every line of its log, as an object."""
        return [json.loads(line) for line in self.written if line.startswith("{")]

    async def read(self):
        """Keep what it writes."""
        async for line in self.process.stderr:
            self.written.append(line.decode())


@contextlib.asynccontextmanager
async def running(folder, *, socket=False, **settings):
    """Run the bot on a store in ``folder`` until the block ends, with further settings.

    ``socket`` lets it connect to Slack by Socket Mode.
    """
    port = free_port()
    async with StandIn.start(pace=0) as slack:
        slack.world.app = replace(slack.world.app, scopes=frozenset(SCOPES))
        environ = {
            **os.environ,
            "SLACK_BOT_TOKEN": slack.bot_token,
            **(
                {"SLACK_APP_TOKEN": slack.app_token}
                if socket
                else {"SLACK_SIGNING_SECRET": slack.signing_secret}
            ),
            "SLACK_API_URL": slack.api_url,
            "KNOWLEDGE_DB": str(Path(folder) / "knowledge.json"),
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "LOG_FORMAT": "json",
            **settings,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=PROJECT, env=environ, stderr=asyncio.subprocess.PIPE
        )
        bot = Bot(process, slack, f"http://127.0.0.1:{port}")
        reading = asyncio.create_task(bot.read())
        try:
            await _healthy(bot)
            if socket:
                await slack.connect_socket()
            else:
                slack.connect(f"{bot.url}/slack/events")
            yield bot
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
            await reading


def free_port():
    """A port of loopback on which nobody listens."""
    with create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


async def _healthy(bot):
    async with aiohttp.ClientSession() as session:
        while bot.process.returncode is None:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(f"{bot.url}/healthz") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.05)
    raise AssertionError("".join(bot.written))
