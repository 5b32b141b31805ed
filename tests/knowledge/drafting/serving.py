"""A real server on loopback that counts every connection, and names that lead to it."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from knowledge.drafting.addresses import WEB_PORTS
from knowledge.drafting.fetching import Limits

PAGE = b"<html><body><p>The council met on Tuesday.</p></body></html>"
ZEROS = 50_000_000


@dataclass
class Loopback:
    """What the server saw, and the limits with which it may be fetched from."""

    port: int = 0
    connections: int = 0
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    names: dict[str, Sequence[str]] = field(default_factory=dict)
    passes_on_to: str = ""

    async def resolve(self, host: str) -> Sequence[str]:
        return self.names.get(host, ())

    def limits(self, *, allowed: tuple[str, ...] = (), **changes) -> Limits:
        changes.setdefault("ports", WEB_PORTS | {self.port})
        return Limits(resolve=self.resolve, allowed=allowed, **changes)

    def url(self, path: str = "/page", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextlib.asynccontextmanager
async def loopback(pages: dict[str, tuple[bytes, dict[str, str]]]) -> AsyncIterator[Loopback]:
    """Serve pages, and a few that misbehave, on every loopback address."""
    seen = Loopback()

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        seen.paths.append(request.path_qs)
        seen.headers.append(dict(request.headers))
        if request.path == "/elsewhere":
            return web.Response(status=302, headers={"Location": seen.passes_on_to})
        return await _answer(request, pages)

    server = web.Server(answer)

    def counted():
        seen.connections += 1
        return server()

    loop = asyncio.get_running_loop()
    listening = await loop.create_server(counted, "0.0.0.0", 0)
    seen.port = listening.sockets[0].getsockname()[1]
    listeners = [listening]
    with contextlib.suppress(OSError):
        listeners.append(await loop.create_server(counted, "::1", seen.port))
    try:
        yield seen
    finally:
        for listener in listeners:
            listener.close()
        await server.shutdown(0.1)


async def _answer(
    request: web.BaseRequest, pages: dict[str, tuple[bytes, dict[str, str]]]
) -> web.StreamResponse:
    path = request.path
    if path in pages:
        body, headers = pages[path]
        return web.Response(body=body, headers=headers)
    if path.startswith("/again/"):
        count = int(path.rpartition("/")[2])
        target = f"/again/{count - 1}" if count else "/page"
        return web.Response(status=307, headers={"Location": target})
    if path == "/cookie":
        moved = web.Response(status=302, headers={"Location": "/page"})
        moved.set_cookie("seen", "yes")
        return moved
    if path == "/slow":
        return await _slow(request)
    if path.startswith("/status/"):
        return web.Response(status=int(path.rpartition("/")[2]), body=PAGE)
    return web.Response(body=PAGE, content_type="text/html")


async def _slow(request: web.BaseRequest) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    with contextlib.suppress(ConnectionError, asyncio.CancelledError):
        for _ in range(200):
            await response.write(b"<p>")
            await asyncio.sleep(0.05)
    return response


def gzip_bomb() -> bytes:
    return gzip.compress(bytes(ZEROS), 9)


def deflate_bomb() -> bytes:
    return zlib.compress(bytes(ZEROS), 9)


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()
