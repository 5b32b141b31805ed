"""The payloads that Slack sends, field by field.

Source: docs.slack.dev/interactivity/implementing-slash-commands, /reference/events,
/reference/interaction-payloads.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.playground.rules.tree import elements_of
from bot.playground.selections import STATELESS, initially
from bot.playground.webapi.views import wire

if TYPE_CHECKING:
    from bot.playground.model import Channel, Message, OpenView
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def response_url(world: World, user: str, channel: str, message: Message | None = None) -> str:
    """Issue a response_url, about a message where something in it was pressed."""
    ts, thread = (message.ts, message.thread_ts) if message else ("", "")
    return f"{world.base_url}/response/{world.tickets.response(user, channel, ts, thread)}"


def command(world: World, name: str, text: str, user: str, channel: Channel) -> Json:
    """Return the form of a slash command."""
    return {
        "token": "verification-token",
        "team_id": world.app.team,
        "team_domain": "newsroom",
        "channel_id": channel.id,
        "channel_name": channel.name or "directmessage",
        "user_id": user,
        "user_name": world.workspace.users[user].name,
        "command": name,
        "text": text,
        "api_app_id": world.app.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(world, user, channel.id),
        "trigger_id": world.tickets.trigger(user),
    }


def event(world: World, inner: Json) -> Json:
    """Wrap an event as the Events API does."""
    return {
        "token": "verification-token",
        "team_id": world.app.team,
        "api_app_id": world.app.app_id,
        "event": inner,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(8).upper()}",
        "event_time": int(world.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": world.app.team,
                "user_id": world.app.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": _is_shared(world, inner),
    }


def interaction(world: World, kind: str, user: str, **fields: object) -> Json:
    """Return what every interaction payload holds, and ``fields``."""
    return {
        "type": kind,
        "team": {"id": world.app.team, "domain": "newsroom"},
        "user": {
            "id": user,
            "username": world.workspace.users[user].name,
            "name": world.workspace.users[user].name,
            "team_id": world.app.team,
        },
        "api_app_id": world.app.app_id,
        "token": "verification-token",
        "enterprise": None,
        "is_enterprise_install": False,
        **fields,
    }


def message_place(world: World, message: Message) -> Json:
    """Return where in a message something was pressed; a private message has no ``message``."""
    channel = world.workspace.channels[message.channel]
    place: Json = {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": bool(message.only_for),
        },
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "state": {"values": world.workspace.values.get(message.ts, {})},
    }
    if message.thread_ts:
        place["container"]["thread_ts"] = message.thread_ts
    if not message.only_for:
        place["message"] = wire_message(world, message)
    return place


def view_place(world: World, view: OpenView) -> Json:
    """Return where in a view something was pressed, with all that its elements hold."""
    shown = wire(world, view) | {"state": {"values": state_of(world, view)}}
    return {"container": {"type": "view", "view_id": view.id}, "view": shown}


def state_of(world: World, view: OpenView) -> Json:
    """Return what every element of a view holds, untouched ones what they began with."""
    kept = world.workspace.values.get(view.id, {})
    state: Json = {}
    for block in view.view["blocks"]:
        for _, element in elements_of(block):
            if element["type"] in STATELESS:
                continue
            untouched = {"type": element["type"], **initially(element)}
            held = kept.get(block["block_id"], {}).get(element["action_id"], untouched)
            state.setdefault(block["block_id"], {})[element["action_id"]] = held
    return state


def wire_message(world: World, message: Message) -> Json:
    """Return a message as it stands in payloads."""
    return message.wire(with_metadata=True, bot_id=world.app.bot_id, app_id=world.app.app_id)


def _is_shared(world: World, inner: Json) -> bool:
    place = inner.get("channel")
    channel = world.workspace.channels.get(place) if isinstance(place, str) else None
    return bool(channel and channel.shared)
