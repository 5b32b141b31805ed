"""States of installations under way: each expires, and is good for one return from Slack."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.installing.database import plainly

MINUTES = 10
"""How long somebody may take to agree in Slack."""


class States(AsyncSQLAlchemyOAuthStateStore):
    """States in the database, as digests.

    The SDK's own store reads a state and then deletes it, so that two returns at the same moment
    would both be let in; here one statement does both.

    Args:
        engine: the way to the database.
        clock: the time in POSIX seconds.
    """

    def __init__(self, engine: AsyncEngine, clock: Callable[[], float] = time.time) -> None:
        super().__init__(MINUTES * 60, engine)
        self._clock = clock

    async def async_issue(self, *_: object, **__: object) -> str:
        """Return a new state; those that have expired are destroyed.

        Raises:
            StoreError: it could not be kept.
        """
        state = secrets.token_urlsafe(32)
        table, now = self.oauth_states, self._now()
        until = now + dt.timedelta(minutes=MINUTES)
        with plainly():
            async with self.engine.begin() as connection:
                await connection.execute(table.delete().where(table.c.expire_at <= now))
                kept = {"state": _digest(state), "expire_at": until}
                await connection.execute(table.insert(), kept)
        return state

    async def async_consume(self, state: str) -> bool:
        """Take a state back; return whether it was issued, has not expired and was not taken yet.

        Raises:
            StoreError: the database cannot be asked.
        """
        table = self.oauth_states
        taken = (
            sa.delete(table)
            .where(table.c.state == _digest(state), table.c.expire_at > self._now())
            .returning(table.c.id)
        )
        with plainly():
            async with self.engine.begin() as connection:
                return (await connection.execute(taken)).first() is not None

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock(), dt.UTC).replace(tzinfo=None)


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()
