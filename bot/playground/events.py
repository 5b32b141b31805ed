"""What people say and do that reaches the bot as an event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import payloads
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.model import Message
from bot.playground.outbox import Outbox, delivery_error
from bot.playground.transport import Outgoing
from bot.playground.webapi.views import wire

if TYPE_CHECKING:
    from bot.playground.model import Channel
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

_LINK = re.compile(r"<(https?://[^|>]+)")


async def send_event(outbox: Outbox, inner: Json) -> Exchange:
    """Send one event, with retries, and note what the bot sent meanwhile."""
    world = outbox.world
    before = len(world.recorder.records)
    sent = Outgoing("event", payloads.event(world, inner))
    replies = await outbox.send_event(sent)
    records = world.recorder.records[before:]
    return Exchange(sent, replies, delivery_error(replies[-1]), records=records)


async def send_again(outbox: Outbox, exchange: Exchange, number: int, reason: str) -> Exchange:
    """Send an event a second time under its old id, as a retry."""
    before = len(outbox.world.recorder.records)
    sent = replace(exchange.sent, retry=(number, reason))
    reply = await outbox.send(sent)
    records = outbox.world.recorder.records[before:]
    return Exchange(sent, (reply,), delivery_error(reply), records=records)


async def verify_url(outbox: Outbox, challenge: str) -> Exchange:
    """Ask the bot to prove that it listens, as Slack does when an address is set."""
    token = payloads.VERIFYING
    body = {"type": "url_verification", "token": token, "challenge": challenge}
    sent = Outgoing("event", body)
    return Exchange(sent, (await outbox.send(sent),))


async def say(
    outbox: Outbox, user: str, channel: str, text: str, thread_ts: str = ""
) -> tuple[Message, tuple[Exchange, ...]]:
    """Let a person write a message, and send the bot what it subscribes to.

    Returns:
        The message, and one exchange for each event; none where the bot hears nothing.

    Raises:
        StandInError: the person is not in that channel.
    """
    place = _place(outbox.world, channel, user)
    ts = outbox.world.workspace.next_ts()
    message = outbox.world.workspace.put(Message(channel, ts, user, text, thread_ts=thread_ts))
    inner = _message_event(place, message)
    return message, await _hear(outbox, place, message, inner)


async def edit(outbox: Outbox, message: Message, text: str) -> tuple[Message, tuple[Exchange, ...]]:
    """Let a person edit a message; Slack sends the new text under the old ts."""
    world = outbox.world
    place = world.workspace.channels[message.channel]
    edited = {"user": message.user, "ts": world.workspace.next_ts()}
    changed = world.workspace.put(replace(message, text=text, edited=edited))
    inner = {
        "type": "message",
        "subtype": "message_changed",
        "channel": place.id,
        "channel_type": _channel_type(place),
        "ts": edited["ts"],
        "event_ts": edited["ts"],
        "hidden": True,
        "message": changed.wire(),
        "previous_message": message.wire(),
    }
    return changed, await _hear(outbox, place, changed, inner)


async def open_home(outbox: Outbox, user: str) -> Exchange:
    """Let a person open the Home tab."""
    world = outbox.world
    home = world.workspace.homes.get(user)
    inner: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": world.workspace.direct_channel(world.app.bot_user, user).id,
        "tab": "home",
        "event_ts": world.workspace.next_ts(),
    }
    exchange = await send_event(outbox, inner | ({"view": wire(world, home)} if home else {}))
    return replace(exchange, view=world.workspace.homes.get(user))


async def open_agent_pane(outbox: Outbox, user: str, about_channel: str) -> Exchange:
    """Let a person open the agent pane beside a channel."""
    world = outbox.world
    direct = world.workspace.direct_channel(world.app.bot_user, user)
    root = world.workspace.put(
        Message(direct.id, world.workspace.next_ts(), user, "New thread", origin="slack")
    )
    thread = {
        "user_id": user,
        "context": {"channel_id": about_channel, "team_id": world.app.team},
        "channel_id": direct.id,
        "thread_ts": root.ts,
    }
    inner = {
        "type": "assistant_thread_started",
        "assistant_thread": thread,
        "event_ts": world.workspace.next_ts(),
    }
    return replace(await send_event(outbox, inner), message=root)


async def run_step(outbox: Outbox, callback_id: str, inputs: Json) -> tuple[str, Exchange]:
    """Run the bot's step of a workflow; return the execution's id and the exchange."""
    world = outbox.world
    execution = world.workspace.next_id("Fx")
    world.functions[execution] = {}
    inner = {
        "type": "function_executed",
        "function": {"id": "Fn0", "callback_id": callback_id, "title": callback_id, "type": "app"},
        "inputs": inputs,
        "function_execution_id": execution,
        "workflow_execution_id": world.workspace.next_id("Wx"),
        "event_ts": world.workspace.next_ts(),
        "bot_access_token": world.app.bot_token,
    }
    return execution, await send_event(outbox, inner)


async def revoke_tokens(outbox: Outbox) -> Exchange:
    """Revoke the bot's token, and tell the bot."""
    outbox.world.revoked = True
    tokens = {"oauth": [], "bot": [outbox.world.app.bot_user]}
    return await send_event(outbox, {"type": "tokens_revoked", "tokens": tokens})


async def uninstall(outbox: Outbox) -> Exchange:
    """Take the app out of the workspace, and tell the bot."""
    outbox.world.revoked = True
    return await send_event(outbox, {"type": "app_uninstalled"})


async def take_out(outbox: Outbox, *, tokens_first: bool) -> tuple[Exchange, Exchange]:
    """Take the app out of the workspace; Slack sends both events, in either order.

    Source: docs.slack.dev/reference/events/app_uninstalled.
    """
    outbox.world.revoked = True
    first, second = (revoke_tokens, uninstall) if tokens_first else (uninstall, revoke_tokens)
    return await first(outbox), await second(outbox)


def _place(world: World, channel: str, user: str) -> Channel:
    place = world.workspace.channels.get(channel)
    if place is None or user not in place.members or place.archived:
        raise StandInError(f"{user} cannot write in {channel}")
    return place


def _channel_type(place: Channel) -> str:
    return {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}[place.kind]


def _message_event(place: Channel, message: Message) -> Json:
    inner: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "channel": place.id,
        "channel_type": _channel_type(place),
        "event_ts": message.ts,
    }
    return inner | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


async def _hear(
    outbox: Outbox, place: Channel, message: Message, inner: Json
) -> tuple[Exchange, ...]:
    """Send the events that one message means to the bot."""
    app = outbox.world.app
    if app.bot_user not in place.members:
        return ()
    exchanges = []
    if place.kind == "im":
        exchanges.append(await send_event(outbox, inner))
    elif f"<@{app.bot_user}>" in message.text:
        mention = {**_message_event(place, message), "type": "app_mention"}
        del mention["channel_type"]
        mention |= {"edited": message.edited} if message.edited else {}
        exchanges.append(await send_event(outbox, mention))
    links = [_link(outbox.world, url) for url in _LINK.findall(message.text)]
    if heard := [each for each in links if each]:
        exchanges.append(await send_event(outbox, _links_shared(place, message, heard)))
    return tuple(exchanges)


def _link(world: World, url: str) -> Json:
    host = url.split("/")[2]
    for domain in world.app.unfurl_domains:
        if host == domain or host.endswith(f".{domain}"):
            return {"domain": domain, "url": url}
    return {}


def _links_shared(place: Channel, message: Message, links: list[Json]) -> Json:
    return {
        "type": "link_shared",
        "channel": place.id,
        "is_bot_user_member": True,
        "user": message.user,
        "message_ts": message.ts,
        "thread_ts": message.thread_ts or None,
        "unfurl_id": f"{place.id}-{message.ts}",
        "source": "conversations_history",
        "links": links,
        "event_ts": message.ts,
    }
