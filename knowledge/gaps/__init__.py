"""Gaps: what was asked and is not on file, and who waits to hear of it."""

from knowledge.gaps.gap import Asker, Closing, Gap, Outcome, Place
from knowledge.gaps.misses import Misses
from knowledge.gaps.queue import Gaps
from knowledge.gaps.retention import forget, prune

__all__ = [
    "Asker",
    "Closing",
    "Gap",
    "Gaps",
    "Misses",
    "Outcome",
    "Place",
    "forget",
    "prune",
]
