"""The one door: questions in, answers out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from knowledge import composing, contexts
from knowledge.answers import Answer, Card, Choice, FactList, Help, InContext, Miss, QuoteList, Ref
from knowledge.lookup import Resolution
from knowledge.model import Entry
from knowledge.questions import Question
from knowledge.snapshot import Snapshot

CHOICES = 5
EXAMPLES = 3


class Desk:
    """Answers from one snapshot at a time; a publication swaps in the next one.

    Args:
        snapshot: what is on file.
        clock: the time in POSIX seconds. It decides which embargoes have passed.
    """

    def __init__(self, snapshot: Snapshot, clock: Callable[[], float] = time.time) -> None:
        self._held = snapshot
        self._clock = clock

    @property
    def snapshot(self) -> Snapshot:
        """What is on file now; every answer is made from here, so that no embargo is missed."""
        self._held = self._held.at(self._clock())
        return self._held

    def ask(self, question: Question) -> Answer:
        """Answer a question from what is on file; never a guess.

        Args:
            question: what is asked.

        Returns:
            A card, a choice between entries that fit equally, a miss, or help.
        """
        if question.intent == "help":
            return Help(tuple(self._examples()), len(self.snapshot.entries))
        resolution = self.snapshot.names.resolve(
            question.subject, "person" if question.who else None
        )
        if resolution.decision == "answer" and resolution.entry_id is not None:
            entry = self.snapshot.entries[resolution.entry_id]
            return composing.card(self.snapshot, entry, resolution.how)
        if resolution.decision == "choose":
            return Choice(question.subject, self._candidates(resolution))
        return self._not_on_file(question, resolution)

    def _not_on_file(self, question: Question, resolution: Resolution) -> Answer:
        told = () if question.who else self.snapshot.words.find(question.subject, CHOICES)
        if told:
            return Choice(question.subject, composing.refs(self.snapshot, told), by_words=True)
        return Miss(question.subject, self._candidates(resolution))

    def _candidates(self, resolution: Resolution) -> tuple[Ref, ...]:
        ids = (candidate.entry_id for candidate in resolution.candidates[:CHOICES])
        return composing.refs(self.snapshot, ids)

    def card(self, entry_id: str, found_by: str = "") -> Card | Miss:
        """Return the card of an entry, or a miss where it is no longer on file."""
        entry = self._entry(entry_id)
        return composing.card(self.snapshot, entry, found_by) if entry else Miss(entry_id, ())

    def facts(self, entry_id: str) -> FactList | Miss:
        """Return every fact about an entry, or a miss where it is no longer on file."""
        entry = self._entry(entry_id)
        return composing.fact_list(self.snapshot, entry) if entry else Miss(entry_id, ())

    def quotes(self, entry_id: str) -> QuoteList | Miss:
        """Return every quotation by or about an entry, or a miss where it is not on file."""
        entry = self._entry(entry_id)
        return composing.quote_list(self.snapshot, entry) if entry else Miss(entry_id, ())

    def in_context(self, id_: str) -> InContext | Miss:
        """Return the passages of a fact or a quote, or a miss where none may be shown."""
        return contexts.in_context(self.snapshot, id_) or Miss(id_, ())

    def _entry(self, entry_id: str) -> Entry | None:
        return self.snapshot.entries.get(entry_id)

    def _examples(self) -> Iterator[str]:
        """Yield commands that answer now: a term, a person, and what is quoted most."""
        entries = sorted(
            self.snapshot.entries.values(),
            key=lambda entry: (-len(self.snapshot.quotes[entry.id]), entry.name),
        )
        terms = [e for e in entries if e.kind == "term"]
        people = [e for e in entries if e.kind == "person"]
        others = [e for e in entries if e.kind not in ("term", "person", "event")]
        for command, group in (("/context", terms), ("/who", people), ("/context", others)):
            if group:
                yield f"{command} {group[0].name}"
