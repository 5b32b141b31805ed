"""A name alone: the card of its entry, a choice, or a miss."""

from __future__ import annotations

import re

from knowledge import composing
from knowledge.answers import Answer, Choice, Help, Miss, NotTold, Told
from knowledge.asking.onfile import CHOICES, OnFile
from knowledge.asking.plain import asked, not_told
from knowledge.asking.reading import read
from knowledge.model import Entry
from knowledge.questions import Question
from knowledge.search import Kind
from knowledge.text import key

EXAMPLES = 3
NAMED = 5
"""The most words of a question that are looked up as a name; more are a sentence."""

_BEHIND = re.compile(r"^ (?:on|of|for|in|from|with|by|against|at|to|over|between) \w")


def entry(on: OnFile, question: Question) -> Answer:
    """Answer with a card, a choice between entries that fit equally, or a miss.

    A question such as "who is the president of …?" whose subject is no name is read as a
    plain question, too.
    """
    snapshot = on.snapshot
    if question.intent == "asked" and len(question.subject.split()) > NAMED:
        return _by_words(on, question) or Miss(question.subject, ())
    found = snapshot.names.resolve(question.subject, "person" if question.who else None)
    if found.decision == "choose":
        return Choice(question.subject, on.candidates(found))
    if found.decision == "answer" and found.entry_id is not None:
        return _card(on, question, snapshot.entries[found.entry_id], found.how)
    told = _told(on, question) if question.wants else None
    if told is None and not question.who:
        told = _by_words(on, question)
    return told or Miss(question.subject, on.candidates(found))


def _card(on: OnFile, question: Question, meant: Entry, how: str) -> Answer:
    if question.wants == "where" and not _placed(on, meant):
        return not_told(on, question, (meant.id,))
    return on.card(meant, how)


def _told(on: OnFile, question: Question) -> Answer | None:
    if headed := _headed(on, question.subject):
        return on.card(headed, "the name with which the question begins")
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
    named, _ = on.snapshot.search.names.read(f"{meant.role}. {meant.summary}")
    places = (id_ for mention in named for id_ in mention.ids)
    return any(on.snapshot.entries[id_].kind == "place" for id_ in places)


def _headed(on: OnFile, subject: str) -> Entry | None:
    """Return the entry with whose name a subject begins: "the executive order on the gangs".

    What stands behind the name, after a preposition, must be told of that entry somewhere.
    """
    search = on.snapshot.search
    reading = read(on, subject)
    if not reading.mentions or len(reading.mentions[0].ids) != 1:
        return None
    head, rest = reading.mentions[0], key(subject).removeprefix(reading.mentions[0].words)
    if rest == key(subject) or not _BEHIND.match(rest):
        return None
    kinds: tuple[Kind, ...] = ("fact", "summary", "quote", "role")
    told = search.covering(reading.mentions, reading.words, kinds)
    entry_id = head.ids[0]
    return on.snapshot.entries[entry_id] if any(entry_id in f.concerns for f in told) else None


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
