"""What was looked up and what was missed, counted by day and without names, in the store."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable

from knowledge.answers import Answer, Card, Miss, NotTold
from knowledge.deliveries import ASKED, Counts
from knowledge.errors import StoreError
from knowledge.gaps import MISSED, miss_key
from knowledge.papers import Papers

log = logging.getLogger(__name__)

WEEK = dt.timedelta(days=7)

Counted = tuple[str, str]
"""What an answer counts as: a kind of counts and what is counted, or two empty strings."""

NOTHING: Counted = ("", "")


def counted(answer: Answer) -> Counted:
    """Return what an answer counts as: the entry of a card, the words of a miss."""
    if isinstance(answer, Card):
        return ASKED, answer.entry_id
    if isinstance(answer, Miss | NotTold) and (words := miss_key(answer.asked)):
        return MISSED, words
    return NOTHING


class Counting:
    """Counts what was asked and missed.

    Args:
        papers: where the counts are kept.
        today: the day in UTC.
    """

    def __init__(self, papers: Papers, today: Callable[[], dt.date]) -> None:
        self._today = today
        self._counts = {kind: Counts(papers, kind) for kind in (ASKED, MISSED)}

    async def note(self, what: Counted) -> None:
        """Count an answer. One that cannot be counted is given all the same."""
        kind, words = what
        if not kind:
            return
        try:
            await self._counts[kind].note(words, self._today())
        except StoreError as error:
            log.warning("what was asked could not be counted: %s", error)

    async def this_week(self) -> Counter[str]:
        """Return how often each entry was looked up in the last seven days."""
        day = self._today()
        return await self._counts[ASKED].between(day - WEEK + dt.timedelta(days=1), day)

    async def flush(self) -> None:
        """File what was counted and not filed yet; what cannot be filed is let go."""
        for kind, counts in self._counts.items():
            try:
                await counts.flush()
            except StoreError as error:
                log.warning("counts of the kind %s could not be kept: %s", kind, error)

    async def prune(self, before: dt.date) -> None:
        """Destroy the counts of the days before one."""
        for counts in self._counts.values():
            await counts.prune(before)
