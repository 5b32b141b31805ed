"""The way to the database for installations and states, beside the stores."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.config import Secret
from knowledge.errors import StoreError, StoreUnavailable
from knowledge.workspaces import connecting

MOST = 2
"""Connections: they are needed where somebody installs the app, or takes it out."""

PATIENCE = 3.0
"""Seconds for a connection and for each answer of the server; what is asked is always little."""


@contextlib.asynccontextmanager
async def connected_engine(url: Secret) -> AsyncIterator[AsyncEngine]:
    """Return an engine over the database, and let go of its connections.

    No log tells what is written: parameters are hidden, and connections name no address.
    """
    engine = create_async_engine(
        "postgresql+psycopg://",
        async_creator=connecting(url.value, PATIENCE),
        pool_size=MOST,
        max_overflow=0,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    try:
        yield engine
    finally:
        await engine.dispose()


@contextlib.contextmanager
def plainly() -> Iterator[None]:
    """Turn what the engine raises into errors of ours, without its words.

    Raises:
        StoreUnavailable: the database cannot be reached.
        StoreError: the database refuses.
    """
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        gone = isinstance(error, PoolTimeout) or error.connection_invalidated
        if gone or type(error).__name__ == "OperationalError":
            raise StoreUnavailable("the database cannot be reached; try again") from None
        raise StoreError(f"the database refuses ({type(error).__name__})") from None
    except SQLAlchemyError as error:
        raise StoreError(f"the database refuses ({type(error).__name__})") from None
