"""How two entries are connected: the shortest link, with the statements that carry it."""

from __future__ import annotations

from knowledge.answers import Answer, Choice, Connection, Line, LinkStep, Miss
from knowledge.asking.onfile import OnFile, evidence_of
from knowledge.asking.subjects import meant_by
from knowledge.composing import Marks, summary_line
from knowledge.model import Entry
from knowledge.pieces import own
from knowledge.questions import Question
from knowledge.search import Found

EACH = 4
"""The most statements shown for one step."""


def connection(on: OnFile, question: Question) -> Answer | None:
    """Answer with the shortest link between two entries.

    Returns:
        The link; a choice or a miss where an end is unclear or not on file; None where the
        two are the same entry.
    """
    ends = _ends(on, question)
    for end in ends:
        if not isinstance(end, Entry):
            return end
    start, end = (end for end in ends if isinstance(end, Entry))
    if start.id == end.id:
        return None
    marks = Marks(on.snapshot)
    entries = on.snapshot.entries
    steps = tuple(
        LinkStep(
            on.ref(entries[step.start]),
            on.ref(entries[step.end]),
            tuple(_line(on, marks, each) for each in step.by),
        )
        for step in on.snapshot.search.links.between(start.id, end.id, EACH)
    )
    return Connection(on.ref(start), on.ref(end), steps, marks.listed(), on.due((start, end)))


def _ends(on: OnFile, question: Question) -> tuple[Entry | Choice | Miss, ...]:
    """Return both ends. Where a name holds the word "and", every way to part them is tried."""
    first = (meant_by(on, question.subject), meant_by(on, question.other))
    parts = f"{question.subject} and {question.other}".split(" and ")
    if all(isinstance(end, Entry) for end in first) or len(parts) == 2:
        return first
    for at in range(1, len(parts)):
        ends = (meant_by(on, " and ".join(parts[:at])), meant_by(on, " and ".join(parts[at:])))
        if all(isinstance(end, Entry) for end in ends):
            return ends
    return first


def _line(on: OnFile, marks: Marks, found: Found) -> Line:
    numbers = marks.of(evidence_of(found))
    if found.fact:
        return Line(found.fact.text, numbers, found.fact.status, piece=found.fact.id)
    if found.quote:
        by = on.snapshot.entries[found.quote.speaker]
        said = f"“{found.quote.words}”"
        if found.quote.lead_in:
            said = f"{found.quote.lead_in}: {said} – {by.name}"
        else:
            said = f"{by.name}: {said}"
        return Line(said, numbers, piece=found.quote.id, also=(own(by.id, "name"),))
    return summary_line(marks, found.entry)
