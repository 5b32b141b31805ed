"""assistant.threads.*: status, title and suggested prompts of the agent pane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.model import AgentThread
from bot.playground.posting import thread_root, visible_channel
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

MOST_PROMPTS = 4


def set_status(world: World, given: Json) -> Json:
    """Show what the bot is doing; an empty status clears it."""
    _keep(world, given, replace(_known(world, given), status=str(given.get("status") or "")))
    return {}


def set_title(world: World, given: Json) -> Json:
    """Name the thread."""
    _keep(world, given, replace(_known(world, given), title=str(given["title"])))
    return {}


def set_prompts(world: World, given: Json) -> Json:
    """Offer up to four prompts."""
    prompts = given["prompts"]
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= MOST_PROMPTS:
        raise Refusal(conduct.PROMPTS)
    if any(not isinstance(each, dict) or each.keys() != {"title", "message"} for each in prompts):
        raise Refusal(conduct.PROMPTS)
    _keep(world, given, replace(_known(world, given), prompts=tuple(prompts)))
    return {}


def clear_status(world: World, channel: str, thread_ts: str) -> None:
    """Take the status away, as a message of the bot's in the thread does."""
    thread = world.workspace.agent_threads.get((channel, thread_ts))
    if thread and thread.status:
        world.workspace.agent_threads[channel, thread_ts] = replace(thread, status="")
        world.workspace.ring()


def _known(world: World, given: Json) -> AgentThread:
    channel = visible_channel(world, given["channel_id"])
    thread_root(world, channel.id, given["thread_ts"])
    key = (channel.id, str(given["thread_ts"]))
    return world.workspace.agent_threads.get(key, AgentThread())


def _keep(world: World, given: Json, thread: AgentThread) -> None:
    world.workspace.agent_threads[given["channel_id"], given["thread_ts"]] = thread
    world.workspace.ring()
