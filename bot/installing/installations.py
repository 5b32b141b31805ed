"""Which workspaces have installed the app, with their tokens sealed."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Secret
from bot.installing.database import plainly
from bot.installing.sealing import Sealing

_SEALED = (
    "bot_token",
    "bot_refresh_token",
    "user_token",
    "user_refresh_token",
    "incoming_webhook_url",
)

Kept = TypeVar("Kept", Bot, Installation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A workspace's installation as it stands.

    Args:
        number: grows with every installation.
        team: the workspace's id.
        name: the workspace's name.
        token: the bot's token there.
        bot_user: the bot's user id there.
        bot_id: the id that its own messages carry.
        enterprise: the organization's id, or "".
    """

    number: int
    team: str
    name: str
    token: Secret
    bot_user: str
    bot_id: str
    enterprise: str = ""


class Installations(AsyncSQLAlchemyInstallationStore):
    """Installations in the database, one for each workspace.

    Args:
        client_id: the app's client id.
        engine: the way to the database.
        sealing: seals tokens and opens them.
    """

    def __init__(self, client_id: str, engine: AsyncEngine, sealing: Sealing) -> None:
        super().__init__(client_id, engine)
        self._sealing = sealing

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation in place of the workspace's earlier ones.

        Raises:
            StoreError: it could not be kept.
        """
        with plainly():
            await super().async_save(_changed(installation, self._sealing.seal))
            team = str(installation.team_id)
            await self._drop(team, (await self.numbers())[team], itself=False)

    async def async_find_bot(self, **which: Any) -> Bot | None:  # noqa: ANN401 - as Bolt has it
        """Return a workspace's bot with its token open."""
        with plainly():
            found = await super().async_find_bot(**which)
        return _changed(found, self._sealing.open) if found else None

    async def async_find_installation(
        self,
        **which: Any,  # noqa: ANN401 - as Bolt has it
    ) -> Installation | None:
        """Return a workspace's installation with its token open."""
        with plainly():
            found = await super().async_find_installation(**which)
        return _changed(found, self._sealing.open) if found else None

    async def held(self, team: str) -> Held | None:
        """Return the installation of a workspace, or None where there is none.

        Raises:
            StoreError: the database cannot be asked.
            ConfigError: its token was sealed with another key.
        """
        return next(iter(await self._held(self.bots.c.team_id == team)), None)

    async def all(self) -> tuple[Held, ...]:
        """Return every workspace's installation.

        Raises:
            StoreError: the database cannot be asked.
            ConfigError: a token was sealed with another key.
        """
        return await self._held(sa.true())

    async def numbers(self) -> dict[str, int]:
        """Return the number of every workspace's installation.

        Raises:
            StoreError: the database cannot be asked.
        """
        c = self.bots.c
        query = sa.select(c.team_id, sa.func.max(c.id)).where(c.client_id == self.client_id)
        with plainly():
            async with self.engine.connect() as connection:
                rows = (await connection.execute(query.group_by(c.team_id))).all()
        return {str(team): int(number) for team, number in rows}

    async def drop(self, held: Held) -> None:
        """Destroy an installation; one that came after it stays.

        Raises:
            StoreError: the database cannot be asked.
        """
        with plainly():
            await self._drop(held.team, held.number, itself=True)

    async def _held(self, which: sa.ColumnElement[bool]) -> tuple[Held, ...]:
        c = self.bots.c
        query = (
            sa.select(self.bots)
            .where(c.client_id == self.client_id, c.bot_token.is_not(None), which)
            .order_by(c.id)
        )
        with plainly():
            async with self.engine.connect() as connection:
                rows = (await connection.execute(query)).mappings().all()
        newest = {row["team_id"]: row for row in rows}
        return tuple(self._read(row) for row in newest.values())

    def _read(self, row: sa.RowMapping) -> Held:
        return Held(
            number=row["id"],
            team=row["team_id"],
            name=row["team_name"] or "",
            token=Secret(self._sealing.open(row["bot_token"])),
            bot_user=row["bot_user_id"] or "",
            bot_id=row["bot_id"] or "",
            enterprise=row["enterprise_id"] or "",
        )

    async def _drop(self, team: str, number: int, *, itself: bool) -> None:
        """Destroy what came before an installation, and the installation itself."""
        bots, all_ = self.bots, self.installations
        when = sa.select(bots.c.installed_at).where(bots.c.id == number).scalar_subquery()
        at, id_ = all_.c.installed_at, bots.c.id
        older = at <= when if itself else at < when
        gone = id_ <= number if itself else id_ < number
        for table, which in ((all_, older), (bots, gone)):
            c = table.c
            whose = (c.client_id == self.client_id, c.team_id == team)
            async with self.engine.begin() as connection:
                await connection.execute(table.delete().where(*whose, which))


def _changed(found: Kept, change: Callable[[str], str]) -> Kept:
    """Return an installation with what is secret in it changed."""
    changed = copy(found)
    for name in _SEALED:
        if value := getattr(changed, name, None):
            setattr(changed, name, change(value))
    return changed
