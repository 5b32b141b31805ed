"""The Slack app manifest, made from the commands and events that the listeners take."""

from __future__ import annotations

import json
from typing import Any

from bot.server import EVENTS_PATH

SCOPES = ("app_mentions:read", "chat:write", "chat:write.public", "commands", "im:history")
EVENTS = ("app_home_opened", "app_mention", "message.im")
ASKING = (
    ("/quotes", "Quotations, verbatim, with source", "[name] [about words]"),
    ("/timeline", "Dated events in order, sourced", "[subject]"),
    ("/sources", "The documents behind an entry", "[subject]"),
    ("/figures", "Numbers, who says so, as of when", "[subject]"),
)
"""The commands that ask for one thing: name, description, hint."""

LONG_DESCRIPTION = (
    "Nutgraf is a newsroom's context desk. Type /context and a subject, or a name after the "
    "lookup command, and get a short, sourced and dated answer. Every line points at the passage "
    "that carries it; where nothing is on file, it says so. Nothing is ever generated."
)


def manifest(url: str, who_command: str = "/whois") -> dict[str, Any]:
    """Return the manifest.

    Args:
        url: the address at which the bot is reached, without a path.
        who_command: the name lookup. Slack has a command /who of its own and can refuse a
            manifest that names it, so the default is /whois; the bot takes both.
    """
    address = url.rstrip("/") + EVENTS_PATH
    return {
        "display_information": {
            "name": "Nutgraf",
            "description": "The newsroom's context desk: short, sourced, dated answers.",
            "long_description": LONG_DESCRIPTION,
            "background_color": "#1d1c1d",
        },
        "features": {
            "bot_user": {"display_name": "nutgraf", "always_online": True},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "slash_commands": [
                _command("/context", "Background on a subject, sourced", "[subject]", address),
                *(_command(*each, address) for each in ASKING),
                _command(who_command, "Who a person or a group is, sourced", "[name]", address),
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"request_url": address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, description: str, hint: str, address: str) -> dict[str, Any]:
    return {
        "command": name,
        "description": description,
        "usage_hint": hint,
        "url": address,
        "should_escape": True,
    }


def manifest_text(url: str, who_command: str = "/whois") -> str:
    """Return the manifest as the file ``manifest.json`` holds it."""
    return json.dumps(manifest(url, who_command), indent=2) + "\n"
