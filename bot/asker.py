"""Who is behind a request, and which channel it came from."""

from __future__ import annotations

from typing import Any


def who(body: dict[str, Any]) -> str:
    """Return the id of the person behind a request, or ""."""
    event = body.get("event") or {}
    user = body.get("user_id") or body.get("user") or event.get("user")
    user = user or (event.get("assistant_thread") or {}).get("user_id")
    found = user.get("id") if isinstance(user, dict) else user
    return "" if event.get("bot_id") else str(found or "")


def where(body: dict[str, Any]) -> str:
    """Return the id of the channel that a request came from, or "" for none or a direct one."""
    event = body.get("event") or {}
    channel = body.get("channel_id") or body.get("channel") or event.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else channel
    return found if isinstance(found, str) and found[:1] in {"C", "G"} else ""
