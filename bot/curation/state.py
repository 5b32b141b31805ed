"""What a person filled into a modal, from Slack's payload; what is not well formed is empty."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeGuard

Values = Mapping[str, str | list[str]]
"""What each field holds, by its ``action_id``: text, or the values that were picked."""


def values(view: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Return what the fields of a view hold, those left empty as empty texts or lists."""
    state = view.get("state")
    blocks = state.get("values") if isinstance(state, dict) else None
    found: dict[str, str | list[str]] = {}
    for elements in blocks.values() if isinstance(blocks, dict) else ():
        for action_id, held in elements.items() if isinstance(elements, dict) else ():
            if isinstance(held, dict):
                found[str(action_id)] = _held(held)
    return found


def _held(held: dict[str, Any]) -> str | list[str]:
    if isinstance(held.get("selected_options"), list):
        return [str(each["value"]) for each in held["selected_options"] if _is_option(each)]
    if _is_option(option := held.get("selected_option")):
        return str(option["value"])
    value = held.get("value") or held.get("selected_date")
    return value if isinstance(value, str) else ""


def _is_option(option: Any) -> TypeGuard[dict[str, Any]]:  # noqa: ANN401
    return isinstance(option, dict) and isinstance(option.get("value"), str)


def text(found: Values, field: str) -> str:
    """Return the text of a field, "" where it was left empty or is not there."""
    value = found.get(field, "")
    return value if isinstance(value, str) else ""


def metadata(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what goes with a view."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
