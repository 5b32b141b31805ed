"""Submitting and closing modals.

Source: docs.slack.dev/surfaces/modals (handling and responding to interactions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import payloads
from bot.playground.errors import Refusal, StandInError
from bot.playground.exchange import Exchange
from bot.playground.finding import find
from bot.playground.interactions import body_of, current, keep
from bot.playground.model import OpenView
from bot.playground.outbox import Outbox
from bot.playground.rules import view_ack_problems
from bot.playground.selections import held, initially, is_empty
from bot.playground.transport import Outgoing
from bot.playground.webapi.views import changed_view, push_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.rules.problem import Json
    from bot.playground.world import World


async def submit(
    outbox: Outbox, view: OpenView, values: Mapping[str, object], user: str
) -> Exchange:
    """Fill a modal in and submit it.

    Args:
        outbox: the way to the bot.
        view: the modal; it must be the topmost.
        values: from action_id or label to what is typed or chosen.
        user: who does it.

    Returns:
        An exchange whose ``view`` is the modal that is open afterwards, and whose
        ``errors`` are what then stands beside the fields.

    Raises:
        StandInError: Slack itself would not let it be sent: a needed input is empty, a
            text too short or too long, or there is nothing to submit.
    """
    world = outbox.world
    shown = _topmost(world, view, user)
    _fill_in(world, shown, values)
    body = payloads.interaction(
        world,
        "view_submission",
        user,
        view=payloads.view_place(world, shown)["view"],
        trigger_id=world.tickets.trigger(user, shown.id),
        response_urls=[],
    )
    before = len(world.recorder.records)
    sent = Outgoing("interaction", body)
    reply = await outbox.send(sent)
    answer, error = body_of(reply)
    problems = [] if error else view_ack_problems(answer, shown.view)
    error = error or (problems[0].rule.error if problems else "")
    if not error:
        try:
            _follow(world, shown, answer)
        except Refusal as refusal:
            error = refusal.error
    world.recorder.add("ack:view_submission", answer, error=error, problems=problems)
    stack = world.workspace.stacks.get(user)
    return Exchange(
        sent,
        (reply,),
        error,
        tuple(problems),
        view=stack[-1] if stack else None,
        errors={} if error else _beside(shown, answer),
        records=world.recorder.records[before:],
    )


async def close(outbox: Outbox, view: OpenView, user: str) -> Exchange | None:
    """Close a modal; None where the bot did not ask to be told."""
    world = outbox.world
    shown = _topmost(world, view, user)
    cleared = shown.view.get("clear_on_close") is True
    _remove(world, shown)
    if cleared:
        world.workspace.stacks[user] = []
    if not shown.view.get("notify_on_close"):
        return None
    place = payloads.view_place(world, shown)["view"]
    body = payloads.interaction(world, "view_closed", user, view=place, is_cleared=cleared)
    sent = Outgoing("interaction", body)
    reply = await outbox.send(sent)
    error = body_of(reply)[1]
    world.recorder.add("ack:view_closed", {}, error=error)
    return Exchange(sent, (reply,), error)


def _topmost(world: World, view: OpenView, user: str) -> OpenView:
    shown = current(world, view, user)
    stack = world.workspace.stacks.get(user, [])
    if not isinstance(shown, OpenView) or not stack or stack[-1].id != shown.id:
        raise StandInError("only the topmost modal can be submitted or closed")
    return shown


def _fill_in(world: World, view: OpenView, values: Mapping[str, object]) -> None:
    if "submit" not in view.view:
        raise StandInError("this modal has nothing to submit")
    for name, choice in values.items():
        block, element = find(view, name)
        block_id, action_id = block["block_id"], element["action_id"]
        suggested = world.workspace.suggested.get(action_id, ())
        value = {"type": element["type"], **held(element, choice, suggested)}
        keep(world, view, block_id, action_id, value)
    for block in view.view["blocks"]:
        if block["type"] == "input":
            _complete(world, view, block)


def _complete(world: World, view: OpenView, block: Json) -> None:
    element = block["element"]
    kept = world.workspace.values.get(view.id, {}).get(block["block_id"], {})
    value = kept.get(element["action_id"]) or {"type": element["type"], **initially(element)}
    keep(world, view, block["block_id"], element["action_id"], value)
    if is_empty(value):
        if not block.get("optional"):
            raise StandInError(f"{block['label']['text']}: please fill in this field")
        return
    typed = value.get("value") or ""
    if len(typed) < element.get("min_length", 0) or len(typed) > element.get("max_length", 3000):
        raise StandInError(f"{block['label']['text']}: too short or too long")


def _follow(world: World, shown: OpenView, answer: Json) -> None:
    """Do what the acknowledgement of a submission says."""
    action = answer.get("response_action", "")
    if action == "update":
        changed_view(world, shown, answer["view"])
    elif action == "push":
        push_view(world, shown.user, answer["view"])
    elif action == "clear":
        world.workspace.stacks[shown.user] = []
    elif action != "errors":
        _remove(world, shown)
    world.workspace.ring()


def _beside(shown: OpenView, answer: Json) -> dict[str, str]:
    """Return the errors by the label that they stand under, as a person reads them."""
    labels = {
        block["block_id"]: block["label"]["text"]
        for block in shown.view["blocks"]
        if block["type"] == "input"
    }
    doubled = len(set(labels.values())) < len(labels)
    errors: dict[str, str] = answer.get("errors", {})
    return {(id_ if doubled else labels[id_]): words for id_, words in errors.items()}


def _remove(world: World, shown: OpenView) -> None:
    kept = world.workspace.stacks.get(shown.user, [])
    world.workspace.stacks[shown.user] = [each for each in kept if each.id != shown.id]
    world.workspace.ring()
