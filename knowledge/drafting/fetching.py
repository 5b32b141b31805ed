"""One page from the public internet, within limits, and from nowhere else.

Every address is checked at the moment a connection is made: the resolver that checks is the
one that aiohttp connects by, so a name cannot resolve to one address for the check and to
another for the connection. Redirects are followed by hand, each through the same checks.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from knowledge.drafting.addresses import WEB_PORTS, checked, refusal
from knowledge.drafting.unpacking import ENCODINGS, Unpacker
from knowledge.errors import AddressRefused, FetchFailed

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""A name → its IP addresses, in their usual spelling."""

_HEADERS = {
    "User-Agent": "Nutgraf (a newsroom's context desk)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/plain;q=0.8",
    "Accept-Encoding": ENCODINGS,
}
_REDIRECTS = (301, 302, 303, 307, 308)
_CLOSED = (401, 402, 403, 407, 451)


async def resolve(host: str) -> Sequence[str]:
    """Ask the system's resolver for the addresses of a name."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a fetch goes. The defaults are safe for an address that anybody may type.

    Args:
        seconds: the longest that it may take, redirects and resolving included.
        body: the most bytes of a page, before and after unpacking.
        redirects: the most redirects that are followed.
        ports: the ports that may be used.
        allowed: IP addresses that are fetched from although they are not public.
        resolve: how names are resolved.
    """

    seconds: float = 5
    body: int = 2_000_000
    redirects: int = 3
    ports: Collection[int] = WEB_PORTS
    allowed: Collection[str] = ()
    resolve: Resolve = field(default=resolve)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: the address it came from in the end, its bytes, and what it is said to be."""

    url: str
    body: bytes
    content_type: str
    charset: str | None


async def fetch(address: str, limits: Limits | None = None) -> Fetched:
    """Fetch a page.

    Args:
        address: a complete http or https address.
        limits: how far to go; the defaults unless told.

    Raises:
        AddressRefused: it, or an address that it leads to, is not one that we fetch from.
        FetchFailed: it did not answer in time, or with nothing usable.
    """
    limits = limits or Limits()
    url = checked(address, limits.ports, limits.allowed)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(url, limits)
    except TimeoutError:
        raise FetchFailed(f"{url.host} did not answer in {limits.seconds:g} seconds") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise FetchFailed(f"{url.host} could not be reached or broke off") from error


async def _follow(url: URL, limits: Limits) -> Fetched:
    for _ in range(limits.redirects + 1):
        answer = await _ask(url, limits)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise FetchFailed(f"the address is passed on more than {limits.redirects} times")


async def _ask(url: URL, limits: Limits) -> Fetched | URL:
    """Ask one address. Returns the page, or the checked address it passes us on to."""
    connector = aiohttp.TCPConnector(
        resolver=_CheckingResolver(limits), use_dns_cache=False, force_close=True, limit=2
    )
    async with (
        aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            auto_decompress=False,
            trust_env=False,
        ) as session,
        session.get(url, allow_redirects=False) as response,
    ):
        if response.status in _REDIRECTS:
            return _next(url, response.headers.get("Location"), limits)
        return await _body(url, response, limits)


def _next(url: URL, location: str | None, limits: Limits) -> URL:
    if not location:
        raise FetchFailed("the address is passed on to nowhere")
    try:
        target = url.join(URL(location))
    except (ValueError, TypeError):
        raise AddressRefused("the address is passed on to one that is not complete") from None
    return checked(str(target), limits.ports, limits.allowed)


async def _body(url: URL, response: aiohttp.ClientResponse, limits: Limits) -> Fetched:
    if response.status in _CLOSED:
        raise FetchFailed(f"{url.host} does not let us read that page ({response.status})")
    if response.status != 200:
        raise FetchFailed(f"{url.host} has no such page to give ({response.status})")
    if (response.content_length or 0) > limits.body:
        raise FetchFailed(f"the page is larger than {limits.body / 1e6:g} MB")
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), limits.body)
    received = 0
    async for piece in response.content.iter_any():
        received += len(piece)
        if received > limits.body:
            raise FetchFailed(f"the page is larger than {limits.body / 1e6:g} MB")
        unpacker.feed(piece)
    return Fetched(str(url), unpacker.finish(), response.content_type, response.charset)


class _CheckingResolver(AbstractResolver):
    """Hands aiohttp addresses that were checked, and only those."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        addresses = [a for a in await self._limits.resolve(host) if _fits(a, family)]
        for address in addresses:
            # One bad address refuses the name: which one is connected to is left to chance.
            if address not in self._limits.allowed and (why := refusal(address)):
                raise AddressRefused(f"{host} leads to {why}, not to a public website")
        if not addresses:
            raise FetchFailed(f"there is no website named {host}")
        return [_result(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing is held."""


def _fits(address: str, family: socket.AddressFamily) -> bool:
    return family in (socket.AF_UNSPEC, _family(address))


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def _result(host: str, address: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=_family(address),
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST,
    )
