"""Plain questions: answered by statements that cover the whole question, or not at all.

The rule: every name on file in the question is one that the statement concerns, every other
word that carries meaning stands in it (by its stem, or by a word of its class), and it holds
what the question waits for: a date, a person, a number. A word that nothing on file holds
means that the question cannot be answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import composing
from knowledge.answers import Answer, NotTold, Told
from knowledge.asking.onfile import OnFile, evidence_of
from knowledge.asking.reading import Reading, read
from knowledge.asking.slots import MISSING, fitting
from knowledge.composing import Marks, fact_line, quote_line
from knowledge.model import Evidence
from knowledge.questions import Question, Wants
from knowledge.search import Found, Kind

LINES = 3
"""The most facts that answer one question; the card has the rest."""

NEAR = 2
"""The most facts shown beside "not on file"."""


def asked(on: OnFile, question: Question) -> Answer | None:
    """Answer a plain question.

    Returns:
        What is told; what is not told of entries that are on file; None where the question
        names nothing on file and nothing covers it.
    """
    text = question.text or question.subject
    reading = read(on, question.subject or text)
    if not reading.words and len(reading.mentions) == 1 and question.wants in ("", "fact", "who", "which"):
        return composing.card(on.snapshot, on.snapshot.entries[reading.ids[0]]) if len(reading.ids) == 1 else None
    found = _covering(on, reading, question.wants)
    held = fitting(on, question.wants, text, found, reading)
    if held:
        return _told(on, text, reading, held)
    if not reading.mentions:
        return None
    near = [each for each in found if each.fact and question.wants not in ("", "fact")][:NEAR]
    marks = Marks(on.snapshot)
    lines = tuple(fact_line(marks, each.fact) for each in near if each.fact)
    missing = MISSING.get(question.wants, "") if near else ""
    return NotTold(text, missing, composing.refs(on.snapshot, reading.ids[:5]), lines, marks.listed())


def _covering(on: OnFile, reading: Reading, wants: Wants) -> list[Found]:
    if reading.empty or (not reading.words and len(reading.mentions) < 2 and wants != "when"):
        return []
    kinds: Sequence[Kind] = ("fact", "summary")
    if wants == "when":
        kinds = ("event", "fact", "summary")
    if wants == "fact":
        kinds = ("fact", "summary", "quote")
    found = on.snapshot.search.covering(reading.mentions, reading.words, kinds)
    first = {kind: number for number, kind in enumerate(kinds)}
    return sorted(found, key=lambda each: first[each.kind])


def _told(on: OnFile, text: str, reading: Reading, held: Iterable[Found]) -> Told:
    marks = Marks(on.snapshot)
    chosen = _chosen(list(held))
    lines = tuple(
        fact_line(marks, each.fact)
        if each.fact
        else composing.Line(each.entry.summary, marks.of(each.entry.evidence))
        for each in chosen
        if each.kind in ("fact", "summary")
    )
    events = tuple(on.event_line(marks, each.entry) for each in chosen if each.kind == "event")
    quotes = tuple(quote_line(on.snapshot, marks, each.quote) for each in chosen if each.quote)
    evidence: list[Evidence] = [piece for each in chosen for piece in evidence_of(each)]
    subjects = composing.refs(on.snapshot, (*reading.ids[:3], *(each.entry.id for each in chosen))[:5])
    return Told(text, subjects, lines, events, quotes, on.outlets(evidence), marks.listed())


def _chosen(held: list[Found]) -> list[Found]:
    """Return facts where there are any, else events, else summaries, else quotations."""
    kinds: tuple[tuple[Kind, ...], ...] = (("event", "fact"), ("summary",), ("quote",))
    for group in kinds:
        if found := [each for each in held if each.kind in group]:
            return found[:LINES]
    return []


