"""What was shown to whom, and how often it was asked for."""

from knowledge.deliveries.counts import ASKED, Counts, fold
from knowledge.deliveries.deliveries import Deliveries
from knowledge.deliveries.paging import part
from knowledge.deliveries.pieces import Shows, of_copy_line, of_summary, pieces
from knowledge.deliveries.reach import Posted, Reach, Stood
from knowledge.deliveries.shown import Shown

__all__ = [
    "ASKED",
    "Counts",
    "Deliveries",
    "Posted",
    "Reach",
    "Shown",
    "Shows",
    "Stood",
    "fold",
    "of_copy_line",
    "of_summary",
    "part",
    "pieces",
]
