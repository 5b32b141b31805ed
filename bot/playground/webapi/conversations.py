"""conversations.*: reading channels, joining and opening them.

Source: docs.slack.dev/reference/methods/conversations.history and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.posting import visible_channel
from bot.playground.rules import conduct
from bot.playground.webapi.paging import page_of, span_of
from bot.playground.webapi.scopes import hold_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.model import Channel, ChannelKind, Message
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

MOST_PEOPLE = 8
_TYPES: dict[str, ChannelKind] = {
    "public_channel": "public",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


def info(world: World, given: Json) -> Json:
    """Describe one channel."""
    channel = visible_channel(world, given["channel"])
    hold_kind(world, channel.kind, "read")
    return {"channel": _wire(world, channel)}


def history(world: World, given: Json) -> Json:
    """Return a channel's messages, newest first, without the replies in threads."""
    channel = _readable(world, given["channel"])
    within = span_of(given)
    kept = [
        each
        for each in world.workspace.messages(channel.id)
        if (not each.thread_ts or each.broadcast) and within(each.ts)
    ]
    return _page(world, kept[::-1], given)


def replies(world: World, given: Json) -> Json:
    """Return a thread, its first message included, oldest first."""
    channel = _readable(world, given["channel"])
    within, root = span_of(given), given["ts"]
    if world.workspace.message(channel.id, str(root)) is None:
        raise Refusal(conduct.THREAD)
    kept = [
        each
        for each in world.workspace.messages(channel.id)
        if root in {each.ts, each.thread_ts} and (each.ts == root or within(each.ts))
    ]
    return _page(world, kept, given)


def list_channels(world: World, given: Json) -> Json:
    """Return the channels that the bot can see."""
    wanted = str(given.get("types") or "public_channel").split(",")
    if unknown := set(wanted) - _TYPES.keys():
        raise Refusal(conduct.TYPES, detail={"unknown": ",".join(sorted(unknown))})
    kinds = {_TYPES[each] for each in wanted}
    for kind in kinds:
        hold_kind(world, kind, "read")
    bot = world.app.bot_user
    seen = [
        each
        for each in world.workspace.channels.values()
        if each.kind in kinds
        and (each.kind == "public" or bot in each.members)
        and not (given.get("exclude_archived") is True and each.archived)
    ]
    page, cursor = page_of(seen, lambda each: each.id, given)
    return {
        "channels": [_wire(world, each) for each in page],
        "response_metadata": {"next_cursor": cursor},
    }


def members(world: World, given: Json) -> Json:
    """Return who is in a channel."""
    channel = visible_channel(world, given["channel"])
    hold_kind(world, channel.kind, "read")
    page, cursor = page_of(sorted(channel.members), str, given)
    return {"members": list(page), "response_metadata": {"next_cursor": cursor}}


def join(world: World, given: Json) -> Json:
    """Let the bot join a public channel."""
    channel = visible_channel(world, given["channel"])
    if channel.kind != "public":
        raise Refusal(conduct.JOINABLE)
    if channel.archived:
        raise Refusal(conduct.ARCHIVED)
    return {"channel": _wire(world, world.workspace.join(channel.id, world.app.bot_user))}


def open_direct(world: World, given: Json) -> Json:
    """Open the direct message with one person, or with up to eight."""
    users = [each.strip() for each in str(given["users"]).split(",") if each.strip()]
    if not users or not world.workspace.users.keys() >= set(users):
        raise Refusal(conduct.USER)
    if len(users) > MOST_PEOPLE:
        raise Refusal(conduct.TOO_MANY_USERS)
    hold_kind(world, "im" if len(users) == 1 else "mpim", "write")
    bot, workspace = world.app.bot_user, world.workspace
    if len(users) == 1:
        channel = workspace.direct_channel(bot, users[0])
    else:
        channel = workspace.group_direct(frozenset({bot, *users}))
    return {"channel": {"id": channel.id}}


def _wire(world: World, channel: Channel) -> Json:
    return {**channel.wire(), "is_member": world.app.bot_user in channel.members}


def _readable(world: World, channel: object) -> Channel:
    found = visible_channel(world, channel)
    hold_kind(world, found.kind, "history")
    if world.app.bot_user not in found.members:
        raise Refusal(conduct.MEMBER)
    return found


def _page(world: World, kept: Sequence[Message], given: Json) -> Json:
    page, cursor = page_of(kept, lambda each: each.ts, given)
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
