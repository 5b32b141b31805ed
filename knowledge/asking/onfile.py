"""What every kind of question needs: the snapshot, the day, and the subject that is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge import composing
from knowledge.answers import Card, Choice, EventLine, Miss, Ref
from knowledge.composing import Marks
from knowledge.lookup import Resolution
from knowledge.model import Entry, Evidence
from knowledge.search import Found
from knowledge.search.words import carries
from knowledge.snapshot import Snapshot

CHOICES = 5

DUE = 3
"""The most entries past their review that are named one by one."""

MOST_WORDS = 6
"""The most words by which somebody is described; more are a sentence."""


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
        described = self.described(words)
        if len(described) == 1:
            return described[0]
        if described:
            return Choice(words, composing.refs(self.snapshot, (e.id for e in described)))
        return Miss(words, self.candidates(found))

    def described(self, words: str) -> tuple[Entry, ...]:
        """Return the entries that words describe by a part of name and role, people first.

        "The Emerson professor" is the one whose name and role hold every word of it. Where the
        names of some hold every word, the roles of others do not count.
        """
        search = self.snapshot.search
        mentions, rest = search.names.read(words)
        wanted = [word for word in rest if carries(word)]
        if not wanted or len(wanted) + len(mentions) > MOST_WORDS:
            return ()
        found = search.covering(mentions, wanted, ("role",), limit=CHOICES)
        fit = [f.entry for f in found if f.entry.kind in ("person", "organization")]
        named = [e for e in fit if set(wanted) <= set(" ".join(search.names.of(e.id)).split())]
        if named or fit:
            people = [e for e in fit if e.kind == "person"]
            return tuple(named or (people if len(people) == 1 else fit))
        return tuple(f.entry for f in found if f.entry.kind in ("agreement", "term"))

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
