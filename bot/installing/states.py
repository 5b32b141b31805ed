"""States of installations under way: each expires, and is good for one return from Slack.

Anybody may ask for one, so that a state is kept nowhere until it comes back: it says itself until
when it is good, and is signed. What came back is kept until then, so that it is good once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Secret
from bot.installing.database import plainly

MINUTES = 10
"""How long somebody may take to agree in Slack."""

MOST = 1_000
"""States that came back and are kept; whoever brings more in ten minutes makes the oldest go."""


class States(AsyncSQLAlchemyOAuthStateStore):
    """States that are signed, and the digests of those that came back in the database.

    Args:
        engine: the way to the database.
        secret: what states are signed with, the same in every process.
        clock: the time in POSIX seconds.
        most: how many of them are kept.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        secret: Secret,
        clock: Callable[[], float] = time.time,
        most: int = MOST,
    ) -> None:
        super().__init__(MINUTES * 60, engine)
        self._most = most
        self._secret = secret
        self._clock = clock

    async def async_issue(self, *_: object, **__: object) -> str:
        """Return a new state."""
        until = int(self._clock()) + MINUTES * 60
        said = f"{until}.{secrets.token_urlsafe(32)}"
        return f"{said}.{self._signature(said)}"

    async def async_consume(self, state: str) -> bool:
        """Take a state back; return whether it was issued, has not expired and was not taken yet.

        Raises:
            StoreError: the database cannot be asked.
        """
        said, _, given = state.rpartition(".")
        expected = self._signature(said).encode()
        if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected):
            return False
        until = int(said.partition(".")[0])
        return until > self._clock() and await self._first(state, _moment(until))

    async def _first(self, state: str, until: dt.datetime) -> bool:
        table, digest = self.oauth_states, _digest(state)
        newest = sa.select(table.c.id).order_by(table.c.id.desc()).offset(self._most - 1).limit(1)
        old = (table.c.expire_at <= _moment(self._clock())) | (
            table.c.id <= newest.scalar_subquery()
        )
        with plainly():
            async with self.engine.begin() as connection:
                # two returns at the same moment would both find nothing
                lock = sa.func.pg_advisory_xact_lock(sa.func.hashtext(table.fullname))
                await connection.execute(sa.select(lock))
                await connection.execute(table.delete().where(old))
                known = sa.select(table.c.id).where(table.c.state == digest)
                if (await connection.execute(known)).first() is not None:
                    return False
                await connection.execute(table.insert(), {"state": digest, "expire_at": until})
                return True

    def _signature(self, said: str) -> str:
        base = f"state of an installation:{said}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret.value.encode(), base, hashlib.sha256).hex()


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None)


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()
