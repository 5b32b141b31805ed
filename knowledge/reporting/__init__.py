"""The desk's week: what was asked, missed, corrected, filled and published."""

from knowledge.reporting.gathering import gathered
from knowledge.reporting.report import Corrected, GapsOfWeek, Report, Stale
from knowledge.reporting.text import as_text
from knowledge.reporting.weeks import Week, last_week, week_of

__all__ = [
    "Corrected",
    "GapsOfWeek",
    "Report",
    "Stale",
    "Week",
    "as_text",
    "gathered",
    "last_week",
    "week_of",
]
