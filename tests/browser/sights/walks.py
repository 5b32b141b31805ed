"""Every walk through the page, in order."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from tests.browser.sights import agent, asking, copy, curation, first, held, modals


@contextlib.asynccontextmanager
async def curated():
    """Open the desk over the curated files."""
    yield Desk(curated_snapshot())


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk.

    Args:
        name: what it is about.
        names: its sights, in order.
        go: walks; takes the open page and what is awaited with the name of each sight.
        desk: opens the desk that the bot answers from.
    """

    name: str
    names: tuple[str, ...]
    go: Callable
    desk: Callable = curated


WALKS = (
    Walk("first", first.NAMES, first.walk),
    Walk("asking", asking.NAMES, asking.walk),
    Walk("copy", copy.NAMES, copy.walk),
    Walk("modals", modals.NAMES, modals.walk),
    Walk("agent", agent.NAMES, agent.walk),
    Walk("held", held.NAMES, held.walk, held.harbour),
    Walk("curation", curation.NAMES, curation.walk, curation.harbour),
)
