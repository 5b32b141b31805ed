"""What an engine says to a typed name, in one form for ours and for its peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Decision = Literal["answer", "choose", "decline"]

DEEPEST = 5
"""Entries kept of a reply: three are judged, the others show how close they come."""


class Hit(NamedTuple):
    """An entry, and how well the engine says it fits; more is better, the scale is its own."""

    entry_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Reply:
    """The entries found for a typed name.

    Args:
        hits: best first, each entry once.
        decision: what the engine decides; None where it only ranks.
    """

    hits: tuple[Hit, ...]
    decision: Decision | None = None


Ask = Callable[[str], Reply]


def ranked(found: Iterable[tuple[str, float]]) -> Reply:
    """Return a reply of the best entries, each with the best score of its names."""
    best: dict[str, float] = {}
    for entry_id, score in found:
        best[entry_id] = max(score, best.get(entry_id, score))
    hits = sorted((Hit(*pair) for pair in best.items()), key=lambda hit: -hit.score)
    return Reply(tuple(hits[:DEEPEST]))
