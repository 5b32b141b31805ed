"""Plain questions: answered by statements that cover the whole question, or not at all.

The rule: every name on file in the question is one that the statement concerns, every other
word that carries meaning stands in it (by its stem, or by a word of its class), and it holds
what the question waits for: a date, a person, a number. A word that nothing on file holds
means that the question cannot be answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge import composing
from knowledge.answers import Answer, FigureList, NotTold, Told
from knowledge.asking.coverage import all_names, closest
from knowledge.asking.figures import listed as figures_of
from knowledge.asking.onfile import OnFile, evidence_of
from knowledge.asking.reading import Reading, read
from knowledge.asking.slots import MISSING, dated, fitting
from knowledge.composing import Marks, fact_line, quote_line, summary_line
from knowledge.model import Evidence
from knowledge.questions import Question, Wants
from knowledge.search import Found, Kind
from knowledge.search.words import KINDS_OF_ANSWER
from knowledge.text import key

_BY_SUBJECT = frozenset({"asked", "entry", "sources", "figures", "timeline"})
"""Kinds of question whose subject alone is what a statement has to cover."""

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
    reading = read(on, question.subject if question.intent in _BY_SUBJECT else text)
    if not reading.words and len(reading.ids) == 1 and question.wants in ("", "fact", "who"):
        return on.card(on.snapshot.entries[reading.ids[0]])
    noun, reading = _kind_asked_for(question, reading)
    # two names and nothing else, "is she from there?", ask what no two names can tell
    bare = not reading.words and reading.decides and all_names(on, reading, text)
    found = [] if bare else _covering(on, reading, question.wants)
    held = _plainest(on, reading, question, fitting(on, question, found, reading, noun))
    if question.wants == "count" and (counted := _counted(on, text, reading, held)):
        return counted
    if held:
        return _told(on, text, reading, held)
    near = closest(on, found, reading) if question.wants not in ("", "fact") else []
    if reading.mentions or near:
        return not_told(on, question, reading.ids, near)
    return None


def _counted(on: OnFile, text: str, reading: Reading, held: Sequence[Found]) -> FigureList | None:
    """Return the numbers that answer, and beside them all others on file of the same unit."""
    units = {key(f.fact.figure.unit) for f in held if f.fact and f.fact.figure}
    if not units:
        return None
    entries = dict.fromkeys([*reading.ids, *(f.entry.id for f in held)])
    near = [fact for id_ in entries if id_ in on.snapshot.facts for fact in on.snapshot.facts[id_]]
    same = {f.id: f for f in near if f.figure and key(f.figure.unit) in units}
    subject = on.snapshot.entries[reading.ids[0]] if reading.ids else held[0].entry
    return figures_of(on, text, subject, same.values())


def not_told(
    on: OnFile, question: Question, ids: Sequence[str], near: Iterable[Found] = ()
) -> NotTold:
    """Say that what is asked about entries on file is not on file.

    Args:
        on: what is on file.
        question: what was asked.
        ids: the entries that the question names; their cards are offered.
        near: statements that tell of the same thing and do not answer.
    """
    marks = Marks(on.snapshot)
    facts = [each.fact for each in near if each.fact][:NEAR]
    return NotTold(
        question.text or question.subject,
        MISSING.get(question.wants, "") if facts else "",
        composing.refs(on.snapshot, ids[:5]),
        tuple(fact_line(marks, fact) for fact in facts),
        marks.listed(),
    )


def _kind_asked_for(question: Question, reading: Reading) -> tuple[str, Reading]:
    """Take the noun of "which gang …?" out of the words: it may stand in a role instead."""
    if question.wants not in ("which", "where") or not reading.words:
        return "", reading
    noun = reading.words[0]
    if noun in KINDS_OF_ANSWER:
        return "", replace(reading, words=reading.words[1:])
    behind = key(question.subject or question.text).split()[1:3]
    if noun not in behind:
        return "", reading
    return noun, replace(reading, words=reading.words[1:])


def _covering(on: OnFile, reading: Reading, wants: Wants) -> list[Found]:
    if reading.empty or (
        not reading.words and len(reading.mentions) < 2 and wants not in ("when", "which")
    ):
        return []
    kinds: Sequence[Kind] = ("fact",) if wants in ("who", "which", "why") else ("fact", "summary")
    if wants == "when":
        kinds = ("event", "fact", "summary")
    if wants == "fact":
        kinds = ("fact", "summary", "quote")
    found = [
        each
        for each in on.snapshot.search.covering(reading.mentions, reading.words, kinds)
        if each.kind != "quote" or each.says in reading.ids
    ]
    first = {kind: number for number, kind in enumerate(kinds)}
    return sorted(found, key=lambda each: first[each.kind])


def _plainest(
    on: OnFile, reading: Reading, question: Question, fit: Sequence[Found]
) -> list[Found]:
    """Return facts and events where there are any, else summaries, else quotations.

    A summary or an event brings the facts of its entry that say the same.
    """
    slack = 1 if question.wants in ("who", "fact") else 0
    for kinds in (("fact", "event"), ("summary",), ("quote",)):
        held = [
            each
            for kind in kinds
            for each in closest(on, [f for f in fit if f.kind == kind], reading, slack)[:LINES]
        ]
        if held:
            behind = [f for each in held for f in _behind(on, each, reading)]
            return list(dict.fromkeys([*held, *behind]))
    return []


def _behind(on: OnFile, found: Found, reading: Reading) -> list[Found]:
    """Return the own facts of an event that are dated, or of a summary that cover the words."""
    if found.kind not in ("event", "summary"):
        return []
    own = [f for f in on.snapshot.search.of(found.entry.id) if f.kind == "fact"]
    if found.kind == "event":
        return [f for f in own if dated(f)][:1]
    covering = on.snapshot.search.covering((), reading.words, ("fact",)) if reading.words else ()
    return [f for f in own if f in covering][:2]


def _told(on: OnFile, text: str, reading: Reading, held: Iterable[Found]) -> Told:
    marks = Marks(on.snapshot)
    chosen = list(held)
    lines = tuple(
        fact_line(marks, each.fact) if each.fact else summary_line(marks, each.entry)
        for each in chosen
        if each.kind in ("fact", "summary")
    )
    events = tuple(on.event_line(marks, each.entry) for each in chosen if each.kind == "event")
    quotes = tuple(quote_line(on.snapshot, marks, each.quote) for each in chosen if each.quote)
    evidence: list[Evidence] = [piece for each in chosen for piece in evidence_of(each)]
    subjects = composing.refs(
        on.snapshot, (*reading.ids[:3], *(each.entry.id for each in chosen))[:5]
    )
    due = on.due(each.entry for each in chosen)
    return Told(text, subjects, lines, events, quotes, on.outlets(evidence), marks.listed(), due)
