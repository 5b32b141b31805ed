"""A database that is asked: connections that are shared, fail fast and heal by themselves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

from psycopg import errors

from knowledge.errors import StoreError
from knowledge.store.postgres.connecting import Connection, checked_url, connected
from knowledge.store.postgres.faults import cut_off, fault
from knowledge.store.postgres.migrating import ensure_current
from knowledge.store.postgres.pool import Pool

T = TypeVar("T")

_LIMITS = (
    "SET statement_timeout = '10s'; SET lock_timeout = '5s';"
    " SET idle_in_transaction_session_timeout = '30s'"
)
ALONE = 4
"""The most connections of a process with one workspace, beside the one that listens."""

_TRIES = 5
"""How often a transaction is begun where another one is in its way, or its connection is lost."""


class Database:
    """A PostgreSQL database. It is connected to when it is first asked.

    Args:
        url: ``postgres://…`` or ``postgresql://…``, as hosts give it in ``DATABASE_URL``.
        most: the most connections that are open at once, one more for each that listens.

    Raises:
        StoreError: the URL is none.
    """

    def __init__(self, url: str, *, most: int = ALONE) -> None:
        self._url = checked_url(url)
        self._pool = Pool(self._url, most, _limit)
        self._opening = asyncio.Lock()
        self._opened = False

    def __repr__(self) -> str:
        return "Database(***)"

    async def run(self, work: Callable[[Connection], Awaitable[T]], *, once: bool = False) -> T:
        """Do some work in one transaction; from the start again where another one is in the way.

        So is it where the connection is lost, as when a host moves its database: by then the work
        may be done or not.

        Args:
            work: asks over a connection. It may be called several times.
            once: whether it must not be done twice, so that a connection that is lost is told of.

        Raises:
            StoreUnavailable: the database cannot be reached, or takes too long.
            StoreError: the database refuses, or its schema is not the one of this version.
        """
        await self.open()
        for left in reversed(range(_TRIES)):
            try:
                async with self._pool.transaction() as connection:
                    return await work(connection)
            except (errors.DeadlockDetected, errors.SerializationFailure) as error:
                if not left:
                    raise fault(error) from None
            except errors.Error as error:
                if once or not left or not cut_off(error):
                    raise fault(error) from None
            except UnicodeEncodeError:
                raise StoreError("the text holds half a character; nothing was changed") from None
        raise AssertionError("the last try returns or raises")

    async def open(self) -> None:
        """Connect now, instead of when it is first asked.

        Raises:
            StoreUnavailable: the database cannot be reached.
            StoreError: the database refuses, or its schema is not the one of this version.
        """
        if self._opened:
            return
        async with self._opening:
            if not self._opened:
                async with self.alone() as connection:
                    await ensure_current(connection)
                await self._pool.open()
                self._opened = True

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[Connection]:
        """Connect beside the pool, without transactions.

        Raises:
            StoreUnavailable: the database cannot be reached, or goes away.
            StoreError: the database refuses.
        """
        async with connected(self._url) as connection:
            await _limit(connection)
            yield connection

    async def close(self) -> None:
        """Close every connection. Closing twice does no harm."""
        self._opened = True  # what is asked from now on meets a closed pool
        await self._pool.close()


async def _limit(connection: Connection) -> None:
    await connection.execute(_LIMITS)
    if not connection.autocommit:
        await connection.commit()
