"""How long everything is kept that the desk notes of its own work."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot import once
from bot.counting import Counting
from bot.curation.queue import TOLD
from bot.drafts import DRAFT, KEPT
from bot.rounds import ROUND
from bot.sending import retention as messages
from knowledge import gaps, reviews
from knowledge.corrections import Corrections, Tasks
from knowledge.deliveries import ASKED, Deliveries, fold
from knowledge.errors import StoreError
from knowledge.gaps import MISSED
from knowledge.papers import Papers
from knowledge.retention import drop_where
from knowledge.suggestions import Suggestions

log = logging.getLogger(__name__)

COUNTS = dt.timedelta(days=400)
"""Counts name nobody; a week is compared with the same one of the year before."""

COUNTED = dt.timedelta(days=2)
"""After this nobody counts on a day any more, wherever their midnight is."""


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

        Each kind is destroyed though another one cannot be.

        Args:
            now: the time in UTC.

        Raises:
            StoreError: something could not be destroyed. Everything else is.
        """
        day = now.date() - dt.timedelta(days=self.days)
        before = dt.datetime.combine(day, dt.time(), dt.UTC)
        settled, answered = before.timestamp(), (now - dt.timedelta(hours=1)).timestamp()
        steps: dict[str, Callable[[], Awaitable[object]]] = {
            "deliveries": lambda: self.deliveries.prune(before),
            "corrections": lambda: self.corrections.prune(before),
            "gaps": lambda: gaps.prune(self.papers, day),
            "suggestions": lambda: self._suggestions(day),
            "messages": lambda: messages.prune(self.papers, settled, answered),
            "reviews": lambda: reviews.prune(self.papers, day),
            "drafts": lambda: self._older(DRAFT, now - KEPT),
            "requests": lambda: self._older(once.KIND, now - dt.timedelta(days=1)),
            "rounds": lambda: self._older(ROUND, now - dt.timedelta(days=1)),
            "counts": lambda: self._counts(now),
        }
        failed = [name for name, step in steps.items() if not await _done(name, step)]
        if failed:
            raise StoreError(f"of what is over, {', '.join(failed)} could not be destroyed")

    async def _suggestions(self, day: dt.date) -> None:
        # in this order: a suggestion that is there and was not told of is told of again
        await Suggestions(self.papers).prune(day)
        await self._older(TOLD, dt.datetime.combine(day, dt.time(), dt.UTC))

    async def _older(self, kind: str, before: dt.datetime) -> None:
        oldest = before.isoformat()
        await drop_where(self.papers, kind, lambda _, paper: paper["at"] < oldest)

    async def _counts(self, now: dt.datetime) -> None:
        await self.counting.prune((now - COUNTS).date())
        for kind in (ASKED, MISSED):
            await fold(self.papers, kind, (now - COUNTED).date())


async def _done(name: str, step: Callable[[], Awaitable[object]]) -> bool:
    """Take a step; return whether it was done."""
    try:
        await step()
    except StoreError as error:
        log.warning("of what is over, %s could not be destroyed: %s", name, error)
        return False
    except Exception:
        log.exception("of what is over, %s could not be destroyed", name)
        return False
    return True


def kept_of(papers: Papers, days: int) -> Kept:
    """Return what is destroyed of papers that no desk works with.

    Args:
        papers: the papers.
        days: days for which it is kept who did or was shown something.
    """
    deliveries, tasks = Deliveries(papers), Tasks(papers)
    corrections = Corrections(papers, deliveries, tasks)
    counting = Counting(papers, lambda: dt.datetime.now(dt.UTC).date())
    return Kept(papers, deliveries, corrections, counting, days)
