"""Server processes: each on the first core, timed from start to healthy, always stopped."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.health import HEALTH_PATH

SERVER_CORE = 0
_LONGEST_BOOT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server that is healthy.

    Args:
        port: where it listens on loopback.
        pid: its process.
        boot_seconds: from the start of the process to the first healthy answer.
    """

    port: int
    pid: int
    boot_seconds: float

    def megabytes(self) -> float:
        """Return the resident memory now, in MB (10^6 bytes)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.asynccontextmanager
async def server(
    arguments: Sequence[str], environ: Mapping[str, str], longest: float = _LONGEST_BOOT_SECONDS
) -> AsyncIterator[Running]:
    """Run ``python -m`` with these arguments; ``{port}`` in them stands for the port.

    Args:
        arguments: the module and what follows it.
        environ: settings beside those of this process.
        longest: how long it may take to be healthy, in seconds.
    """
    port = _free_port()
    filled = [part.format(port=port) for part in arguments]
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *filled,
        env={**os.environ, **environ, "PORT": str(port)},
        preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE}),
    )  # fmt: skip
    try:
        await _healthy(port, process, longest)
        yield Running(port, process.pid, time.perf_counter() - started)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def _healthy(port: int, process: asyncio.subprocess.Process, longest: float) -> None:
    deadline = time.perf_counter() + longest
    async with aiohttp.ClientSession() as session:
        while process.returncode is None and time.perf_counter() < deadline:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(f"http://127.0.0.1:{port}{HEALTH_PATH}") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.01)
    raise RuntimeError("the server did not become healthy")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
