"""How long everything is kept that the desk notes of its own work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.counting import Counting
from bot.drafts import DRAFT, KEPT
from bot.sending import retention as messages
from knowledge import gaps, reviews
from knowledge.corrections import Corrections
from knowledge.deliveries import Deliveries
from knowledge.papers import Papers
from knowledge.suggestions import Suggestions

COUNTS = dt.timedelta(days=400)
"""Counts name nobody; a week is compared with the same one of the year before."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is destroyed once its time is over.

    Args:
        papers: where it is kept.
        deliveries: who was shown what.
        corrections: who was told of a correction.
        counting: how often something was asked for.
        days: days for which it is kept who did or was shown something.
    """

    papers: Papers
    deliveries: Deliveries
    corrections: Corrections
    counting: Counting
    days: int

    async def prune(self, now: dt.datetime) -> None:
        """Destroy what is older than its time; the store gives others their turn in between.

        Args:
            now: the time in UTC.

        Raises:
            StoreError: it could not be destroyed. What was reached is destroyed.
        """
        day = now.date() - dt.timedelta(days=self.days)
        before = dt.datetime.combine(day, dt.time(), dt.UTC)
        await self.deliveries.prune(before)
        await self.corrections.prune(before)
        await gaps.prune(self.papers, day)
        await Suggestions(self.papers).prune(day)
        await messages.prune(
            self.papers, before.timestamp(), (now - dt.timedelta(hours=1)).timestamp()
        )
        await reviews.prune(self.papers, day)
        await self._drafts((now - KEPT).isoformat())
        await self.counting.prune((now - COUNTS).date())

    async def _drafts(self, before: str) -> None:
        held = await self.papers.all(DRAFT)
        await self.papers.drop(DRAFT, [id_ for id_, paper in held if paper["at"] < before])
