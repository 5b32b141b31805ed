"""A name alone: the card of its entry, a choice, or a miss."""

from __future__ import annotations

from knowledge import composing, languages
from knowledge.answers import Answer, Choice, Help, Miss, NotTold, Told
from knowledge.asking import withdrawn
from knowledge.asking.onfile import CHOICES, OnFile
from knowledge.asking.plain import asked, not_told
from knowledge.asking.slots import places
from knowledge.asking.subjects import headed, is_part_asked, named
from knowledge.forms import Kind
from knowledge.lookup import Resolution
from knowledge.model import Entry
from knowledge.questions import Question

EXAMPLES = 3
NAMED = 5
"""The most words of a question that are looked up as a name; more are a sentence."""


def entry(on: OnFile, question: Question) -> Answer:
    """Answer with a card, a choice between entries that fit equally, or a miss.

    A question such as "who is the president of …?" whose subject is no name is read as a
    plain question, too.
    """
    snapshot = on.snapshot
    if not question.subject:
        return Miss(question.text or question.words, ())
    if question.intent == "asked" and len(question.subject.split()) > NAMED:
        return _by_words(on, question) or Miss(question.subject, ())
    exact = named(on, question.subject) if question.wants else None
    found = snapshot.names.resolve(question.subject, "person" if question.who else None)
    meant = exact or snapshot.entries.get(found.entry_id or "")
    if gone := withdrawn.instead(on, question.subject, found, meant):
        return gone
    if found.decision == "choose" and exact is None:
        return Choice(question.subject, on.candidates(found))
    if meant and not (question.wants and is_part_asked(on, question.subject, meant)):
        return _card(on, question, meant, found.how if meant.id == found.entry_id else "its name")
    told = _told(on, question) if question.wants else _elsewhere(on, question)
    if told is None and not question.who:
        told = _by_words(on, question)
    return told or Miss(question.subject, on.candidates(found))


def _elsewhere(on: OnFile, question: Question) -> Answer | None:
    """Answer a question in words that are not English."""
    name = languages.without_asking(question.subject)
    found = on.snapshot.names.resolve(name) if name != question.subject else Resolution("decline")
    entry = on.snapshot.entries.get(found.entry_id or "")
    return on.card(entry, "the name in your question") if entry else None


def _card(on: OnFile, question: Question, meant: Entry, how: str) -> Answer:
    if question.wants == "where" and not _placed(on, meant):
        return not_told(on, question, (meant.id,))
    return on.card(meant, how)


def _told(on: OnFile, question: Question) -> Answer | None:
    if head := headed(on, question.subject):
        return on.card(head, "the name with which the question begins")
    told = asked(on, question)
    empty = isinstance(told, Told | NotTold) and not told.subjects
    return None if empty else told


def _by_words(on: OnFile, question: Question) -> Answer | None:
    held = on.snapshot.words.find(question.subject, CHOICES)
    refs = composing.refs(on.snapshot, held)
    return Choice(question.subject, refs, by_words=True) if refs else None


def _placed(on: OnFile, meant: Entry) -> bool:
    """Whether an entry's role or summary says where it is."""
    if meant.kind == "place":
        return True
    return bool(places(on, meant.role) or places(on, meant.summary))


def help_(on: OnFile, question: Question) -> Answer:  # noqa: ARG001 - one form for every kind
    """Answer with how to ask: commands that answer now."""
    quotes, held = on.snapshot.quotes, on.snapshot.entries.values()

    def first(*kinds: Kind) -> list[Entry]:
        of = [e for e in held if e.kind in kinds]
        return [min(of, key=lambda e: (-len(quotes[e.id]), e.name))] if of else []

    terms, people = first("term"), first("person")
    others = first("organization", "place", "agreement")
    groups = (("/context", terms), ("/who", people), ("/context", others))
    examples = tuple(f"{command} {group[0].name}" for command, group in groups if group)
    return Help(examples[:EXAMPLES], len(held))
