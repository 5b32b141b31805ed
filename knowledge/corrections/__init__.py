"""What was corrected, whom the old text reached, and what is done about it."""

from knowledge.corrections.changes import PieceChange
from knowledge.corrections.correction import Correction, CorrectionKind
from knowledge.corrections.corrections import Corrections
from knowledge.corrections.plan import Task, plan
from knowledge.corrections.standing import as_published, stood
from knowledge.corrections.tasks import Progress, Tasks
from knowledge.corrections.words import Notice, Reworded, told

__all__ = [
    "Correction",
    "CorrectionKind",
    "Corrections",
    "Notice",
    "PieceChange",
    "Progress",
    "Reworded",
    "Task",
    "Tasks",
    "as_published",
    "plan",
    "stood",
    "told",
]
