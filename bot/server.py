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
) -> web.Application:
    """Return the HTTP face of the bot.

    Args:
        config: the settings; without a signing secret only the health route is served.
        bolt_app: the app with its listeners; its own request verification is off.
        entries: how many entries are on file, None while the desk is not ready.
        background: work that goes on after an answer; a stop waits for it.
        now: seconds since 1970.
    """
    application = web.Application(client_max_size=MOST_BYTES)
    application.router.add_get(HEALTH_PATH, _health(entries))
    if config.signing_secret is not None:
        application.router.add_post(EVENTS_PATH, _events(bolt_app, config.signing_secret, now))

    async def drain(_: web.Application) -> None:
        if late := await background.drain(DRAIN_SECONDS):
            _log.warning("Stopped with %d pieces of work unfinished.", late)

    application.on_cleanup.append(drain)
    return application


async def serve(application: web.Application, config: Config) -> None:
    """Serve until SIGTERM or SIGINT, then let running requests finish.

    Args:
        application: what ``create_server`` returned.
        config: where to listen.

    Raises:
        OSError: the address is taken or not ours.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=DRAIN_SECONDS)
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


def _events(bolt_app: Dispatches, secret: Secret, now: Callable[[], float]) -> Handler:
    async def events(request: web.Request) -> web.Response:
        verdict = judge(request.headers, await request.read(), now=now(), secret=secret)
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
