"""A host: releases, starts and restarts dynos, the old and the new one overlapping."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from random import Random

from benchmarks.host.dyno import Dyno
from benchmarks.host.router import Router, routing
from benchmarks.host.slug import pack


class Host:
    """Dynos behind a router.

    Args:
        router: sends requests to them.
        settings: the config vars.
        log: where the dynos' output is kept; the slug stands beside it.
    """

    def __init__(self, router: Router, settings: Mapping[str, str], log: Path) -> None:
        self.router = router
        self.ended: list[Dyno] = []
        self.not_in_time = 0
        self.log = log
        self._slug = log.parent / "slug"
        self._settings = settings
        self._started = 0

    async def release(self) -> None:
        """Pack the project and run its release command.

        Raises:
            RuntimeError: it failed.
        """
        pack(self._slug)
        dyno = self._next()  # its disk goes with it
        if await (await dyno.run("release")).wait():
            raise RuntimeError(f"the release failed: {self.log.read_text()[-2000:]}")

    async def scale(self, count: int) -> None:
        """Start dynos."""
        for _ in range(count):
            await self._start()

    async def restart(self, dyno: Dyno, *, kill: bool = False) -> None:
        """Replace a dyno: stopped once the new one is ready, or killed before there is one."""
        if kill:
            await dyno.kill()
            self.router.dynos.remove(dyno)
            self.ended.append(dyno)
            await self._start()
            return
        await self._start()
        self.router.dynos.remove(dyno)
        self.not_in_time += not await dyno.stop()
        self.ended.append(dyno)

    async def stop(self) -> None:
        """Stop every dyno."""
        while self.router.dynos:
            dyno = self.router.dynos.pop()
            self.not_in_time += not await dyno.stop()
            self.ended.append(dyno)

    async def _start(self) -> None:
        dyno = self._next()
        await dyno.start()
        self.router.dynos.append(dyno)

    def _next(self) -> Dyno:
        self._started += 1
        return Dyno(self._started, self._settings, self.log, self._slug)


@contextlib.asynccontextmanager
async def hosting(
    settings: Mapping[str, str], count: int, random: Random, log: Path | None = None
) -> AsyncIterator[Host]:
    """Release the project and run dynos of it until the block ends.

    Args:
        settings: the config vars.
        count: of dynos.
        random: decides what goes wrong on the way to them.
        log: a file in which what they print is kept, or None.
    """
    with tempfile.TemporaryDirectory(prefix="host-") as folder:
        async with routing(random) as router:
            host = Host(router, settings, Path(folder) / "dynos.log")
            try:
                await host.release()
                await host.scale(count)
                yield host
            finally:
                await host.stop()
                if log:
                    shutil.copy(host.log, log)
