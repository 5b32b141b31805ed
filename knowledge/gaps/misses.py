"""Misses: how often what is not on file was asked for, by day and without names."""

from __future__ import annotations

import datetime as dt

from knowledge.deliveries import Counts
from knowledge.text import key

MISSED = "missed"
"""What misses are counted as."""

LONGEST = 300
"""The most characters of a key that are kept; transliteration may lengthen what was typed."""


async def missed(counts: Counts, asked: str, day: dt.date) -> None:
    """Count a miss, whatever its accents, case and marks; without a word it is none.

    Args:
        counts: the counts of what was missed.
        asked: the words that nothing answers.
        day: the day in UTC.

    Raises:
        StoreError: it could not be kept.
    """
    if words := miss_key(asked):
        await counts.note(words, day)


def miss_key(asked: str) -> str:
    """Return what a miss is counted as, or "" where nothing was asked in words."""
    return key(asked)[:LONGEST].strip()
