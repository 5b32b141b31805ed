"""Typed words → Question: what is wanted, of which subject."""

from knowledge.questions.question import LONGEST, Intent, Question, Wants
from knowledge.questions.reading import commanded, parse

__all__ = ["LONGEST", "Intent", "Question", "Wants", "commanded", "parse"]
