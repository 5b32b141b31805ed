"""What every kind of question needs: the snapshot, the day, and how entries are pointed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge import composing
from knowledge.answers import Card, EventLine, Ref
from knowledge.composing import Marks
from knowledge.lookup import Resolution
from knowledge.model import Entry, Evidence
from knowledge.search import Found
from knowledge.snapshot import Snapshot

CHOICES = 5

DUE = 3
"""The most entries past their review that are named one by one."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on file, and the day on which it is asked."""

    snapshot: Snapshot
    today: dt.date

    def card(self, entry: Entry, found_by: str = "") -> Card:
        """Return the card of an entry; one past its review says so."""
        return replace(composing.card(self.snapshot, entry, found_by), due=self.due((entry,)))

    def due(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return sentences on the entries that an editor was to look at again before today."""
        late = {e.id: e for e in entries if e.review_by < self.today}
        if len(late) > DUE:
            return (f"{len(late)} entries here are past their review; check before use.",)
        return tuple(
            f"{e.name} was due for review on {e.review_by.day} {e.review_by:%b %Y}; "
            "check before use."
            for e in late.values()
        )

    def candidates(self, found: Resolution) -> tuple[Ref, ...]:
        """Return the entries that a resolution offers."""
        ids = (candidate.entry_id for candidate in found.candidates[:CHOICES])
        return composing.refs(self.snapshot, ids)

    def ref(self, entry: Entry) -> Ref:
        """Return what an answer says of an entry that it points to."""
        return Ref(entry.id, entry.name, entry.role)

    def outlets(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """Return the outlets behind evidence, each once; the desk is none."""
        sources = self.snapshot.sources
        found = (sources[e.source].publisher for e in evidence if e.source in sources)
        return tuple(dict.fromkeys(found))

    def event_line(self, marks: Marks, entry: Entry) -> EventLine:
        """Return an event as it is listed."""
        event = entry.event
        if event is None:
            raise ValueError(f"{entry.id} is no event")
        return EventLine(
            entry.id,
            entry.name,
            entry.summary,
            event.date,
            event.not_before,
            event.not_after,
            event.dated_by,
            composing.refs(self.snapshot, event.participants),
            marks.of((*event.evidence, *entry.evidence)),
        )


def evidence_of(found: Found) -> tuple[Evidence, ...]:
    """Return where a statement stands."""
    if found.fact:
        return found.fact.evidence
    if found.quote:
        return (found.quote.evidence,)
    return found.entry.evidence
