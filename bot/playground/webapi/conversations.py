"""conversations.*: reading channels, joining and opening them.

Source: docs.slack.dev/reference/methods/conversations.history and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.playground.errors import Refusal
from bot.playground.posting import visible_channel
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.model import Channel, Message
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

T = TypeVar("T")
_DEFAULT_PAGE = 100
_LARGEST_PAGE = 999


def info(world: World, given: Json) -> Json:
    """Describe one channel."""
    channel = visible_channel(world, given["channel"])
    return {"channel": _wire(world, channel)}


def history(world: World, given: Json) -> Json:
    """Return a channel's messages, newest first, without the replies in threads."""
    channel = _readable(world, given["channel"])
    kept = [
        each
        for each in world.workspace.messages(channel.id)
        if (not each.thread_ts or each.broadcast) and _in_range(each, given)
    ]
    return _page(world, kept[::-1], given)


def replies(world: World, given: Json) -> Json:
    """Return a thread, its first message included, oldest first."""
    channel = _readable(world, given["channel"])
    root = given["ts"]
    if world.workspace.message(channel.id, str(root)) is None:
        raise Refusal(conduct.THREAD)
    kept = [
        each
        for each in world.workspace.messages(channel.id)
        if root in {each.ts, each.thread_ts} and (each.ts == root or _in_range(each, given))
    ]
    return _page(world, kept, given)


def list_channels(world: World, given: Json) -> Json:
    """Return the channels that the bot can see."""
    kinds = {"public": "public_channel", "private": "private_channel", "im": "im"}
    wanted = str(given.get("types", "public_channel")).split(",")
    bot = world.app.bot_user
    seen = [
        each
        for each in world.workspace.channels.values()
        if kinds[each.kind] in wanted
        and (each.kind == "public" or bot in each.members)
        and not (given.get("exclude_archived") is True and each.archived)
    ]
    page, cursor = _slice(seen, given)
    return {
        "channels": [_wire(world, each) for each in page],
        "response_metadata": {"next_cursor": cursor},
    }


def members(world: World, given: Json) -> Json:
    """Return who is in a channel."""
    channel = visible_channel(world, given["channel"])
    page, cursor = _slice(sorted(channel.members), given)
    return {"members": list(page), "response_metadata": {"next_cursor": cursor}}


def join(world: World, given: Json) -> Json:
    """Let the bot join a public channel."""
    channel = visible_channel(world, given["channel"])
    if channel.archived:
        raise Refusal(conduct.ARCHIVED)
    return {"channel": _wire(world, world.workspace.join(channel.id, world.app.bot_user))}


def open_direct(world: World, given: Json) -> Json:
    """Open the direct message with one person."""
    user = given.get("users")
    if user not in world.workspace.users:
        raise Refusal(conduct.USER)
    channel = world.workspace.direct_channel(world.app.bot_user, str(user))
    return {"channel": {"id": channel.id}}


def _wire(world: World, channel: Channel) -> Json:
    return {**channel.wire(), "is_member": world.app.bot_user in channel.members}


def _readable(world: World, channel: object) -> Channel:
    found = visible_channel(world, channel)
    if world.app.bot_user not in found.members:
        raise Refusal(conduct.MEMBER)
    return found


def _in_range(message: Message, given: Json) -> bool:
    at = float(message.ts)
    oldest, latest = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
    inside = oldest < at < latest
    return inside or (given.get("inclusive") is True and at in {oldest, latest})


def _slice(rows: Sequence[T], given: Json) -> tuple[Sequence[T], str]:
    start = int(given.get("cursor") or 0)
    end = start + min(int(given.get("limit") or _DEFAULT_PAGE), _LARGEST_PAGE)
    return rows[start:end], str(end) if end < len(rows) else ""


def _page(world: World, kept: Sequence[Message], given: Json) -> Json:
    page, cursor = _slice(kept, given)
    with_metadata = given.get("include_all_metadata") is True
    app = world.app
    return {
        "messages": [
            each.wire(with_metadata=with_metadata, bot_id=app.bot_id, app_id=app.app_id)
            for each in page
        ],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }
