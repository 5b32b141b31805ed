"""What came on file or changed since a day.

A record counts from the day of its last revision in the store. Curated files read without a
store have no revisions; there an entry counts from the day for which it holds.
"""

from __future__ import annotations

import datetime as dt

from knowledge.answers import Answer, Choice, Newer, News
from knowledge.asking.onfile import OnFile
from knowledge.asking.since import since
from knowledge.asking.subjects import meant_by
from knowledge.model import Entry
from knowledge.questions import Question

WEEK = dt.timedelta(days=7)
"""How far back "what's new" looks where no day is named."""


def news(on: OnFile, question: Question) -> Answer | None:
    """Answer with what is newer than a day; None where the subject or the day is not known."""
    day = since(question.words, on.today) if question.words else on.today - WEEK
    if day is None:
        return None
    subject: Entry | None = None
    if question.subject:
        meant = meant_by(on, question.subject)
        if isinstance(meant, Choice):
            return meant
        if not isinstance(meant, Entry):
            return None
        subject = meant
    held = [_newer(on, entry) for entry in _concerned(on, subject)]
    held.sort(key=lambda newer: newer.ref.name)
    held.sort(key=lambda newer: newer.on, reverse=True)
    changes = tuple(newer for newer in held if newer.on >= day)
    return News(day, on.ref(subject) if subject else None, changes, held[0].on if held else None)


def _concerned(on: OnFile, subject: Entry | None) -> list[Entry]:
    entries = on.snapshot.entries
    if subject is None:
        return list(entries.values())
    events = (e.id for e in entries.values() if e.event and subject.id in e.event.participants)
    ids = dict.fromkeys((subject.id, *subject.related, *events))
    return [entries[id_] for id_ in ids if id_ in entries]


def _newer(on: OnFile, entry: Entry) -> Newer:
    changed = on.snapshot.changes.get(entry.id)
    if changed is not None:
        return Newer(on.ref(entry), changed.at.date(), changed.reason)
    latest = max((entry.as_of, *(fact.as_of for fact in entry.facts)))
    return Newer(on.ref(entry), latest, "holds as of this day")
