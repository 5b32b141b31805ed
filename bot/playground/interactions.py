"""Pressing, choosing, asking a menu, shortcuts: what reaches the bot as an interaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground import payloads
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.finding import Place, find
from bot.playground.model import Message, OpenView
from bot.playground.outbox import Outbox, delivery_error
from bot.playground.rules import conduct, suggestion_problems
from bot.playground.selections import STATELESS, held
from bot.playground.transport import Outgoing, Reply

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json, Problem
    from bot.playground.world import World


async def act(outbox: Outbox, place: Place, name: str, choice: object, user: str) -> Exchange:
    """Press a button or choose in a menu, in a message or a view.

    Args:
        outbox: the way to the bot.
        place: the message or the view.
        name: its action_id, its words, or the block_id of its input.
        choice: what was chosen; ignored for buttons.
        user: who does it.

    Raises:
        StandInError: there is no such element or option, or the message is not theirs.
    """
    world = outbox.world
    place = current(world, place, user)
    block, element = find(place, name)
    block_id, action_id = block["block_id"], element["action_id"]
    value = held(element, choice, world.workspace.suggested.get(action_id, ()))
    if element["type"] not in STATELESS:
        keep(world, place, block_id, action_id, {"type": element["type"], **value})
    action = {
        "type": element["type"],
        "action_id": action_id,
        "block_id": block_id,
        "action_ts": world.workspace.next_ts(),
        **value,
    }
    body = _about(world, place, "block_actions", user) | {"actions": [action]}
    body["trigger_id"] = world.tickets.trigger(
        user, place.id if isinstance(place, OpenView) else ""
    )
    if isinstance(place, Message):
        body["response_url"] = payloads.response_url(world, user, place.channel, place)
    return await _interact(outbox, body, user)


async def suggest(outbox: Outbox, place: Place, name: str, typed: str, user: str) -> Exchange:
    """Type into an external menu; the exchange's ``options`` are what it offers."""
    world = outbox.world
    place = current(world, place, user)
    block, element = find(place, name)
    block_id, action_id = block["block_id"], element["action_id"]
    if len(typed) < element.get("min_query_length", 3):
        raise StandInError(
            f"{action_id} asks only after {element.get('min_query_length', 3)} letters"
        )
    asked = {"action_id": action_id, "block_id": block_id, "value": typed}
    body = _about(world, place, "block_suggestion", user) | asked
    before = len(world.recorder.records)
    sent = Outgoing("interaction", body)
    reply = await outbox.send(sent)
    answer, error = body_of(reply)
    problems: list[Problem] = [] if error else suggestion_problems(answer)
    error = error or (problems[0].rule.error if problems else "")
    world.recorder.add("ack:block_suggestion", answer, error=error, problems=problems)
    groups = answer.get("option_groups") or [{"options": answer.get("options", [])}]
    options = () if error else tuple(each for group in groups for each in group["options"])
    earlier = world.workspace.suggested.get(action_id, ())
    world.workspace.suggested[action_id] = (
        *options,
        *(each for each in earlier if each not in options),
    )
    records = world.recorder.records[before:]
    return Exchange(sent, (reply,), error, tuple(problems), options=options, records=records)


async def shortcut(
    outbox: Outbox, callback_id: str, user: str, message: Message | None = None
) -> Exchange:
    """Use a shortcut: of a message where one is given, else a global one."""
    world = outbox.world
    kind = "message_action" if message else "shortcut"
    fields: Json = {
        "callback_id": callback_id,
        "trigger_id": world.tickets.trigger(user),
        "action_ts": world.workspace.next_ts(),
    }
    if message:
        place = payloads.message_place(world, message)
        fields |= {
            "message": place.get("message"),
            "channel": place["channel"],
            "message_ts": message.ts,
            "response_url": payloads.response_url(world, user, message.channel, message),
        }
    return await _interact(outbox, payloads.interaction(world, kind, user, **fields), user)


def current(world: World, place: Place, user: str) -> Place:
    """Return a message or view as it now stands.

    Raises:
        StandInError: it is gone, or belongs to somebody else.
    """
    if isinstance(place, Message):
        now: Place | None = world.workspace.message(place.channel, place.ts)
        if isinstance(now, Message) and now.only_for not in {"", user}:
            now = None
    else:
        now = world.workspace.view(place.id)
        now = now if now and now.user == user else None
    if now is None:
        raise StandInError(f"{user} does not see that any more")
    return now


def keep(world: World, place: Place, block_id: str, action_id: str, value: Json) -> None:
    """Remember what an element holds, under its message or view."""
    key = place.ts if isinstance(place, Message) else place.id
    world.workspace.values.setdefault(key, {}).setdefault(block_id, {})[action_id] = value


def body_of(reply: Reply) -> tuple[Json, str]:
    """Return an acknowledgement's JSON and its error; an empty body is ``{}``."""
    if error := delivery_error(reply):
        return {}, error
    try:
        answer = json.loads(reply.body or "{}")
    except json.JSONDecodeError:
        return {}, conduct.INTERACTION_BODY.error
    if not isinstance(answer, dict):
        return {}, conduct.INTERACTION_BODY.error
    return answer, ""


def _about(world: World, place: Place, kind: str, user: str) -> Json:
    if isinstance(place, Message):
        where = payloads.message_place(world, place)
    else:
        where = payloads.view_place(world, place)
    return payloads.interaction(world, kind, user, **where)


async def _interact(outbox: Outbox, body: Json, user: str) -> Exchange:
    """Send an interaction whose acknowledgement has no body, and see what came of it."""
    world = outbox.world
    before = len(world.recorder.records)
    sent = Outgoing("interaction", body)
    reply = await outbox.send(sent)
    error = delivery_error(reply)
    if not error and reply.body.strip():
        error = conduct.INTERACTION_BODY.error
    world.recorder.add(f"ack:{body['type']}", {}, error=error)
    stack = world.workspace.stacks.get(user)
    view = stack[-1] if stack else None
    return Exchange(sent, (reply,), error, view=view, records=world.recorder.records[before:])
