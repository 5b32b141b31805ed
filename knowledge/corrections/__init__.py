"""What was corrected, whom the old text reached, and what is done about it."""

from knowledge.corrections.correction import Correction, CorrectionKind
from knowledge.corrections.corrections import Corrections
from knowledge.corrections.histories import History, revisions_of
from knowledge.corrections.intent import Intent
from knowledge.corrections.making import correction_of
from knowledge.corrections.plan import Task, plan
from knowledge.corrections.standing import stood
from knowledge.corrections.tasks import Progress, Tasks
from knowledge.corrections.words import Notice, Reworded, told
from knowledge.editing.changes import PieceChange

__all__ = [
    "Correction",
    "CorrectionKind",
    "Corrections",
    "History",
    "Intent",
    "Notice",
    "PieceChange",
    "Progress",
    "Reworded",
    "Task",
    "Tasks",
    "correction_of",
    "plan",
    "revisions_of",
    "stood",
    "told",
]
