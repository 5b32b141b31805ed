"""The workspaces that are open in this process, made when they are first asked for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack

from bot.config import ConfigError
from bot.installing.installations import Held, Installations
from bot.workspaces.at_once import at_once
from bot.workspaces.workspace import Workspace
from knowledge.desk import Desk
from knowledge.errors import NutgrafError

log = logging.getLogger(__name__)

LOOK = 10.0
"""Seconds between two looks at who installed the app, or took it out, through another process."""

Opens = Callable[[Held, Callable[[], Desk | None]], AbstractAsyncContextManager[Workspace]]


class OpenWorkspaces:
    """Opens workspaces and closes them again.

    Args:
        installations: who has installed the app.
        opens: opens one workspace.
    """

    def __init__(self, installations: Installations, opens: Opens) -> None:
        self._installations = installations
        self._opens = opens
        self._open: dict[str, tuple[Workspace, AsyncExitStack]] = {}
        self._doors: dict[str, asyncio.Lock] = {}

    def now(self) -> tuple[Workspace, ...]:
        """Return those that are open."""
        return tuple(workspace for workspace, _ in self._open.values())

    def get(self, team: str) -> Workspace | None:
        """Return a workspace where it is open."""
        found = self._open.get(team)
        return found[0] if found else None

    async def of(self, team: str) -> Workspace | None:
        """Return a workspace, opened where it is not yet; None where it has not installed us.

        Raises:
            NutgrafError: it cannot be opened.
        """
        if found := self.get(team):
            return found
        async with self._door(team):
            if found := self.get(team):
                return found
            held = await self._installations.held(team)
            return await self._opened(held) if held else None

    async def evict(self, team: str, upto: int | None = None) -> None:
        """Close a workspace; with ``upto``, unless it was installed anew after that number."""
        async with self._door(team):
            found = self._open.get(team)
            if found and (upto is None or found[0].held.number <= upto):
                await self._close(team)

    async def look(self) -> None:
        """Open whoever has installed the app, and close whoever has taken it out.

        Raises:
            StoreError: the database cannot be asked.
        """
        numbers = await self._installations.numbers()
        for each in self.now():
            if numbers.get(each.held.team) != each.held.number:
                await self.evict(each.held.team, each.held.number)
        # the first alone: where all share one store, the others take over what it has read
        for teams in (list(numbers)[:1], list(numbers)[1:]):
            await at_once(self._try, teams)

    async def _try(self, team: str) -> None:
        try:
            await self.of(team)
        except ConfigError:
            raise
        except NutgrafError as error:
            log.warning("the workspace %s cannot be opened: %s", team, error)

    async def keep_looking(self) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(LOOK)
            try:
                await self.look()
            except NutgrafError as error:
                log.warning("installations cannot be looked at now: %s", error)
            except Exception:
                log.exception("installations could not be looked at; they are looked at again")

    async def close(self) -> None:
        """Close all of them."""
        await asyncio.gather(*(self.evict(team) for team in tuple(self._open)))

    def _door(self, team: str) -> asyncio.Lock:
        return self._doors.setdefault(team, asyncio.Lock())

    async def _opened(self, held: Held) -> Workspace:
        async with AsyncExitStack() as stack:
            workspace = await stack.enter_async_context(self._opens(held, self._any_desk))
            self._open[held.team] = (workspace, stack.pop_all())
        log.info("The workspace %s is open.", held.team)
        return workspace

    async def _close(self, team: str) -> None:
        _, stack = self._open.pop(team)
        await stack.aclose()
        log.info("The workspace %s is closed.", team)

    def _any_desk(self) -> Desk | None:
        return next((each.desk for each in self.now()), None)
