"""Who pressed something, and where."""

from __future__ import annotations

from typing import Any, NamedTuple


class Place(NamedTuple):
    """A person, and the channel that they are in; "" in a modal or the Home tab."""

    person: str
    channel: str


def place_of(body: dict[str, Any]) -> Place:
    """Return who did what a payload tells, and where."""
    return Place(body["user"]["id"], str((body.get("channel") or {}).get("id") or ""))
