"""What each scope is needed for, so that a missing one can be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.manifest import SCOPES

USES: Mapping[str, str] = MappingProxyType(
    {
        "app_mentions:read": "answers to mentions",
        "assistant:write": "the agent pane",
        "channels:history": "finding its own messages again, for corrections",
        "channels:join": "posting corrections in channels that it is not in",
        "channels:read": "knowing which channels are shared with other organizations",
        "chat:write": "every answer that is posted",
        "chat:write.public": "sharing in channels that it is not in",
        "commands": "the commands and shortcuts",
        "groups:history": "finding its own messages again in private channels",
        "groups:read": "knowing which private channels are shared with other organizations",
        "im:history": "direct messages",
        "im:write": "writing to people, for corrections and filled gaps",
        "links:read": "cards under links",
        "links:write": "cards under links",
        "usergroups:read": "editors who are named as a user group",
        "users:read": "knowing members from guests",
    }
)
"""The feature that does not work without it."""


def missing(given: Iterable[str]) -> dict[str, str]:
    """Return the scopes that are not given, each with the feature that needs it."""
    held = set(given)
    return {scope: USES[scope] for scope in SCOPES if scope not in held}
