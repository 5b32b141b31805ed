"""What every kind of question needs: the snapshot, the day, and the subject that is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge import composing
from knowledge.answers import Choice, EventLine, Miss, Ref
from knowledge.composing import Marks
from knowledge.lookup import Resolution
from knowledge.model import Entry, Evidence
from knowledge.search import Found
from knowledge.snapshot import Snapshot

CHOICES = 5


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on file, and the day on which it is asked."""

    snapshot: Snapshot
    today: dt.date

    def subject(self, words: str, *, who: bool = False) -> Entry | Choice | Miss:
        """Return the entry that words name, a choice, or a miss."""
        found = self.snapshot.names.resolve(words, "person" if who else None)
        if found.decision == "answer" and found.entry_id is not None:
            return self.snapshot.entries[found.entry_id]
        if found.decision == "choose":
            return Choice(words, self.candidates(found))
        return Miss(words, self.candidates(found))

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
