"""Texts of any length, escaped and within Slack's limits."""

from __future__ import annotations

from bot.views import blocks as b
from knowledge.deliveries import Reach

LIMIT = 1000


def fitted(text: str, limit: int = LIMIT) -> str:
    """Return a text escaped and no longer than a limit; escapes make it longer."""
    room = limit
    while len(escaped := b.escape(b.cut(text, room))) > limit:
        room = room * 3 // 4
    return escaped


def quoted(text: str, limit: int = LIMIT) -> str:
    """Return a text as a block quote, each of its lines marked as one."""
    return ">" + fitted(text, limit).replace("\n", "\n>")


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 channel``, ``4 channels``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def reached(reach: Reach) -> str:
    """Return whom a text reached: ``11 shared cards in 4 channels; 7 people saw it privately``."""
    parts = []
    if shared := sum(not each.to for each in reach.posted):
        cards = count(shared, "shared card")
        parts.append(f"{cards} in {count(len(reach.channels), 'channel')}")
    if reach.people:
        parts.append(f"{count(len(reach.people), 'person', 'people')} saw it privately")
    return "; ".join(parts) or "nobody yet"
