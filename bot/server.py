"""The aiohttp application: guard, Bolt, health, start and drain.

Bolt's own server has no health route and no time limit on a stop, so Bolt is served
from here. Everything from Slack comes to one address, ``POST /slack/events``.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from typing import TYPE_CHECKING, Protocol

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.failures import on_error
from bot.guard import MOST_BYTES, Refused, judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Handler
    from slack_bolt.response import BoltResponse

    from bot.background import Background
    from bot.config import Config, Secret

EVENTS_PATH = "/slack/events"
HEALTH_PATH = "/healthz"

BODY_SECONDS = 10.0
"""How long a body may take to arrive; Slack itself waits three seconds for the whole answer."""

IDLE_SECONDS = 100.0
"""How long a connection may stay without a whole head of a request. A host's router keeps its own
for up to 90 s, and would find one that we closed first."""

DRAIN_SECONDS = 10.0
"""How long a stop waits for requests, and then for work; hosts kill a process after 30 s."""

_log = logging.getLogger(__name__)


class Dispatches(Protocol):
    """Answers verified requests: a Bolt app, or what stands before several."""

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""


def create_server(
    config: Config,
    bolt_app: Dispatches,
    entries: Callable[[], int | None],
    background: Background,
    now: Callable[[], float] = time.time,
    body_seconds: float = BODY_SECONDS,
) -> web.Application:
    """Return the HTTP face of the bot.

    Args:
        config: the settings; without a signing secret only the health route is served.
        bolt_app: the app with its listeners; its own request verification is off.
        entries: how many entries are on file, None while the desk is not ready.
        background: work that goes on after an answer; a stop waits for it.
        now: seconds since 1970.
        body_seconds: how long a body may take to arrive.
    """
    application = web.Application(client_max_size=MOST_BYTES)
    application.router.add_get(HEALTH_PATH, _health(entries))
    if config.signing_secret is not None:
        events = _events(bolt_app, config.signing_secret, now, body_seconds)
        application.router.add_post(EVENTS_PATH, events)

    async def drain(_: web.Application) -> None:
        if late := await background.drain(DRAIN_SECONDS):
            _log.warning("Stopped with %d pieces of work unfinished.", late)

    application.on_cleanup.append(drain)
    return application


def runner_of(
    application: web.Application, *, drain: float = DRAIN_SECONDS, idle: float = IDLE_SECONDS
) -> web.AppRunner:
    """Return what runs the application, with the limits that hold for every connection.

    A signature is of the bytes that were sent, so that nothing is unpacked before it is checked.

    Args:
        application: what ``create_server`` returned.
        drain: how long a stop waits for running requests, in seconds.
        idle: how long a connection may stay without a whole head of a request, in seconds.
    """
    return web.AppRunner(
        application,
        access_log=None,
        shutdown_timeout=drain,
        keepalive_timeout=idle,
        auto_decompress=False,
    )


async def serve(
    application: web.Application, config: Config, *, idle: float = IDLE_SECONDS
) -> None:
    """Serve until SIGTERM or SIGINT, then let running requests finish.

    Args:
        application: what ``create_server`` returned.
        config: where to listen.
        idle: how long a connection may stay without a whole head of a request, in seconds.

    Raises:
        OSError: the address is taken or not ours.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = runner_of(application, idle=idle)
    await runner.setup()
    try:
        await web.TCPSite(runner, config.host, config.port).start()
        _log.info("Listening on %s:%d.", config.host, config.port)
        await stop.wait()
        _log.info("Stopping; running requests are finished first.")
    finally:
        await runner.cleanup()


def _health(entries: Callable[[], int | None]) -> Handler:
    async def health(_: web.Request) -> web.Response:
        count = entries()
        if count is None:
            return web.json_response({"status": "starting"}, status=503)
        return web.json_response({"status": "ready", "entries": count})

    return health


def _events(
    bolt_app: Dispatches, secret: Secret, now: Callable[[], float], seconds: float
) -> Handler:
    async def events(request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(seconds):
                raw = await request.read()
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        verdict = judge(request.headers, raw, now=now(), secret=secret)
        if isinstance(verdict, Refused):
            _log.info("Refused a request with %d: %s.", verdict.status, verdict.reason)
            return web.json_response({"error": verdict.reason}, status=verdict.status)
        try:
            # "socket_mode" is Bolt's name for "the body is parsed already"; its form parser
            # would lose any command whose text holds the word "payload"
            bolt_request = AsyncBoltRequest(
                body=verdict.body,
                headers=request.headers,  # type: ignore[arg-type] # as Bolt's own adapter does
                mode="socket_mode",
            )
            response = await bolt_app.async_dispatch(bolt_request)
        except Exception as error:
            # listeners’ errors reach on_error through Bolt; this is for what Bolt itself raises
            response = await on_error(error, verdict.body)
        return await to_aiohttp_response(response)

    return events
