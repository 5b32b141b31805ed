"""The Slack app manifest, made from the commands and events that the listeners take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.server import EVENTS_PATH

ASKING = (
    ("/quotes", "Quotations, verbatim, with source", "[name] [about words]"),
    ("/timeline", "Dated events in order, sourced", "[subject]"),
    ("/sources", "The documents behind an entry", "[subject]"),
    ("/figures", "Numbers, who says so, as of when", "[subject]"),
)
"""The commands that ask for one thing: name, description, hint."""
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "chat:write.public",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "links:read",
    "links:write",
    "usergroups:read",
    "users:read",
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "assistant_thread_started",
    "function_executed",
    "link_shared",
    "message.im",
    "tokens_revoked",
)
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
"""Where Slack sends the browser of somebody who installs the app."""

SHORTCUTS = (
    ("message", "Explain this message", "explain_message", "Who and what a message names, sourced"),
    ("message", "Check this copy", "check_message", "What in a message contradicts the file"),
    ("global", "Check this copy", "check_copy", "What in a text contradicts what is on file"),
    ("global", "Look up", "look_up", "Type a name and read its card"),
    ("global", "New entry", "new_entry", "Write an entry, or suggest one to the desk"),
)
UNFURL_DOMAINS = ("cnn.com",)
"""Domains of the outlets on file; links to a source that has an address get a card."""

AGENT_DESCRIPTION = (
    "Ask who or what something is in the news. Each answer is made of facts on file, with the "
    "passage that carries them, or says that nothing is on file."
)
PROMPTS = ("What is CECOT?", "Who is Nayib Bukele?")
"""What the pane offers before the bot has said what answers now."""

LONG_DESCRIPTION = (
    "Nutgraf is a newsroom's context desk. Type /context and a subject, or a name after the "
    "lookup command, and get a short, sourced and dated answer. Every line points at the passage "
    "that carries it; where nothing is on file, it says so. Nothing is ever generated."
)


def manifest(
    url: str, who_command: str = "/whois", unfurl_domains: Sequence[str] = UNFURL_DOMAINS
) -> dict[str, Any]:
    """Return the manifest.

    Args:
        url: the address at which the bot is reached, without a path.
        who_command: the name lookup. Slack has a command /who of its own and can refuse a
            manifest that names it, so the default is /whois; the bot takes both.
        unfurl_domains: domains whose links the bot is told of; at most five.
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
            "shortcuts": [
                {"type": kind, "name": name, "callback_id": callback, "description": description}
                for kind, name, callback, description in SHORTCUTS
            ],
            "unfurl_domains": list(unfurl_domains)[:5],
            "agent_view": {
                "agent_description": AGENT_DESCRIPTION,
                "suggested_prompts": [{"title": each, "message": each} for each in PROMPTS],
            },
        },
        "functions": {"look_up_context": _step()},
        "oauth_config": {
            "redirect_urls": [url.rstrip("/") + REDIRECT_PATH],
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"request_url": address, "bot_events": list(EVENTS)},
            "interactivity": {
                "is_enabled": True,
                "request_url": address,
                "message_menu_options_url": address,
            },
            # a step in Workflow Builder needs both: docs.slack.dev, custom steps
            "org_deploy_enabled": True,
            "function_runtime": "remote",
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,  # a switch # nosec B105
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


def _step() -> dict[str, Any]:
    """Return the step of Workflow Builder, with what it takes and gives."""
    return {
        "title": "Look up context",
        "description": "Background on a name or a subject, sourced and dated",
        "input_parameters": {
            "properties": {
                "term": {
                    "type": "string",
                    "title": "Term",
                    "description": "The name or subject to look up",
                }
            },
            "required": ["term"],
        },
        "output_parameters": {
            "properties": {
                "found": {
                    "type": "boolean",
                    "title": "Found",
                    "description": "Whether one entry is on file",
                },
                "text": {
                    "type": "string",
                    "title": "Text",
                    "description": "The background, with where it stands, or what there is instead",
                },
                "entry_id": {
                    "type": "string",
                    "title": "Entry id",
                    "description": "The entry on file, empty where there is none",
                },
            },
            "required": ["found", "text", "entry_id"],
        },
    }


def manifest_text(
    url: str, who_command: str = "/whois", unfurl_domains: Sequence[str] = UNFURL_DOMAINS
) -> str:
    """Return the manifest as the file ``manifest.json`` holds it."""
    return json.dumps(manifest(url, who_command, unfurl_domains), indent=2) + "\n"
