"""One connection to a database, which tells nobody its address."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any, Self

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict

from knowledge.errors import StoreError
from knowledge.store.postgres.faults import fault, unreachable

Connection = psycopg.AsyncConnection[tuple[Any, ...]]

PATIENCE = 3
"""Seconds for a connection to be made."""
KEPT_ALIVE: dict[str, Any] = {
    "connect_timeout": PATIENCE,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "nutgraf",
}
"""A connection whose other end is gone without a word is noticed within 20 seconds."""


class QuietConnection(psycopg.AsyncConnection[tuple[Any, ...]]):
    """A connection that names neither host nor user where it cannot be made; pools log that."""

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
            return await super().connect(conninfo, **options)
        except errors.Error as error:
            raise errors.OperationalError(str(unreachable(error))) from None


@contextlib.asynccontextmanager
async def connected(url: str) -> AsyncIterator[Connection]:
    """Connect to a database by its URL, without transactions and limits of time.

    Raises:
        StoreUnavailable: the database cannot be reached, or goes away.
        StoreError: the URL is none, or the database refuses.
    """
    try:
        connection = await psycopg.AsyncConnection.connect(
            checked_url(url), autocommit=True, **KEPT_ALIVE
        )
    except errors.Error as error:
        raise unreachable(error) from None
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
