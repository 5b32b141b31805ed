"""Revisions as they come, from whichever process they come."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncIterator

from knowledge.errors import StoreUnavailable
from knowledge.revisions import Revision
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.revisions import CHANNEL, read

log = logging.getLogger(__name__)

_LOOK = 20.0
"""Seconds after which the database is asked though it announced nothing."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0
_PAGE = 1000


async def changes(
    database: Database, workspace: str, since: int
) -> AsyncIterator[tuple[Revision, ...]]:
    """Yield the revisions after a number, and then each as it is published, once and in order.

    A connection that is lost is made again, and what came meanwhile is yielded.

    Raises:
        StoreUnreadable: a revision is missing or damaged.
        StoreError: the database refuses for good.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            async with database.alone() as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                if pause != _FIRST_PAUSE:
                    log.warning("the database is there again after revision %d", since)
                    pause = _FIRST_PAUSE
                while True:
                    while new := await read(connection, workspace, since, most=_PAGE):
                        since = new[-1].number
                        yield new
                    await _announced(connection, workspace, since)
        except StoreUnavailable as error:
            if pause == _FIRST_PAUSE:
                log.warning("no revisions of other processes for now: %s", error)
        await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - no secret # nosec B311
        pause = min(pause * 2, _LONGEST_PAUSE)


async def _announced(connection: Connection, workspace: str, since: int) -> None:
    """Return when a later revision of the workspace is announced, or after a while."""
    async with contextlib.aclosing(connection.notifies(timeout=_LOOK)) as notices:
        async for notice in notices:
            number, _, whose = notice.payload.partition(" ")
            if whose == workspace and int(number) > since:
                return
