"""The workspace as one person sees it, and an exchange as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.webapi.views import wire

if TYPE_CHECKING:
    from bot.playground.exchange import Exchange
    from bot.playground.model import Channel, Message, OpenView
    from bot.playground.rules.problem import Json
    from bot.playground.transport import Reply
    from bot.playground.world import World


def snapshot(world: World, viewer: str) -> Json:
    """Return everything that a person sees, as JSON.

    Args:
        world: the stand-in.
        viewer: the person's id.
    """
    workspace = world.workspace
    workspace.direct_channel(world.app.bot_user, viewer)
    places = [each for each in workspace.channels.values() if viewer in each.members]
    stack = workspace.stacks.get(viewer, [])
    return {
        "version": workspace.version,
        "viewer": viewer,
        "bot": world.app.bot_user,
        "users": [each.wire(world.app.team) for each in workspace.users.values()],
        "channels": [_channel(world, each) for each in places],
        "messages": {
            each.id: [_message(world, message) for message in workspace.messages(each.id, viewer)]
            for each in places
        },
        "home": _view(world, workspace.homes.get(viewer)),
        "modal": _view(world, stack[-1] if stack else None),
        "steps": [{"id": id_, **ended} for id_, ended in world.functions.items()],
        "panes": [
            {"channel": channel, "ts": ts, "status": pane.status, "prompts": list(pane.prompts)}
            for (channel, ts), pane in workspace.agent_threads.items()
            if viewer in workspace.channels[channel].members
        ],
    }


def shown(exchange: Exchange) -> Json:
    """Return an exchange for the panel that shows what went over the wire."""
    return {
        "title": _title(exchange),
        "error": exchange.error,
        "problems": [str(each) for each in exchange.problems],
        "attempts": [_attempt(each) for each in exchange.replies],
        "options": list(exchange.options),
        "calls": [
            {"what": each.what, "error": each.error, "payload": each.payload}
            for each in exchange.records
            if not each.what.startswith("ack:")
        ],
        "body": exchange.reply.body,
    }


def _channel(world: World, channel: Channel) -> Json:
    return {**channel.wire(), "has_bot": world.app.bot_user in channel.members}


def _message(world: World, message: Message) -> Json:
    kept = world.workspace.values.get(message.ts, {})
    files = [
        {"id": each.id, "name": each.title or each.name}
        for each in world.workspace.files.values()
        if each.channel == message.channel and each.message_ts == message.ts
    ]
    return {
        **message.wire(),
        "channel": message.channel,
        "private": bool(message.only_for),
        "broadcast": message.broadcast,
        "values": kept,
        "files": files,
    }


def _view(world: World, view: OpenView | None) -> Json | None:
    return wire(world, view) if view else None


def _title(exchange: Exchange) -> str:
    payload = exchange.sent.payload
    if exchange.sent.kind == "command":
        return f"{payload['command']} {payload['text']}".strip()
    if exchange.sent.kind == "event":
        return str(payload.get("event", payload).get("type", ""))
    acted = payload.get("actions") or [{}]
    name = acted[0].get("action_id") or payload.get("action_id") or payload.get("callback_id")
    return " ".join(each for each in (payload["type"], name) if each)


def _attempt(reply: Reply) -> Json:
    return {
        "status": reply.status,
        "failure": reply.failure,
        "milliseconds": round(reply.milliseconds, 1),
        "request": reply.request,
        "headers": dict(reply.headers),
        "body": reply.body,
    }
