"""One connection to a database, which tells nobody its address."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Self, TypeVar

import psycopg
from psycopg import errors, waiting
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict

from knowledge.errors import StoreError, StoreUnavailable
from knowledge.store.postgres.faults import NoAnswer, fault, unreachable

T = TypeVar("T")

PATIENCE = 3
"""Seconds for a connection to be made."""

SILENCE = 12.0
"""Seconds after which a server that owes an answer counts as gone; a statement may take 10."""

_CUT_SHORT = "terminating connection"
"""What a server says that ends connections and goes on (libpq gives no state while it connects)."""

KEPT_ALIVE: dict[str, Any] = {
    "connect_timeout": PATIENCE,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "nutgraf",
}
"""A connection whose other end is gone without a word is noticed within 20 seconds."""


class Connection(psycopg.AsyncConnection[tuple[Any, ...]]):
    """A connection that names neither host nor user where it cannot be made.

    One whose server says nothing any more, or whose caller is cancelled, is let go of at once: to
    have a statement cancelled, the server would have to listen.
    """

    silence: float | None = SILENCE
    """Seconds that it may take the server to answer; None for as long as it likes."""

    @classmethod
    async def connect(
        cls,
        conninfo: str = "",
        **options: Any,  # noqa: ANN401 - whatever psycopg takes
    ) -> Self:
        """Connect.

        Raises:
            psycopg.OperationalError: it cannot be done; the message says why and not where.
        """
        try:
            return await _twice(lambda: super(Connection, cls).connect(conninfo, **options))
        except errors.Error as error:
            raise errors.OperationalError(str(unreachable(error))) from None

    async def wait(
        self,
        gen: PQGen[T],
        interval: float = 0.1,
        timeout: float | None = None,  # noqa: ASYNC109 - as psycopg has it
    ) -> T:
        """Wait for the server; everything that is asked over the connection comes by here.

        Raises:
            NoAnswer: it said nothing for too long. The connection is closed.
        """
        try:
            async with asyncio.timeout(self.silence if timeout is None else None):
                return await waiting.wait_async(
                    gen, self.pgconn.socket, interval=interval, timeout=timeout
                )
        except (asyncio.CancelledError, KeyboardInterrupt):
            self.pgconn.finish()
            raise
        except TimeoutError:
            self.pgconn.finish()
            raise NoAnswer from None

    @contextlib.contextmanager
    def unhurried(self) -> Iterator[None]:
        """Let the server take as long as it likes, until the block ends."""
        before, self.silence = self.silence, None
        try:
            yield
        finally:
            self.silence = before


async def _twice(connect: Callable[[], Awaitable[T]]) -> T:
    """Connect, and once more at once where the server cut it short.

    Raises:
        psycopg.Error: it cannot be done.
    """
    try:
        return await connect()
    except errors.OperationalError as error:
        if _CUT_SHORT not in str(error):
            raise
    return await connect()


async def made(url: str) -> Connection:
    """Return a connection to a database, without transactions and limits of its own.

    Raises:
        StoreUnavailable: the database cannot be reached.
        StoreError: the URL is none.
    """
    address = checked_url(url)
    try:
        return await Connection.connect(address, autocommit=True, **KEPT_ALIVE)
    except errors.Error as error:
        raise StoreUnavailable(str(error)) from None


@contextlib.asynccontextmanager
async def connected(url: str) -> AsyncIterator[Connection]:
    """Connect to a database by its URL, without transactions and limits of time.

    Raises:
        StoreUnavailable: the database cannot be reached, or goes away.
        StoreError: the URL is none, or the database refuses.
    """
    connection = await made(url)
    try:
        async with connection:
            yield connection
    except errors.Error as error:
        raise fault(error) from None


def is_url(address: str) -> bool:
    """Return whether an address is meant to be one of a database."""
    return address.startswith(("postgres://", "postgresql://"))


def checked_url(url: str) -> str:
    """Return the URL of a database.

    Raises:
        StoreError: it is none. The message does not repeat it, for it may hold a password.
    """
    if is_url(url):
        with contextlib.suppress(errors.Error):
            conninfo_to_dict(url)
            return url
    raise StoreError("DATABASE_URL is no address of a database: postgres://USER:PASSWORD@HOST/NAME")
