"""views.open, push, update, publish.

Source: docs.slack.dev/reference/methods/views.open and its neighbours.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.fill import with_ids
from bot.playground.model import OpenView
from bot.playground.rules import conduct, view_problems
from bot.playground.rules.tree import elements_of

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

MOST_STACKED = 3


def open_view(world: World, given: Json) -> Json:
    """Open a modal; it replaces whatever modals the person had open."""
    view = judged(given["view"], "modal")
    trigger = world.tickets.use_trigger(given["trigger_id"])
    opened = new_view(world, trigger.user, view)
    world.workspace.stacks[trigger.user] = [opened]
    world.workspace.ring()
    return {"view": wire(world, opened)}


def push(world: World, given: Json) -> Json:
    """Lay a modal on the one that the person acted in."""
    view = judged(given["view"], "modal")
    trigger = world.tickets.use_trigger(given["trigger_id"])
    return {"view": wire(world, push_view(world, trigger.user, view))}


def update(world: World, given: Json) -> Json:
    """Change an open view, named by its id or by the bot's own external_id."""
    known = world.workspace.view(str(given.get("view_id", "")), str(given.get("external_id", "")))
    if known is None:
        raise Refusal(conduct.VIEW_KNOWN)
    view = judged(given["view"], known.view["type"])
    if given.get("hash") not in (None, "", known.hash):
        raise Refusal(conduct.VIEW_HASH)
    return {"view": wire(world, changed_view(world, known, view))}


def publish(world: World, given: Json) -> Json:
    """Show somebody their Home tab."""
    view = judged(given["view"], "home")
    user = given["user_id"]
    if user not in world.workspace.users:
        raise Refusal(conduct.USER)
    known = world.workspace.homes.get(user)
    if known and given.get("hash") not in (None, "", known.hash):
        raise Refusal(conduct.VIEW_HASH)
    shown = changed_view(world, known, view) if known else new_view(world, user, view)
    world.workspace.homes[user] = shown
    world.workspace.ring()
    return {"view": wire(world, shown)}


def judged(view: object, place: str) -> Json:
    """Return a view that breaks no rule and is of the type that the method takes.

    Raises:
        Refusal: ``invalid_arguments`` with every problem, or ``view_too_large``.
    """
    if problems := view_problems(view):
        too_large = next((each for each in problems if each.rule.error == "view_too_large"), None)
        error = "view_too_large" if too_large else "invalid_arguments"
        raise Refusal(problems[0].rule, problems=problems, error=error)
    if not isinstance(view, dict) or view["type"] != place:
        raise Refusal(conduct.VIEW_PLACE)
    return view


def new_view(world: World, user: str, view: Json) -> OpenView:
    """Return a judged view with an id of its own, not yet on anybody's screen.

    Raises:
        Refusal: another open view has its external_id.
    """
    external_id = view.get("external_id", "")
    if external_id and world.workspace.view(external_id=external_id):
        raise Refusal(conduct.VIEW_EXTERNAL_ID)
    view_id = world.workspace.next_id("V")
    return _with_content(OpenView(view_id, user, {}, "", root_id=view_id), view)


def push_view(world: World, user: str, view: Json) -> OpenView:
    """Lay a judged modal on a person's stack.

    Raises:
        Refusal: three lie there already.
    """
    stack = world.workspace.stacks.setdefault(user, [])
    if len(stack) >= MOST_STACKED:
        raise Refusal(conduct.VIEW_STACK)
    pushed = new_view(world, user, view)
    if stack:
        pushed = replace(pushed, root_id=stack[0].id, previous_id=stack[-1].id)
    stack.append(pushed)
    world.workspace.ring()
    return pushed


def changed_view(world: World, known: OpenView, view: Json) -> OpenView:
    """Put a judged view in the place of an open one; what was typed under kept ids stays."""
    changed = _with_content(known, view)
    stands = {
        (block["block_id"], element.get("action_id"), element["type"])
        for block in changed.view["blocks"]
        for _, element in elements_of(block)
    }
    kept: Json = world.workspace.values.get(known.id, {})
    world.workspace.values[known.id] = {
        block_id: {
            action_id: value
            for action_id, value in held.items()
            if (block_id, action_id, value["type"]) in stands
        }
        for block_id, held in kept.items()
    }
    return world.workspace.replace_view(changed)


def wire(world: World, shown: OpenView) -> Json:
    """Return a view as Slack gives it to the bot."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        **shown.view,
        "id": shown.id,
        "team_id": world.app.team,
        "state": {"values": world.workspace.values.get(shown.id, {})},
        "hash": shown.hash,
        "previous_view_id": shown.previous_id or None,
        "root_view_id": shown.root_id,
        "app_id": world.app.app_id,
        "bot_id": world.app.bot_id,
    }


def _with_content(shown: OpenView, view: Json) -> OpenView:
    filled = {**view, "blocks": list(with_ids(view["blocks"]))}
    digest = hashlib.sha256(f"{shown.hash}{json.dumps(filled)}".encode()).hexdigest()
    return replace(shown, view=filled, hash=digest[:16])
