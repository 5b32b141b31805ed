"""Pressing, choosing, asking a menu, shortcuts: what reaches the bot as an interaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground import payloads
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.model import Message, OpenView
from bot.playground.outbox import Outbox, delivery_error
from bot.playground.rules import conduct, suggestion_problems
from bot.playground.rules.tree import elements_of
from bot.playground.selections import STATELESS, held
from bot.playground.transport import Outgoing, Reply

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json, Problem
    from bot.playground.world import World

Place = Message | OpenView


async def act(outbox: Outbox, place: Place, action_id: str, choice: object, user: str) -> Exchange:
    """Press a button or choose in a menu, in a message or a view.

    Args:
        outbox: the way to the bot.
        place: the message or the view.
        action_id: the element's own.
        choice: what was chosen; ignored for buttons.
        user: who does it.

    Raises:
        StandInError: there is no such element or option, or the message is not theirs.
    """
    world = outbox.world
    place = current(world, place, user)
    block_id, element = find_element(place, action_id)
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


async def suggest(outbox: Outbox, place: Place, action_id: str, typed: str, user: str) -> Exchange:
    """Type into an external menu; the exchange's ``options`` are what it offers."""
    world = outbox.world
    place = current(world, place, user)
    block_id, element = find_element(place, action_id)
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


def blocks_of(place: Place) -> list[Json]:
    """Return the blocks of a message, those of its attachments included, or of a view."""
    if isinstance(place, OpenView):
        return list(place.view["blocks"])
    attached = (block for each in place.attachments for block in each.get("blocks", ()))
    return [*place.blocks, *attached]


def find_element(place: Place, action_id: str) -> tuple[str, Json]:
    """Return the block_id and the element with an action_id.

    Raises:
        StandInError: there is none.
    """
    seen = []
    for block in blocks_of(place):
        for _, element in elements_of(block):
            seen.append(str(element.get("action_id")))
            if element.get("action_id") == action_id:
                return str(block.get("block_id", "")), element
    raise StandInError(f"no element {action_id!r}; there are: {', '.join(seen) or 'none'}")


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
