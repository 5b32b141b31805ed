"""What Slack's composer makes of typed words before it sends them.

Source: docs.slack.dev/messaging/formatting-message-text (escaping, mentions, links).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_NAME = re.compile(r"(?<![\w@])@([a-z0-9._-]+)", re.IGNORECASE)
_CHANNEL = re.compile(r"(?<![\w#&])#([a-z0-9_-]+)", re.IGNORECASE)


def escape(text: str) -> str:
    """Return typed text with ``& < >`` escaped, as it reaches a command."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(text: str, workspace: Workspace) -> str:
    """Return typed text as a message holds it: escaped, with mentions and links marked.

    Args:
        text: what a person typed.
        workspace: whose people and channels ``@name`` and ``#name`` mean.
    """
    people = {user.name.lower(): f"<@{user.id}>" for user in workspace.users.values()}
    places = {
        channel.name.lower(): f"<#{channel.id}|{channel.name}>"
        for channel in workspace.channels.values()
        if channel.kind == "public"
    }
    sent = _NAME.sub(lambda found: people.get(found[1].lower(), found[0]), escape(text))
    sent = _CHANNEL.sub(lambda found: places.get(found[1].lower(), found[0]), sent)
    return _ADDRESS.sub(lambda found: f"<{found[0]}>", sent)
