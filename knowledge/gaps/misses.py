"""Misses: how often what is not on file was asked for."""

from __future__ import annotations

import datetime as dt

from knowledge.counts import Counts
from knowledge.store.papers import Papers
from knowledge.text import key

MISS = "miss"

LONGEST = 300
"""The most characters of a key that are kept; transliteration may lengthen what was typed."""


class Misses(Counts):
    """Counts misses, spellings that differ only in accents, case and marks as one."""

    def __init__(self, papers: Papers) -> None:
        super().__init__(papers, MISS)

    async def missed(self, asked: str, day: dt.date) -> None:
        """Count a miss; a text without a word to look for is none.

        Args:
            asked: the words that nothing answers.
            day: the day in UTC.

        Raises:
            StoreError: it could not be kept.
        """
        if asked_key := key(asked)[:LONGEST].strip():
            await self.note(asked_key, asked, day)
