"""A name alone: the card of its entry, a choice, or a miss."""

from __future__ import annotations

from knowledge import composing
from knowledge.answers import Answer, Choice, Help, Miss, NotTold, Told
from knowledge.asking.onfile import CHOICES, OnFile
from knowledge.asking.plain import asked
from knowledge.questions import Question

EXAMPLES = 3


def entry(on: OnFile, question: Question) -> Answer:
    """Answer with a card, a choice between entries that fit equally, or a miss.

    A question such as "who is the president of …?" whose subject is no name is read as a
    plain question, too.
    """
    snapshot = on.snapshot
    found = snapshot.names.resolve(question.subject, "person" if question.who else None)
    if found.decision == "answer" and found.entry_id is not None:
        return composing.card(snapshot, snapshot.entries[found.entry_id], found.how)
    if found.decision == "choose":
        return Choice(question.subject, on.candidates(found))
    if question.wants:
        told = asked(on, question)
        if isinstance(told, Told | NotTold) and told.subjects:
            return told
    held = () if question.who else snapshot.words.find(question.subject, CHOICES)
    if held:
        return Choice(question.subject, composing.refs(snapshot, held), by_words=True)
    return Miss(question.subject, on.candidates(found))


def help_(on: OnFile, question: Question) -> Answer:  # noqa: ARG001 - one form for every kind
    """Answer with how to ask: commands that answer now."""
    entries = sorted(
        on.snapshot.entries.values(), key=lambda e: (-len(on.snapshot.quotes[e.id]), e.name)
    )
    terms = [e for e in entries if e.kind == "term"]
    people = [e for e in entries if e.kind == "person"]
    others = [e for e in entries if e.kind not in ("term", "person", "event")]
    groups = (("/context", terms), ("/who", people), ("/context", others))
    examples = tuple(f"{command} {group[0].name}" for command, group in groups if group)
    return Help(examples[:EXAMPLES], len(entries))
