"""Which gap comes first."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from knowledge.gaps.gap import Gap

HALVED = 7
"""Days after which somebody who asked counts for half: a newsroom's week."""


def ranked(gaps: Iterable[Gap], today: dt.date) -> tuple[Gap, ...]:
    """Return gaps with the most wanted first.

    Each person counts once, by half for each week since they asked: five who asked today come
    before eight of last week, and one of today before one of last month. There is no cut-off, so
    that no gap jumps in the list overnight. The older of two that weigh the same comes first.
    """
    return tuple(sorted(gaps, key=lambda gap: (-weight(gap, today), gap.opened, gap.id)))


def weight(gap: Gap, today: dt.date) -> float:
    """Return how much a gap is wanted on a day."""
    latest: dict[str, dt.date] = {}
    for asker in gap.askers:
        day = asker.at.date()
        latest[asker.person] = max(day, latest.get(asker.person, day))
    ages = (max((today - day).days, 0) for day in latest.values())
    return round(sum(math.exp2(-age / HALVED) for age in ages), 9)
