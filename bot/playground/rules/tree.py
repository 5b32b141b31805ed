"""Walks over blocks: every block, every element, every string that is read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.playground.rules.problem import Json

_ROWS = ("actions", "context_actions")
_READ = frozenset({"text", "alt_text", "fallback", "title"})


def elements_of(block: Json) -> Iterator[tuple[str, Json]]:
    """Yield each interactive element of a block with its pointer inside the block."""
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield f"/{name}", block[name]
    if block.get("type") in _ROWS:
        listed = block.get("elements")
        for index, each in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(each, dict):
                yield f"/elements/{index}", each


def texts_of(value: object) -> Iterator[str]:
    """Yield every string that a reader sees in a block, in order."""
    if isinstance(value, dict):
        for name, content in value.items():
            if name in _READ and isinstance(content, str):
                yield content
            else:
                yield from texts_of(content)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)


def duplicates(values: list[tuple[str, object]]) -> list[str]:
    """Return the pointers of values that stood before; ``values`` is (pointer, value)."""
    seen: set[object] = set()
    again = []
    for pointer, value in values:
        if value in seen:
            again.append(pointer)
        seen.add(value)
    return again


def block_ids(blocks: list[Json]) -> list[tuple[str, object]]:
    """Return (pointer, block_id) of the blocks that name one."""
    return [
        (f"/blocks/{index}/block_id", block["block_id"])
        for index, block in enumerate(blocks)
        if isinstance(block.get("block_id"), str)
    ]


def action_ids(blocks: list[Json]) -> list[tuple[str, object]]:
    """Return (pointer, action_id) of the elements that name one."""
    return [
        (f"/blocks/{index}{pointer}/action_id", element["action_id"])
        for index, block in enumerate(blocks)
        for pointer, element in elements_of(block)
        if isinstance(element.get("action_id"), str)
    ]
