"""A workspace takes the app out: its installation goes exactly when Slack says that it is gone.

Slack tells of it by two events, in either order, each perhaps twice or late, and perhaps after the
app was installed again. None of them is believed: Slack is asked whether the token that is kept
still holds. Source: docs.slack.dev/reference/events/app_uninstalled and /tokens_revoked.
"""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Secret
from bot.installing.installations import Held, Installations
from bot.sending.patience import LOST
from bot.slack_api import quiet_client
from bot.workspaces.at_once import at_once
from bot.workspaces.open import OpenWorkspaces
from knowledge.errors import StoreError

log = logging.getLogger(__name__)

EVENTS = frozenset({"app_uninstalled", "tokens_revoked"})

AGAIN = 60.0
"""Seconds after which Slack is asked again where it said of a workspace that leaves that its token
holds: the event may come before Slack lets go of the token."""

DEAD = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
)
"""What Slack answers about a token that will not hold again."""


class Leaving:
    """Lets go of workspaces that took the app out.

    Args:
        api_url: where Slack's API is.
        session: the process's one open session.
        installations: who has installed the app.
        workspaces: those that are open.
        again: seconds after which a workspace that said that it leaves is looked at once more.
    """

    def __init__(
        self,
        api_url: str,
        session: aiohttp.ClientSession,
        installations: Installations,
        workspaces: OpenWorkspaces,
        again: float = AGAIN,
    ) -> None:
        self._api_url = api_url
        self._session = session
        self._installations = installations
        self._workspaces = workspaces
        self._again = again
        self._later: dict[str, asyncio.Task[None]] = {}

    async def heard(self, team: str) -> bool:
        """Look at a workspace that says that it leaves, now and once more in a while.

        Returns:
            False where Slack could not be asked: it is to be told of it again.

        Raises:
            StoreError: the database cannot be asked.
        """
        looked = await self.look(team)
        if looked and team not in self._later and self._workspaces.get(team):
            task = asyncio.create_task(self._look_later(team))
            self._later[team] = task
            task.add_done_callback(lambda _: self._later.pop(team, None))
        return looked

    async def stop(self) -> None:
        """Look no more; the next process looks at all when it starts."""
        later = list(self._later.values())
        for task in later:
            task.cancel()
        await asyncio.gather(*later, return_exceptions=True)

    async def _look_later(self, team: str) -> None:
        looked = False
        while not looked:
            await asyncio.sleep(self._again)
            try:
                looked = await self.look(team)
            except StoreError as error:
                log.warning("whether %s left is looked at once more: %s", team, error)

    async def look(self, team: str) -> bool:
        """Let go of a workspace whose token holds no longer.

        Returns:
            False where Slack could not be asked: it is to be looked at again.

        Raises:
            StoreError: the database cannot be asked.
        """
        held = await self._installations.held(team)
        if held is None:
            await self._workspaces.evict(team)
            return True
        try:
            dead = await self._is_dead(held.token)
        except (SlackApiError, *LOST) as error:
            log.warning("Slack cannot be asked about %s: %s", team, type(error).__name__)
            return False
        if dead:
            await self._let_go(held)
        return True

    async def look_at_all(self) -> None:
        """Look at every workspace; what Slack told while no process ran is made up for.

        Raises:
            StoreError: the database cannot be asked.
        """
        await at_once(self.look, await self._installations.numbers())

    async def _is_dead(self, token: Secret) -> bool:
        client: AsyncWebClient = quiet_client(self._api_url, self._session, token)
        try:
            await client.auth_test()
        except SlackApiError as error:
            told = error.response.data
            if isinstance(told, dict) and told.get("error") in DEAD:
                return True
            raise
        return False

    async def _let_go(self, held: Held) -> None:
        await self._installations.drop(held)
        await self._workspaces.evict(held.team, held.number)
        log.info("The workspace %s took the app out.", held.team)
