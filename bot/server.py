"""The aiohttp application: guard, Bolt, health, start and drain.

Bolt's own server has no health route and no time limit on a stop, so Bolt is served
from here. Everything from Slack comes to one address, ``POST /slack/events``.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from typing import TYPE_CHECKING, Any, Protocol

from aiohttp import web, web_response
from aiohttp.http_exceptions import HttpProcessingError
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot import health, tracing
from bot.failures import on_error
from bot.guard import MOST_BYTES, Refused, judge
from bot.logs.clients import Clients
from bot.logs.seldom import Seldom
from bot.observing import RETRY, Observer
from bot.stopping import LINGER, PATIENCE, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.background import Background
    from bot.config import Config, Secret
    from bot.health import Readiness

EVENTS_PATH = "/slack/events"
STOP = web.AppKey("stop", Stop)

BODY_SECONDS = 10.0
"""How long a body may take to arrive; Slack itself waits three seconds for the whole answer."""

IDLE_SECONDS = 100.0
"""How long a connection may stay without a whole head of a request. A host's router keeps its own
for up to 90 s, and would find one that we closed first."""

NAME = "nutgraf"
"""What the header ``Server`` says; aiohttp would tell its version and Python's to anybody."""

NOT_WELL_FORMED = "the body is not well-formed"

_log = logging.getLogger(__name__)


class Dispatches(Protocol):
    """Answers verified requests: a Bolt app, or what stands before several."""

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""


def create_server(
    config: Config,
    bolt_app: Dispatches,
    background: Background,
    readiness: Readiness,
    observer: Observer | None = None,
    now: Callable[[], float] = time.time,
    body_seconds: float = BODY_SECONDS,
) -> web.Application:
    """Return the HTTP face of the bot.

    Args:
        config: the settings; without a signing secret nothing of Slack's is served.
        bolt_app: answers requests; its own request verification is off.
        background: work that goes on after an answer; a stop waits for it.
        readiness: whether requests may be sent here; knows of the stop.
        observer: what notes each request; the log alone by default.
        now: seconds since 1970.
        body_seconds: how long a body may take to arrive.
    """
    application = web.Application(client_max_size=MOST_BYTES)
    stop = application[STOP] = readiness.stop
    health.mount(application, readiness)
    if config.signing_secret is not None:
        events = Events(
            bolt_app=bolt_app,
            secret=config.signing_secret,
            stop=stop,
            observer=observer or Observer(),
            now=now,
            body_seconds=body_seconds,
        )
        application.router.add_post(EVENTS_PATH, events.handle)

    async def drain(_: web.Application) -> None:
        if late := await background.drain(stop.left()):
            _log.warning("Stopped with %d pieces of work unfinished.", late)

    application.on_cleanup.append(drain)
    return application


def runner_of(
    application: web.Application, *, drain: float = PATIENCE - LINGER, idle: float = IDLE_SECONDS
) -> web.AppRunner:
    """Return what runs the application, with the limits that hold for every connection.

    A signature is of the bytes that were sent, so that nothing is unpacked before it is checked.

    Args:
        application: what ``create_server`` returned.
        drain: how long a stop waits for running requests, in seconds.
        idle: how long a connection may stay without a whole head of a request, in seconds.
    """
    # answers to what is not well-formed HTTP pass no signal that could set the header
    web_response.SERVER_SOFTWARE = NAME  # type: ignore[attr-defined] # aiohttp does not export it
    return web.AppRunner(
        application,
        access_log=None,
        logger=Clients(_log, Seldom(_log)),
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
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    runner = runner_of(application, idle=idle)
    await runner.setup()
    try:
        await web.TCPSite(runner, config.host, config.port).start()
        _log.info("Listening on %s:%d.", config.host, config.port)
        await told.wait()
        application[STOP].begin()
        _log.info("Stopping; running requests are finished first.")
        await asyncio.sleep(LINGER)
    finally:
        await runner.cleanup()


class Events:
    """Takes what Slack sends: judged, noted, handed to Bolt.

    Args:
        bolt_app: answers requests.
        secret: the app's signing secret.
        stop: whether the process is being stopped.
        observer: what notes each request.
        now: seconds since 1970.
        body_seconds: how long a body may take to arrive.
    """

    def __init__(
        self,
        *,
        bolt_app: Dispatches,
        secret: Secret,
        stop: Stop,
        observer: Observer,
        now: Callable[[], float],
        body_seconds: float,
    ) -> None:
        self._bolt_app = bolt_app
        self._secret = secret
        self._stop = stop
        self._observer = observer
        self._now = now
        self._body_seconds = body_seconds
        self._seldom = Seldom(_log)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        began = time.perf_counter()
        current = tracing.begin(request.headers.get("X-Request-ID", ""))
        raw = await self._read(request)
        verdict = judge(request.headers, raw, now=self._now(), secret=self._secret)
        if isinstance(verdict, Refused):
            return self._refuse(verdict)
        self._observer.begin(current, verdict.body, request.headers.get(RETRY, ""))
        try:
            if self._stop.begun:
                return await self._last(request, verdict.body)
            return await to_aiohttp_response(await self._dispatch(request, verdict.body))
        finally:
            self._observer.end(current, began)

    async def _read(self, request: web.Request) -> bytes:
        try:
            async with asyncio.timeout(self._body_seconds):
                return await request.read()
        except TimeoutError:
            self._observer.refused(web.HTTPRequestTimeout.status_code)
            raise web.HTTPRequestTimeout from None
        except (HttpProcessingError, web.RequestPayloadError):
            self._refuse(Refused(web.HTTPBadRequest.status_code, NOT_WELL_FORMED))
            raise web.HTTPBadRequest from None
        except ConnectionError:
            # nobody reads this answer: the client has hung up
            self._observer.refused(web.HTTPBadRequest.status_code)
            raise web.HTTPBadRequest from None

    async def _dispatch(self, request: web.Request, body: dict[str, Any]) -> BoltResponse:
        try:
            # "socket_mode" is Bolt's name for "the body is parsed already"; its form parser
            # would lose any command whose text holds the word "payload"
            bolt_request = AsyncBoltRequest(
                body=body,
                headers=request.headers,  # type: ignore[arg-type] # as Bolt's own adapter does
                mode="socket_mode",
            )
            response = await self._bolt_app.async_dispatch(bolt_request)
        except Exception as error:
            # listeners’ errors reach on_error through Bolt; this is for what Bolt itself raises
            response = await on_error(error, body)
        if response.status >= 400:
            tracing.note("not taken")
        return response

    async def _last(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        """Answer while the process stops; an event is left to the process that comes next."""
        if body.get("type") == "event_callback":
            tracing.note("turned away")
            answer = web.json_response({"error": "stopping"}, status=503)
            answer.headers["Retry-After"] = "1"
        else:
            answer = await to_aiohttp_response(await self._dispatch(request, body))
        answer.force_close()
        return answer

    def _refuse(self, refused: Refused) -> web.Response:
        self._observer.refused(refused.status)
        if refused.skew is None:
            self._seldom.warn(
                refused.reason, f"Refused a request with {refused.status}: {refused.reason}."
            )
        else:
            early = "behind" if refused.skew > 0 else "ahead of"
            self._seldom.warn(
                "skew",
                f"Refused a request that Slack signed: its time is {abs(refused.skew)} s {early} "
                "this machine's clock. Set the clock; python -m bot doctor measures it.",
            )
        return web.json_response({"error": refused.reason}, status=refused.status)
