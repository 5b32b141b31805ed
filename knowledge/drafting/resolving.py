"""Names → addresses that were checked. What it hands out is what is connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence

from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.drafting.addresses import refusal
from knowledge.errors import AddressRefused, FetchFailed

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""A name → its IP addresses, in their usual spelling."""


async def resolve(host: str) -> Sequence[str]:
    """Ask the system's resolver for the addresses of a name."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class CheckingResolver(AbstractResolver):
    """Hands aiohttp addresses that were checked, and only those."""

    def __init__(self, ask: Resolve, allowed: Collection[str]) -> None:
        self._ask, self._allowed = ask, allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Resolve a name.

        Raises:
            AddressRefused: one of its addresses is not public.
            FetchFailed: it has none.
        """
        addresses = [a for a in await self._ask(host) if _fits(a, family)]
        for address in addresses:
            # One bad address refuses the name: which one is connected to is left to chance.
            if address not in self._allowed and (why := refusal(address)):
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
