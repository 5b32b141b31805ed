"""chat.postMessage, postEphemeral, update, delete, unfurl.

Source: docs.slack.dev/reference/methods, each method's list of errors.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.fill import with_ids
from bot.playground.posting import (
    change,
    judge,
    post,
    thread_root,
    visible_channel,
    writable_channel,
)
from bot.playground.rules import conduct
from bot.playground.rules.message import ATTACHMENT
from bot.playground.webapi.agent import clear_status

if TYPE_CHECKING:
    from bot.playground.model import Message
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

MOST_UPDATE_TEXT = 4000


def post_message(world: World, given: Json) -> Json:
    """Post to a channel, a thread or a direct message."""
    channel = writable_channel(world, given["channel"])
    judge(given)
    thread_ts = thread_root(world, channel.id, given.get("thread_ts"))
    world.pace.step(channel.id)
    message = post(world, channel.id, given, origin="chat", thread_ts=thread_ts)
    clear_status(world, channel.id, thread_ts)
    return {"channel": channel.id, "ts": message.ts, "message": _wire(world, message)}


def post_ephemeral(world: World, given: Json) -> Json:
    """Show a message to one person in a channel."""
    channel = visible_channel(world, given["channel"])
    if channel.archived:
        raise Refusal(conduct.ARCHIVED)
    if world.app.bot_user not in channel.members:
        raise Refusal(conduct.MEMBER)
    if given["user"] not in channel.members:
        raise Refusal(conduct.EPHEMERAL_USER)
    judge(given)
    thread_ts = thread_root(world, channel.id, given.get("thread_ts"))
    message = post(
        world, channel.id, given, origin="chat", only_for=given["user"], thread_ts=thread_ts
    )
    return {"message_ts": message.ts}


def update(world: World, given: Json) -> Json:
    """Change a message that the bot posted."""
    channel = visible_channel(world, given["channel"])
    message = _message(world, channel.id, given["ts"])
    if message.user != world.app.bot_user or message.only_for or message.origin != "chat":
        raise Refusal(conduct.UPDATE_OWN)
    if channel.archived:
        raise Refusal(conduct.UPDATE_ARCHIVED)
    if len(str(given.get("text") or "")) > MOST_UPDATE_TEXT:
        raise Refusal(conduct.UPDATE_TEXT)
    judge(_as_updated(message, given))
    changed = change(world, message, given)
    return {
        "channel": channel.id,
        "ts": changed.ts,
        "text": changed.text,
        "message": _wire(world, changed),
    }


def delete(world: World, given: Json) -> Json:
    """Take back a message that the bot posted."""
    channel = visible_channel(world, given["channel"])
    message = _message(world, channel.id, given["ts"])
    if message.user != world.app.bot_user or message.only_for:
        raise Refusal(conduct.DELETE_OWN)
    world.workspace.drop(channel.id, message.ts)
    return {"channel": channel.id, "ts": message.ts}


def unfurl(world: World, given: Json) -> Json:
    """Attach cards to the links of a message, in the place of those that are there."""
    channel = visible_channel(world, given["channel"])
    message = _message(world, channel.id, given["ts"])
    unfurls = given["unfurls"]
    if not isinstance(unfurls, dict) or not unfurls:
        raise Refusal(conduct.ARGUMENTS)
    for url, card in unfurls.items():
        if url not in message.text:
            raise Refusal(conduct.UNFURL)
        if problems := ATTACHMENT(card, f"/unfurls/{url}"):
            raise Refusal(problems[0].rule, problems=problems)
    cards = tuple(
        {**card, "blocks": list(with_ids(card.get("blocks", ()))), "from_url": url}
        for url, card in unfurls.items()
    )
    kept = (each for each in message.attachments if each.get("from_url") not in unfurls)
    world.workspace.put(replace(message, attachments=(*kept, *cards)))
    return {}


def _as_updated(message: Message, given: Json) -> Json:
    """Return what is judged: a call that names neither text nor blocks changes something else."""
    judged = {**given} if {"text", "blocks"} & given.keys() else {"text": message.text, **given}
    if given.get("metadata") == {}:
        del judged["metadata"]
    return judged


def _message(world: World, channel: str, ts: object) -> Message:
    message = world.workspace.message(channel, str(ts))
    if message is None:
        raise Refusal(conduct.MESSAGE_KNOWN)
    return message


def _wire(world: World, message: Message) -> Json:
    return message.wire(with_metadata=True, bot_id=world.app.bot_id, app_id=world.app.app_id)
