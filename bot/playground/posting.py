"""How a message of the bot's enters the workspace, whichever door it came through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.fill import with_ids
from bot.playground.model import Message, Origin
from bot.playground.rules import conduct, message_problems

if TYPE_CHECKING:
    from bot.playground.model import Channel
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def judge(payload: Json) -> None:
    """Hold a message to the rules.

    Raises:
        Refusal: it breaks some; it carries them all.
    """
    if problems := message_problems(payload):
        raise Refusal(problems[0].rule, problems=problems)


def post(
    world: World,
    channel: str,
    payload: Json,
    *,
    origin: Origin,
    only_for: str = "",
    thread_ts: str = "",
) -> Message:
    """Put a judged message into a channel."""
    return world.workspace.put(
        Message(
            channel=channel,
            ts=world.workspace.next_ts(),
            user=world.app.bot_user,
            text=payload.get("text") or "",
            blocks=with_ids(payload.get("blocks") or ()),
            attachments=tuple(payload.get("attachments") or ()),
            metadata=payload.get("metadata"),
            thread_ts=thread_ts,
            only_for=only_for,
            origin=origin,
            broadcast=payload.get("reply_broadcast") is True,
        )
    )


def change(world: World, message: Message, payload: Json) -> Message:
    """Replace what a message says.

    What the payload does not name stays as it was, but a text without blocks takes the
    blocks away (docs.slack.dev/reference/methods/chat.update); empty metadata takes the
    metadata away.
    """
    edited = {"user": world.app.bot_user, "ts": world.workspace.next_ts()}
    kept = () if payload.get("text") else message.blocks
    blocks = with_ids(payload["blocks"] or ()) if "blocks" in payload else kept
    attachments = payload.get("attachments", message.attachments) or ()
    return world.workspace.put(
        replace(
            message,
            text=payload.get("text") or message.text,
            blocks=blocks,
            attachments=tuple(attachments),
            metadata=payload.get("metadata", message.metadata) or None,
            edited=edited if message.origin == "chat" else message.edited,
        )
    )


def visible_channel(world: World, channel: object) -> Channel:
    """Return a channel that the bot can see.

    Raises:
        Refusal: there is none, or it is private and the bot is not in it.
    """
    workspace, bot = world.workspace, world.app.bot_user
    if not isinstance(channel, str):
        raise Refusal(conduct.CHANNEL)
    found = workspace.channels.get(channel)
    if found is None or (found.kind != "public" and bot not in found.members):
        raise Refusal(conduct.CHANNEL)
    return found


def writable_channel(world: World, channel: object) -> Channel:
    """Return a channel that the bot may post to; a person's id means their direct message.

    Raises:
        Refusal: it cannot see it, it is archived, or the bot is not in it and has no
            ``chat:write.public``.
    """
    if isinstance(channel, str) and channel in world.workspace.users.keys() - {world.app.bot_user}:
        return world.workspace.direct_channel(world.app.bot_user, channel)
    found = visible_channel(world, channel)
    if found.archived:
        raise Refusal(conduct.ARCHIVED)
    if world.app.bot_user not in found.members and "chat:write.public" not in world.app.scopes:
        raise Refusal(conduct.MEMBER)
    return found


def thread_root(world: World, channel: str, thread_ts: object) -> str:
    """Return the thread that a reply belongs to, "" for none.

    Raises:
        Refusal: no message of the channel has that ts.
    """
    if thread_ts in (None, ""):
        return ""
    root = world.workspace.message(channel, str(thread_ts))
    if root is None:
        raise Refusal(conduct.THREAD)
    return root.thread_ts or root.ts
