"""What is said where no card fits alone: a choice, a miss, help, and plain questions answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.answers.lines import EventLine, Line, Mark, QuoteLine, Ref


@dataclass(frozen=True, slots=True)
class Choice:
    """Several entries fit; the one who asks decides.

    ``by_words`` is True where no name fits, and the words only stand inside the facts or
    quotes of these entries.
    """

    asked: str
    options: tuple[Ref, ...]
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing on file; the nearest names are offered as somebody or something else."""

    asked: str
    nearest: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry that the desk withdrew: its name as it last was, the day in UTC, and why."""

    name: str
    entry_id: str
    on: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Help:
    """How to ask, with live examples from the store."""

    examples: tuple[str, ...]
    entry_count: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is on file in answer to a plain question: each line covers the whole question.

    Args:
        asked: the question as typed.
        subjects: the entries that the question names.
        lines: facts.
        events: dated events, for questions of when.
        quotes: quotations.
        outlets: the outlets behind all of it, each once.
        marks: where each mark stands.
        due: entries past their review, in words.
    """

    asked: str
    subjects: tuple[Ref, ...]
    lines: tuple[Line, ...]
    events: tuple[EventLine, ...]
    quotes: tuple[QuoteLine, ...]
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTold:
    """The subject is on file, and what is asked about it is not.

    Args:
        asked: the question as typed.
        missing: what is not on file, in words: ``a date``, ``a number``, or "".
        subjects: the entries that the question names.
        near: facts that hold every word of the question, and not what it asks for.
        marks: where each mark stands.
    """

    asked: str
    missing: str
    subjects: tuple[Ref, ...]
    near: tuple[Line, ...]
    marks: tuple[Mark, ...]
