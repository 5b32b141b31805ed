"""Connections that are shared: made when they are needed, and tried before each use.

None is kept ready and none is made beside: one that is needed is made at once, also after an
outage, and where it is refused the caller hears of it at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable

from psycopg import errors
from psycopg.pq import TransactionStatus

from knowledge.errors import StoreError, StoreUnavailable
from knowledge.store.postgres.breaker import Breaker
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.faults import NO_ANSWER, NONE_FREE, NoAnswer

PATIENCE = 2.0
"""Seconds in which a caller has a connection, or is told that there is none: Slack waits three."""

_TRYING = 0.5
"""Seconds in which a connection that was used before shows that it still stands."""

_RESTING = 600.0
"""Seconds after which a connection that nobody needed is closed."""


class Pool:
    """Connections to one database.

    Args:
        connect: makes one, without transactions; raises StoreUnavailable where it cannot.
        most: the most that are open at once.
    """

    def __init__(self, connect: Callable[[], Awaitable[Connection]], most: int) -> None:
        self._connect = connect
        self._room = asyncio.Semaphore(most)
        self._idle: deque[tuple[Connection, float]] = deque()
        self._breaker = Breaker()
        self._closed = False

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
            await self._give_back(connection)

    async def close(self) -> None:
        """Close every connection; one that is lent, when it comes back."""
        self._closed = True
        await self._drop_idle()

    async def _taken(self) -> Connection:
        if self._closed:
            raise StoreError("the store is closed")
        self._breaker.admit()
        began = time.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._free()
        except BaseException as error:
            # whoever gives up waiting has waited in vain as well
            why = str(error) if isinstance(error, StoreError) else NONE_FREE
            self._breaker.failed(time.monotonic() - began, why)
            if isinstance(error, TimeoutError):
                raise StoreUnavailable(why) from None
            raise

    async def _free(self) -> Connection:
        await self._room.acquire()
        try:
            while self._idle:
                connection, _ = self._idle.pop()
                if await self._stands(connection):
                    return connection
            return await self._connect()
        except BaseException:
            self._room.release()
            raise

    async def _stands(self, connection: Connection) -> bool:
        """Return whether a connection that was used before answers; let go of it if not."""
        try:
            async with asyncio.timeout(_TRYING):
                await connection.execute("")
        except TimeoutError:
            await self._drop_idle()  # they lead where this one led
        except errors.Error:
            await connection.close()
        return not connection.closed

    async def _give_back(self, connection: Connection) -> None:
        now = time.monotonic()
        if self._closed or connection.info.transaction_status != TransactionStatus.IDLE:
            await connection.close()
        else:
            self._idle.append((connection, now))
        self._room.release()
        while self._idle and self._idle[0][1] < now - _RESTING:
            await self._idle.popleft()[0].close()

    async def _drop_idle(self) -> None:
        while self._idle:
            await self._idle.pop()[0].close()
