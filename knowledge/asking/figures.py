"""Numbers: who says so, as of when, and where sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from knowledge.answers import Answer, Choice, FigureLine, FigureList
from knowledge.asking.onfile import OnFile
from knowledge.asking.subjects import meant_by
from knowledge.composing import Marks, fact_line
from knowledge.forms import DESK
from knowledge.model import Entry, Fact, Figure
from knowledge.questions import Question
from knowledge.text import key


def figures(on: OnFile, question: Question) -> Answer | None:
    """Answer with numbers; None where the subject is not on file."""
    if not question.subject:
        every = [fact for entry in on.snapshot.entries.values() for fact in entry.facts]
        return listed(on, "Figures on file", None, every)
    meant = meant_by(on, question.subject)
    if isinstance(meant, Choice):
        return meant
    if not isinstance(meant, Entry):
        return None
    return listed(on, f"Figures: {meant.name}", meant, on.snapshot.facts[meant.id])


def listed(on: OnFile, title: str, subject: Entry | None, facts: Iterable[Fact]) -> FigureList:
    """Return the facts that hold a number, those of one unit side by side, newest first."""
    marks = Marks(on.snapshot)
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.figure:
            groups[key(fact.figure.unit)].append(fact)
    lines = [
        _line(on, marks, fact, figure, differs=_differ(group))
        for group in groups.values()
        for fact in sorted(group, key=lambda f: f.as_of, reverse=True)
        if (figure := fact.figure)
    ]
    due = on.due((subject,) if subject else ())
    ref = on.ref(subject) if subject else None
    return FigureList(title, ref, tuple(lines), marks.listed(), due)


def _differ(facts: Sequence[Fact]) -> bool:
    return len({(fact.figure.number, fact.figure.bound) for fact in facts if fact.figure}) > 1


def _line(on: OnFile, marks: Marks, fact: Fact, figure: Figure, *, differs: bool) -> FigureLine:
    says = on.snapshot.entries.get(fact.attributed_to)
    return FigureLine(
        amount(figure),
        figure.unit,
        fact_line(marks, fact),
        says.name if says else ("the desk" if fact.attributed_to == DESK else fact.attributed_to),
        fact.as_of,
        on.outlets(fact.evidence),
        differs,
        says.id if says else "",
    )


def amount(figure: Figure) -> str:
    """Return a number as it is said: ``over 80,000``; a year has no comma."""
    number = str(figure.number) if figure.bound == "since" else f"{figure.number:,}"
    return number if figure.bound == "exactly" else f"{figure.bound} {number}"
