"""The Look up modal: a type-ahead, and the card inside it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.views import blocks as b
from bot.views.modals import in_view, modal
from knowledge.answers import Ref

SEARCH = "look_up"
"""The ``action_id`` of every type-ahead, in the modal and in the Home tab."""

ASKS = "ask:"
"""How the value of an option begins by which the desk is asked; the words come after it."""

LONGEST = b.OPTION_VALUE - len(ASKS)
DESCRIPTION = 75


def search(chosen: Ref | None = None) -> b.Block:
    """Return the type-ahead; ``chosen`` is the entry that it shows."""
    element: b.Block = {
        "type": "external_select",
        "action_id": SEARCH,
        "placeholder": b.plain("Type a name or a subject"),
        "min_query_length": 1,
    }
    if chosen:
        element["initial_option"] = option(chosen)
    return {"type": "actions", "block_id": "search", "elements": [element]}


def options(found: Iterable[Ref]) -> list[b.Block]:
    """Return what the type-ahead offers."""
    return [option(ref) for ref in found]


def asking(typed: str) -> list[b.Block]:
    """Return what the type-ahead offers where nothing is on file: to ask the desk."""
    text = f"Ask the desk for “{b.cut(typed, 50)}”"
    return [b.option(text, f"{ASKS}{typed}")] if len(typed) <= LONGEST else []


def option(ref: Ref) -> b.Block:
    """Return one entry of the type-ahead."""
    described = b.option(ref.name, ref.entry_id)
    return {**described, "description": b.plain(b.cut(ref.role, DESCRIPTION))}


def look_up(chosen: Ref | None = None, message: b.Message | None = None) -> b.Block:
    """Build the modal.

    Args:
        chosen: the entry that was chosen, or None.
        message: the answer to show under the type-ahead, or None.
    """
    shown = in_view(message["blocks"]) if message else []
    if chosen and message and not _is_card(message):
        shown.append(b.actions([b.button("Back to the card", "view:open:back", chosen.entry_id)]))
    metadata = chosen.entry_id if chosen else ""
    return modal("Look up", [search(chosen), *shown], metadata=metadata)


def _is_card(message: b.Message) -> bool:
    return any(block["type"] == "header" for block in message["blocks"])
