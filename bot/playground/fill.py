"""The ids that Slack gives to blocks and elements which name none."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from bot.playground.rules.problem import Json
from bot.playground.rules.tree import elements_of


def with_ids(blocks: Iterable[Json]) -> tuple[Json, ...]:
    """Return a copy of blocks in which each block and element has an id.

    The ids are made from positions, so that the same blocks get the same ids.
    """
    filled = []
    for index, block in enumerate(copy.deepcopy(list(blocks))):
        block.setdefault("block_id", f"b{index}")
        for pointer, element in elements_of(block):
            if element.get("type") != "image":
                element.setdefault("action_id", f"a{index}{pointer.replace('/', '-')}")
        filled.append(block)
    return tuple(filled)
