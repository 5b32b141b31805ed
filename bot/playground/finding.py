"""Finds what a person points at in a message or a view: by its words, or by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import StandInError
from bot.playground.model import Message, OpenView
from bot.playground.rules.tree import elements_of

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json

Place = Message | OpenView


def blocks_of(place: Place) -> list[Json]:
    """Return the blocks of a message, those of its attachments included, or of a view."""
    if isinstance(place, OpenView):
        return list(place.view["blocks"])
    attached = (block for each in place.attachments for block in each.get("blocks", ()))
    return [*place.blocks, *attached]


def find(place: Place, name: str) -> tuple[Json, Json]:
    """Return a block and the element of it that somebody means.

    Args:
        place: the message or the view.
        name: its action_id, the words on it or above it, or the block_id of its input.

    Raises:
        StandInError: there is none, or there are several of those words.
    """
    seen = [(block, each) for block in blocks_of(place) for _, each in elements_of(block)]
    for block, element in seen:
        if element.get("action_id") == name:
            return block, element
    meant = [(block, each) for block, each in seen if name in _names(block, each)]
    if len(meant) > 1:
        raise StandInError(f"several elements are called {name!r}: name one by its action_id")
    if not meant:
        ids = [str(element.get("action_id")) for _, element in seen]
        raise StandInError(f"no element {name!r}; there are: {', '.join(ids) or 'none'}")
    return meant[0]


def _names(block: Json, element: Json) -> set[str]:
    """Return what an element is called beside its action_id."""
    if block.get("type") == "input":
        return {block["label"]["text"], str(block.get("block_id"))}
    words = element.get("text")
    return {words["text"]} if isinstance(words, dict) else set()
