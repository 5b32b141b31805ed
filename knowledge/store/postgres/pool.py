"""Connections that are shared: psycopg's pool, with a breaker before it.

The pool lets everybody wait for a connection in turn. Where the database is away, one finds out and
the others are told so at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from psycopg import errors
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from knowledge.errors import StoreError, StoreUnavailable
from knowledge.store.postgres.breaker import Breaker
from knowledge.store.postgres.connecting import KEPT_ALIVE, Connection
from knowledge.store.postgres.faults import NO_ANSWER, NONE_FREE, NoAnswer

PATIENCE = 1.5
"""Seconds in which a caller has a connection, or is told that there is none: Slack waits three."""

_TRYING = 0.5
"""Seconds in which a connection that was used before shows that it still stands."""


class Pool:
    """Connections to one database, made when they are needed and tried before each use.

    Args:
        url: the address of the database.
        most: the most that are open at once.
        configure: makes a new connection ready.
    """

    def __init__(
        self, url: str, most: int, configure: Callable[[Connection], Awaitable[None]]
    ) -> None:
        # No connection is kept ready: one that is needed is made at once, also after an outage,
        # where those that are kept ready would be made again after longer and longer pauses.
        self._pool = AsyncConnectionPool(
            url,
            connection_class=Connection,
            kwargs=KEPT_ALIVE,
            min_size=0,
            max_size=most,
            timeout=PATIENCE,
            reconnect_timeout=PATIENCE,
            configure=self._ready,
            open=False,
        )
        self._configure = configure
        self._breaker = Breaker()

    async def open(self) -> None:
        """Begin; no connection is made yet."""
        await self._pool.open()

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """Lend a connection for one transaction, which is committed at the end of the block.

        Raises:
            StoreUnavailable: there is none in time.
            StoreError: the pool is closed.
            psycopg.Error: the transaction failed.
        """
        connection = await self._taken()
        try:
            async with connection.transaction():
                yield connection
            self._breaker.answered()
        except NoAnswer:
            self._breaker.failed(PATIENCE, NO_ANSWER)
            raise
        finally:
            await self._pool.putconn(connection)

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.close()

    async def _taken(self) -> Connection:
        self._breaker.admit()
        began = time.monotonic()
        try:
            return await self._standing(began + PATIENCE)
        except PoolClosed:
            raise StoreError("the store is closed") from None
        except BaseException as error:
            # whoever gives up waiting has waited in vain as well
            self._breaker.failed(time.monotonic() - began, NONE_FREE)
            if isinstance(error, PoolTimeout):
                raise StoreUnavailable(NONE_FREE) from None
            raise

    async def _standing(self, until: float) -> Connection:
        """Return a connection that stands.

        The pool could try them itself, but pauses for a second after the second one that is gone;
        where a host moves its database, all of them are.
        """
        while True:
            connection = await self._pool.getconn(until - time.monotonic())
            stands = False
            try:
                stands = await _stands(connection)
            finally:
                if not stands:
                    await self._pool.putconn(connection)
            if stands:
                return connection

    async def _ready(self, connection: Connection) -> None:
        """Make a new connection ready."""
        await self._configure(connection)
        self._breaker.answered()


async def _stands(connection: Connection) -> bool:
    """Return whether a connection that was used before answers; one that does not is closed."""
    try:
        async with asyncio.timeout(_TRYING):
            await connection.execute("")
            await connection.rollback()
    except (errors.Error, TimeoutError):
        await connection.close()
        return False
    return True
