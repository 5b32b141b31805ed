"""The router in front of the dynos, and what may go wrong on the way to them."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from random import Random

import aiohttp
from aiohttp import web

from benchmarks.host.dyno import Dyno

WAYS = ("drop", "delay", "duplicate", "reorder", "lost answer")
TIMES = (0.05, 1.0)
"""The shortest and the longest delay, in seconds; Slack waits three."""


class Router:
    """Sends each request to the next dyno that is ready.

    Args:
        session: goes to the dynos.
        random: decides what goes wrong.
    """

    def __init__(self, session: aiohttp.ClientSession, random: Random) -> None:
        self.dynos: list[Dyno] = []
        self.share = 0.0
        self.went_wrong: Counter[str] = Counter()
        self.port = 0
        self._session = session
        self._random = random
        self._turns = itertools.count()
        self._beside: set[asyncio.Task[web.Response]] = set()

    async def handle(self, request: web.Request) -> web.Response:
        """Pass a request on, or let something go wrong with it."""
        body = await request.read()
        way = self._random.choice(WAYS) if self._random.random() < self.share else ""
        if way:
            self.went_wrong[way] += 1
        if way == "drop":
            return web.Response(status=503)
        if way in ("delay", "reorder"):
            await asyncio.sleep(self._random.uniform(*TIMES))
        if way == "duplicate":
            task = asyncio.create_task(self._pass_on(request, body))
            self._beside.add(task)
            task.add_done_callback(self._beside.discard)
        answer = await self._pass_on(request, body)
        return web.Response(status=503) if way == "lost answer" else answer

    async def _pass_on(self, request: web.Request, body: bytes) -> web.Response:
        ready = [dyno for dyno in self.dynos if dyno.alive]
        if not ready:
            return web.Response(status=503)
        port = ready[next(self._turns) % len(ready)].port
        url = f"http://127.0.0.1:{port}{request.path_qs}"
        headers = {k: v for k, v in request.headers.items() if k.lower() != "host"}
        try:
            async with self._session.request(
                request.method, url, data=body, headers=headers
            ) as response:
                kept = {k: v for k, v in response.headers.items() if k.lower() == "content-type"}
                return web.Response(
                    status=response.status, body=await response.read(), headers=kept
                )
        except aiohttp.ClientError:
            return web.Response(status=503)


@contextlib.asynccontextmanager
async def routing(random: Random) -> AsyncIterator[Router]:
    """Serve a router without dynos yet."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        router = Router(session, random)
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", router.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            router.port = runner.addresses[0][1]
            yield router
        finally:
            await runner.cleanup()
