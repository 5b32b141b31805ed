"""Filling in a modal field by field, as a person does.

Source: docs.slack.dev/surfaces/modals, /reference/views/view-interaction-payloads. What stands in
an input block reaches the bot with the submission, or at once where the block says
``dispatch_action``; what stands elsewhere reaches it at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.choosing import chosen, meant
from bot.playground.errors import StandInError
from bot.playground.finding import find
from bot.playground.interactions import act, current, keep, suggest
from bot.playground.model import OpenView
from bot.playground.selections import held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.outbox import Outbox
    from bot.playground.rules.problem import Json


async def fill(outbox: Outbox, view: OpenView, values: Mapping[str, object], user: str) -> OpenView:
    """Fill in fields of a modal, in the order in which they are given.

    Args:
        outbox: the way to the bot.
        view: the modal.
        values: from a field's label, block_id or action_id to what is typed or chosen: words,
            a date as YYYY-MM-DD, an option by its words or value, a list where several are
            chosen, None for nothing. What is typed into a menu that asks the bot is sent to
            it, and the option of those words, or the only one that holds them, is chosen.
        user: who does it.

    Returns:
        The modal as it then stands.

    Raises:
        StandInError: there is no such field or option, or Slack would not let it be entered.
    """
    for name, wanted in values.items():
        shown = _current(outbox, view, user)
        block, element = find(shown, name)
        if element["type"].endswith("external_select"):
            choice = await _asked(outbox, shown, element, wanted, user)
        else:
            choice = chosen(element, wanted, outbox.world.workspace)
        if block["type"] == "input" and not block.get("dispatch_action"):
            _put(outbox, shown, block, element, choice)
        else:
            exchange = await act(outbox, shown, element["action_id"], choice, user)
            if exchange.error:
                raise StandInError(f"{name}: the bot answered with {exchange.error}")
    return _current(outbox, view, user)


def _current(outbox: Outbox, view: OpenView, user: str) -> OpenView:
    shown = current(outbox.world, view, user)
    if not isinstance(shown, OpenView):
        raise StandInError("only a view is filled in")
    return shown


def _put(outbox: Outbox, shown: OpenView, block: Json, element: Json, choice: object) -> None:
    world = outbox.world
    suggested = world.workspace.suggested.get(element["action_id"], ())
    value = {"type": element["type"], **held(element, choice, suggested)}
    keep(world, shown, block["block_id"], element["action_id"], value)
    world.workspace.ring()


async def _asked(
    outbox: Outbox, shown: OpenView, element: Json, wanted: object, user: str
) -> object:
    """Type into a menu that asks the bot, once for each thing that is wanted."""
    if wanted is None:
        return None
    action_id = element["action_id"]
    several = list(wanted) if isinstance(wanted, list | tuple) else [wanted]
    found: list[Json] = []
    for words in map(str, several):
        exchange = await suggest(outbox, shown, action_id, words, user)
        if exchange.error:
            raise StandInError(f"{action_id}: the bot answered with {exchange.error}")
        found.append(meant(exchange.options, words))
    values = [each["value"] for each in found]
    return values if element["type"].startswith("multi_") else values[0]
