"""Gaps: what was asked and is not on file, and who waits to hear of it."""

from knowledge.gaps.gap import Asker, Closing, Gap, Outcome, Place
from knowledge.gaps.misses import MISSED, miss_key, missed
from knowledge.gaps.queue import Gaps
from knowledge.gaps.retention import forget, prune

__all__ = [
    "MISSED",
    "Asker",
    "Closing",
    "Gap",
    "Gaps",
    "Outcome",
    "Place",
    "forget",
    "miss_key",
    "missed",
    "prune",
]
