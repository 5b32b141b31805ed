"""Which item of a list that a file holds became which item of the list as it is to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_HANDLES = ("id", "name")
"""The field by which people tell items apart: facts and quotes by id, other names by name."""


def paired(old: Sequence[object], new: Sequence[object]) -> list[int | None]:
    """Return for each new item the position of the old one that it was, or None for a fresh one.

    An item that is the same as before comes first, then one with the same id or name. What
    has neither (evidence, paragraphs) is taken in order.
    """
    left = list(range(len(old)))
    found: list[int | None] = [None] * len(new)
    rules: tuple[Callable[[object, object], bool], ...] = (_same, _same_handle, _both_bare)
    for rule in rules:
        for at, item in enumerate(new):
            if found[at] is None:
                was = next((i for i in left if rule(old[i], item)), None)
                if was is not None:
                    found[at] = was
                    left.remove(was)
    return found


def _same(old: object, new: object) -> bool:
    return old == new


def _same_handle(old: object, new: object) -> bool:
    handle = _handle(new)
    return handle is not None and _handle(old) == handle


def _both_bare(old: object, new: object) -> bool:
    return isinstance(old, dict) and _handle(old) is _handle(new) is None


def _handle(item: object) -> object:
    if not isinstance(item, dict):
        return None
    return next((item[name] for name in _HANDLES if name in item), None)
