"""A dyno: one process over a disk of its own, held to 512 MB, stopped as hosts stop it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import shlex
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import aiohttp

from benchmarks.host.slug import procfile
from bot.health import HEALTH_PATH

MEMORY = 512
"""Megabytes of the smallest dyno."""
GRACE = 30.0
"""Seconds from SIGTERM to SIGKILL."""
LONGEST_START = 60.0
"""Seconds for which a host waits for the port; Heroku waits for 180 where it is asked to."""


class Dyno:
    """One process of the web kind.

    Args:
        number: as in ``web.1``.
        settings: the config vars.
        log: where what it prints is added.
        slug: what its disk begins as.
        megabytes: of memory that it may use.
    """

    def __init__(
        self,
        number: int,
        settings: Mapping[str, str],
        log: Path,
        slug: Path,
        *,
        megabytes: int = MEMORY,
    ) -> None:
        self.number = number
        self.port = _free_port()
        self.healthy_after = 0.0
        self._began = 0.0
        self.peak = 0.0
        self._settings = settings
        self._limit = megabytes * 1024 * 1024
        self._log = log
        self._slug = slug
        self._disk = Path(tempfile.mkdtemp(prefix="dyno-", dir=log.parent))
        self._process: asyncio.subprocess.Process | None = None

    async def run(self, kind: str) -> asyncio.subprocess.Process:
        """Start the Procfile's command of a kind on a fresh copy of the slug."""
        folder = self._disk
        await asyncio.to_thread(shutil.copytree, self._slug, folder, dirs_exist_ok=True)
        limit = self._limit
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        self._began = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *shlex.split(procfile(folder)[kind]),
                cwd=folder,
                env={
                    "PATH": path,
                    "PORT": str(self.port),
                    "DYNO": f"{kind}.{self.number}",
                    **self._settings,
                },
                stdout=log,
                stderr=log,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
            )
        return self._process

    async def start(self, longest: float = LONGEST_START) -> None:
        """Start it, and wait until it is healthy.

        Args:
            longest: seconds that it may take.

        Raises:
            RuntimeError: it ended, or was not healthy in time.
        """
        process = await self.run("web")
        started = self._began
        async with aiohttp.ClientSession() as session:
            while process.returncode is None and time.perf_counter() - started < longest:
                if await self._healthy(session):
                    self.healthy_after = time.perf_counter() - started
                    return
                await asyncio.sleep(0.05)
        raise RuntimeError(f"web.{self.number} is not healthy: {self._log.read_text()[-2000:]}")

    async def stop(self) -> bool:
        """Stop it as hosts do; return whether it ended by itself."""
        self.note_peak()
        process = self._running()
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            await self.kill()
            return False
        await asyncio.to_thread(shutil.rmtree, self._disk, ignore_errors=True)
        return True

    async def kill(self) -> None:
        """Kill it at once; its disk is gone."""
        self.note_peak()
        with contextlib.suppress(ProcessLookupError):
            self._running().kill()
        await self._running().wait()
        await asyncio.to_thread(shutil.rmtree, self._disk, ignore_errors=True)

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._process is not None and self._process.returncode is None

    def megabytes(self) -> float:
        """Return the resident memory now, in MB (10^6 bytes); 0 where it does not run."""
        return self._status("VmRSS")

    def note_peak(self) -> float:
        """Return the most memory that it ever held, in MB."""
        self.peak = max(self.peak, self._status("VmHWM"))
        return self.peak

    def _status(self, name: str) -> float:
        with contextlib.suppress(OSError):
            status = Path(f"/proc/{self._running().pid}/status").read_text(encoding="ascii")
            for line in status.splitlines():
                if line.startswith(name):
                    return int(line.split()[1]) * 1024 / 1e6
        return 0.0

    def _running(self) -> asyncio.subprocess.Process:
        assert self._process
        return self._process

    async def _healthy(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"http://127.0.0.1:{self.port}{HEALTH_PATH}") as response:
                return response.status == 200
        except aiohttp.ClientError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
