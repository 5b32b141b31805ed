"""Events in order: of an entry, of a period, or all on file."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.answers import Answer, Choice, Timeline
from knowledge.asking.onfile import OnFile
from knowledge.asking.since import period
from knowledge.asking.subjects import meant_by
from knowledge.composing import Marks
from knowledge.forms import earliest
from knowledge.model import Entry, Event
from knowledge.questions import Question

_WITHIN = re.compile(r"^(?P<of>.+?)\s+(?:in|on|during)\s+(?P<days>.*\d.*)$", re.IGNORECASE)
_PRECISION = {10: 0, 7: 1, 4: 2}
"""Length of an ISO date → its place among dates that begin on the same day, finest first."""


def timeline(on: OnFile, question: Question) -> Answer | None:
    """Answer with events; None where the subject is not on file.

    An event concerns an entry that took part in it, that it is related to, or about which it
    tells a fact.
    """
    if not question.subject:
        return timeline_of(on)
    if (found := _WITHIN.match(question.subject)) and (days := period(found["days"], on.today)):
        part = meant_by(on, found["of"])
        if isinstance(part, Entry):
            return _within(on, part, found["days"], days)
    if asked := _period(on, question):
        within = [e for e in _events(on) if e.event and _falls(e.event, *asked)]
        return _listed(on, f"Events of {question.subject}", None, within)
    meant = meant_by(on, question.subject)
    if isinstance(meant, Choice):
        return meant
    if not isinstance(meant, Entry):
        return None
    return timeline_of(on, meant)


def _within(on: OnFile, meant: Entry, said: str, days: tuple[dt.date, dt.date]) -> Timeline:
    held = [e for e in _events(on) if e.event and meant.id in _concerned(e)]
    within = [e for e in held if e.event and _falls(e.event, *days)]
    return _listed(on, f"Timeline: {meant.name}, {said}", meant, within)


def timeline_of(on: OnFile, entry: Entry | None = None) -> Timeline:
    """Return the events that concern an entry, or all on file."""
    if entry is None:
        return _listed(on, "Timeline of all on file", None, _events(on), whole=True)
    concerned = [e for e in _events(on) if entry.id in _concerned(e)]
    return _listed(on, f"Timeline: {entry.name}", entry, concerned, whole=True)


def _period(on: OnFile, question: Question) -> tuple[dt.date, dt.date] | None:
    """Return the days asked for; a date without a year is the last one with an event on file."""
    named = on.snapshot.names.resolve(question.subject)
    if named.decision == "answer":
        return None
    asked = period(question.subject, on.today)
    if asked is None or re.search(r"\d{4}", question.subject):
        return asked
    years = {int(e.event.date[:4]) for e in _events(on) if e.event and e.event.date}
    for year in sorted(years, reverse=True):
        tried = period(f"{question.subject} {year}", on.today)
        if tried and any(_falls(e.event, *tried) for e in _events(on) if e.event):
            return tried
    return asked


def _events(on: OnFile) -> list[Entry]:
    return [entry for entry in on.snapshot.entries.values() if entry.event]


def _concerned(entry: Entry) -> set[str]:
    participants = entry.event.participants if entry.event else ()
    about = (id_ for fact in entry.facts for id_ in fact.about)
    return {entry.id, *participants, *entry.related, *about}


def _falls(event: Event, first: dt.date, last: dt.date) -> bool:
    if event.date is None:
        return False
    begins = earliest(event.date)
    ends = begins if len(event.date) == 10 else _last(event.date)
    return begins >= first and ends <= last


def _last(partial: str) -> dt.date:
    year, month = int(partial[:4]), int(partial[5:7] or 12) if len(partial) == 7 else 12
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def order(entry: Entry) -> tuple[bool, dt.date, int, str]:
    """Return the key by which events are sorted; those without any date come last."""
    event = entry.event
    if event is None or not (event.date or event.not_before or event.not_after):
        return (True, dt.date.max, 9, entry.name)
    if event.date:
        return (False, earliest(event.date), _PRECISION[len(event.date)], entry.name)
    return (False, event.not_before or event.not_after or dt.date.max, 3, entry.name)


def _listed(
    on: OnFile, title: str, subject: Entry | None, events: list[Entry], *, whole: bool = False
) -> Timeline:
    marks = Marks(on.snapshot)
    due = on.due(events)
    lines = tuple(on.event_line(marks, entry) for entry in sorted(events, key=order))
    return Timeline(title, on.ref(subject) if subject else None, lines, marks.listed(), whole, due)
