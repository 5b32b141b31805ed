"""The whole bot on a loopback port, in a process of its own, with a stand-in for Slack.

``python -m tests.bot.served`` prints the port and serves until its input is closed.
"""

import asyncio
import contextlib
import http.client
import logging
import subprocess
import sys
import time
from pathlib import Path

from aiohttp import web

from bot.config import Config, Secret
from bot.playground import StandIn
from bot.running import application
from bot.server import runner_of
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from tests.bot.generated import SECRET

PROJECT = Path(__file__).parents[2]


@contextlib.contextmanager
def served_bot():
    """Serve the bot on the curated files; give the port."""
    command = [sys.executable, "-m", "tests.bot.served"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield int(process.stdout.readline())
        process.stdin.close()


async def _serve(stack):
    slack = await stack.enter_async_context(StandIn.start())
    config = Config(
        mode="http",
        bot_token=Secret(slack.bot_token),
        signing_secret=SECRET,
        rate_limit=(100_000, 1),
        slack_api_url=slack.api_url,
    )
    server = await stack.enter_async_context(application(config, Desk(curated_snapshot())))
    runner = runner_of(server)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner.addresses[0][1]


class Sender:
    """Sends generated requests over one connection, and keeps the slowest time."""

    def __init__(self, port):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.count = 0
        self.slowest = 0.0
        self.statuses = {}

    def send(self, request):
        """Send one request; return the status."""
        started = time.perf_counter()
        try:
            status = self._exchange(request)
        except (http.client.RemoteDisconnected, ConnectionError):
            # a kept connection may have been closed after the answer before this one
            self.close()
            started = time.perf_counter()
            status = self._exchange(request)
        self.slowest = max(self.slowest, time.perf_counter() - started)
        self.count += 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        return status

    def close(self):
        """Close the connection; the next request opens another."""
        self._connection.close()

    def _exchange(self, request):
        self._connection.putrequest("POST", "/slack/events")
        self._connection.putheader("Content-Length", str(len(request.body)))
        for name, value in request.headers:
            self._connection.putheader(name, value)
        self._connection.endheaders(request.body)
        response = self._connection.getresponse()
        response.read()
        return response.status


async def _until_input_ends():
    logging.disable(logging.CRITICAL)
    async with contextlib.AsyncExitStack() as stack:
        print(await _serve(stack), flush=True)  # noqa: T201
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_until_input_ends())
