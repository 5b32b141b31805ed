"""Who may do what: readers ask and suggest, editors publish.

Editors are named by a setting: people by their ids, or a user group whose members Slack is asked
for. What Slack says is remembered for five minutes. Where Slack cannot say, nobody is an editor:
the request fails with a reference, and nothing is published.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

Role = Literal["reader", "editor"]

Action = Literal[
    "ask",
    "ask the desk",
    "report",
    "suggest",
    "history",
    "publish",
    "decide",
    "revert",
    "withdraw",
    "review",
    "fill",
    "decline",
    "standing",
    "queue",
]

NEEDS: Mapping[Action, Role] = MappingProxyType(
    {
        "ask": "reader",
        "ask the desk": "reader",
        "report": "reader",
        "suggest": "reader",
        "history": "reader",
        "publish": "editor",
        "decide": "editor",
        "revert": "editor",
        "withdraw": "editor",
        "review": "editor",
        "fill": "editor",
        "decline": "editor",
        "standing": "editor",
        "queue": "editor",
    }
)
"""The least role for every action. Who is not answered at all (``bot.access``) has none."""

REMEMBERED = 300.0
"""Seconds for which the members of the user group are taken to hold."""

GROUP = "S"


@dataclass(frozen=True, slots=True)
class Editors:
    """The setting: ids of people, and ids of user groups."""

    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @classmethod
    def of(cls, ids: tuple[str, ...]) -> Editors:
        """Sort ids into people and groups."""
        groups = frozenset(id_ for id_ in ids if id_.startswith(GROUP))
        return cls(frozenset(ids) - groups, groups)


class Roles:
    """Says who may do what.

    Args:
        editors: who may publish.
        client: the way to Slack, which knows who is in a group.
        clock: seconds, for what is remembered.
    """

    def __init__(
        self, editors: Editors, client: AsyncWebClient, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._editors = editors
        self._client = client
        self._clock = clock
        self._known: tuple[float, frozenset[str]] = (float("-inf"), frozenset())

    async def may(self, person: str, action: Action) -> bool:
        """Return whether a person may do something.

        Raises:
            SlackApiError: Slack cannot say who is in the group.
        """
        return NEEDS[action] == "reader" or await self.is_editor(person)

    async def is_editor(self, person: str) -> bool:
        """Return whether a person may publish.

        Raises:
            SlackApiError: Slack cannot say who is in the group.
        """
        if person in self._editors.people:
            return True
        return bool(self._editors.groups) and person in await self._members()

    async def sees_buttons(self, person: str) -> bool:
        """Return whether to show a person what editors press; nobody where Slack cannot say."""
        try:
            return await self.may(person, "revert")
        except SlackApiError:
            log.warning("Slack does not say who is an editor; no buttons are shown")
            return False

    async def everyone(self) -> frozenset[str]:
        """Return every editor.

        Raises:
            SlackApiError: Slack cannot say who is in the group.
        """
        return self._editors.people | (await self._members() if self._editors.groups else set())

    async def _members(self) -> frozenset[str]:
        asked, known = self._known
        if self._clock() - asked < REMEMBERED:
            return known
        found: set[str] = set()
        for group in sorted(self._editors.groups):
            answer = await self._client.usergroups_users_list(usergroup=group)
            users: list[str] = answer["users"]
            found.update(users)
        self._known = (self._clock(), frozenset(found))
        return self._known[1]
