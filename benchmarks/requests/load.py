"""The load: requests over kept connections, each sent when the one before is answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import access

REFUSALS = (access.GUEST.encode(), access.SHARED.encode(), access.SLOW.encode(), b"our fault")
"""What a refusal or a fault says: an answer that costs nothing is not to be timed as one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: requests per second, and every answer's time in seconds, sorted."""

    rate: float
    times: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """Return the time in milliseconds that ``share`` (0 to 1) of the answers kept."""
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))] * 1000


async def measure(port: int, requests: Sequence[bytes], connections: int) -> Measured:
    """Send each request once.

    Raises:
        RuntimeError: an answer was not 200.
    """
    waiting, times = iter(requests), list[float]()
    started = time.perf_counter()
    await asyncio.gather(*(_one_by_one(port, waiting, times) for _ in range(connections)))
    return Measured(len(times) / (time.perf_counter() - started), tuple(sorted(times)))


async def _one_by_one(port: int, waiting: Iterator[bytes], times: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in waiting:
        started = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(_length(head))
        times.append(time.perf_counter() - started)
        if not head.startswith(b"HTTP/1.1 200") or any(said in body for said in REFUSALS):
            raise RuntimeError(f"the server answered {head[:40]!r} {body[:200]!r}")
    writer.close()
    await writer.wait_closed()


def _length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0])
