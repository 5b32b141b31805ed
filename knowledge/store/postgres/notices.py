"""Which workspace published, heard over one connection for all of them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from knowledge.errors import StoreUnavailable
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.revisions import CHANNEL

log = logging.getLogger(__name__)

_LOOK = 20.0
"""Seconds of silence after which everybody looks for themselves."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A publication: whose, and the number of the workspace's last revision."""

    workspace: str
    number: int


async def notices(database: Database) -> AsyncGenerator[Notice | None, None]:
    """Yield each publication as it is announced, and None where any may have been missed.

    None comes once the connection stands, after each time that it was lost, and after a silence.

    Raises:
        StoreError: the database refuses for good; an outage is waited for instead.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            async with database.alone() as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                if pause != _FIRST_PAUSE:
                    log.warning("what other processes publish is heard again")
                    pause = _FIRST_PAUSE
                while True:
                    yield None
                    heard = connection.notifies(timeout=_LOOK)
                    async with contextlib.aclosing(heard):
                        async for notice in heard:
                            number, _, whose = notice.payload.partition(" ")
                            yield Notice(whose, int(number))
                    # a connection that died in silence shows when it is asked
                    await connection.execute("SELECT 1")
        except StoreUnavailable as error:
            if pause == _FIRST_PAUSE:
                log.warning("what other processes publish is not heard for now: %s", error)
        await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - no secret # nosec B311
        pause = min(pause * 2, _LONGEST_PAUSE)
