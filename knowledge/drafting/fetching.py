"""One page from the public internet, within limits, and from nowhere else.

Every address is checked at the moment a connection is made: the resolver that checks is the
one that aiohttp connects by, so a name cannot resolve to one address for the check and to
another for the connection. Redirects are followed by hand, each through the same checks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from knowledge.drafting.addresses import WEB_PORTS, checked
from knowledge.drafting.resolving import CheckingResolver, Resolve, resolve
from knowledge.drafting.unpacking import ENCODINGS, Unpacker
from knowledge.errors import AddressRefused, FetchFailed

_HEADERS = {
    "User-Agent": "Nutgraf (a newsroom's context desk)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/plain;q=0.8",
    "Accept-Encoding": ENCODINGS,
}
_REDIRECTS = (301, 302, 303, 307, 308)
_CLOSED = (401, 402, 403, 407, 451)


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
        resolver=CheckingResolver(limits.resolve, limits.allowed),
        use_dns_cache=False,
        force_close=True,
        limit=2,
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
