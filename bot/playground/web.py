"""The page in the browser: its files, what visitors do, and what changes meanwhile.

It serves loopback alone: a request must name a loopback host, and one that changes
something must come from the page itself, so that no other website can use it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground import newsroom
from bot.playground.doing import do
from bot.playground.errors import StandInError
from bot.playground.snapshot import shown, snapshot

if TYPE_CHECKING:
    from bot.playground.offer import Offer
    from bot.playground.rules.problem import Json
    from bot.playground.standin import StandIn

PAGE = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEARTBEAT = 15.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def mount(app: web.Application, standin: StandIn, offer: Offer) -> None:
    """Serve the page at ``/`` of an application, and its parts under ``/playground/``.

    Args:
        app: the bot's own application, not yet started.
        standin: the Slack that the page shows.
        offer: what the page suggests and completes.
    """
    page = _Page(standin, offer)
    app.router.add_get("/", _guarded(page.index))
    app.router.add_get("/playground/state", _guarded(page.state))
    app.router.add_get("/playground/changes", _guarded(page.changes))
    app.router.add_post("/playground/do", _guarded(page.do))
    app.router.add_get("/playground/files/{file}", _guarded(page.uploaded))
    app.router.add_get("/playground/{name}", _guarded(page.part))
    app.on_shutdown.append(page.stop)


class _Page:
    """The handlers, which share the stand-in and the word to stop."""

    def __init__(self, standin: StandIn, offer: Offer) -> None:
        self._standin = standin
        self._offer = offer
        self._stopping = asyncio.Event()

    async def stop(self, _app: web.Application) -> None:
        """End the streams that are open."""
        self._stopping.set()
        self._standin.world.workspace.ring()

    async def index(self, _request: web.Request) -> web.StreamResponse:
        return _file(PAGE / "index.html")

    async def part(self, request: web.Request) -> web.StreamResponse:
        path = PAGE / request.match_info["name"]
        if path.parent != PAGE or path.suffix not in _TYPES or not path.is_file():
            raise web.HTTPNotFound
        return _file(path)

    async def uploaded(self, request: web.Request) -> web.StreamResponse:
        file = self._standin.world.workspace.files.get(request.match_info["file"])
        if file is None or file.content is None or not file.name.endswith(".png"):
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type="image/png")

    async def state(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(self._state(self._viewer(request)) | {"offer": self._offer.wire()})

    async def changes(self, request: web.Request) -> web.StreamResponse:
        viewer = self._viewer(request)
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", **HEADERS})
        await stream.prepare(request)
        # a visitor who closes the page ends the stream; that is no error
        with contextlib.suppress(ConnectionResetError):
            known = -1
            while not self._stopping.is_set():
                known, line = await self._next_line(viewer, known)
                await stream.write(line)
        return stream

    async def _next_line(self, viewer: str, known: int) -> tuple[int, bytes]:
        """Return the version that the visitor will know, and the line that tells it."""
        try:
            async with asyncio.timeout(_HEARTBEAT):
                await self._standin.world.workspace.change(since=known)
        except TimeoutError:
            return known, b": still here\n\n"
        state = self._state(viewer)
        return state["version"], f"data: {json.dumps(state)}\n\n".encode()

    async def do(self, request: web.Request) -> web.StreamResponse:
        viewer = self._viewer(request)
        try:
            asked = await request.json()
            if not isinstance(asked, dict):
                raise web.HTTPBadRequest
            exchanges = await do(self._standin, viewer, asked)
        except json.JSONDecodeError:
            raise web.HTTPBadRequest from None
        except StandInError as error:
            return web.json_response({"error": str(error)})
        return web.json_response(
            {"exchanges": [shown(each) for each in exchanges], "state": self._state(viewer)}
        )

    def _viewer(self, request: web.Request) -> str:
        viewer = request.query.get("user", newsroom.EDITOR)
        if viewer not in self._standin.world.workspace.users:
            raise web.HTTPNotFound
        return viewer

    def _state(self, viewer: str) -> Json:
        return snapshot(self._standin.world, viewer)


def _file(path: Path) -> web.Response:
    return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8")


def _guarded(handler: Handler) -> Handler:
    """Let only the page itself in, and put the policy on every answer."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if urlsplit(f"//{request.host}").hostname not in _LOOPBACK:
            raise web.HTTPForbidden
        origin = request.headers.get("Origin", "")
        if request.method != "GET" and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return guard
