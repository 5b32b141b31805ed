"""The one door: questions in, answers out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from knowledge import composing, documents, languages, overview
from knowledge.answers import Answer, Card, Choice, FactList, Help, Miss, QuoteList, Ref
from knowledge.copy import CopyReader, CopyReport
from knowledge.lookup import Resolution
from knowledge.model import Entry
from knowledge.preferences import InMemory, Personal
from knowledge.questions import Question
from knowledge.snapshot import Snapshot

CHOICES = 5
EXAMPLES = 3


class Desk:
    """Answers from one snapshot at a time; a publication swaps in the next one.

    Args:
        snapshot: what is on file.
        personal: preferences and reports; kept in memory where none is given.
    """

    def __init__(self, snapshot: Snapshot, personal: Personal | None = None) -> None:
        self._snapshot = snapshot
        self.personal: Personal = personal or InMemory()

    @property
    def snapshot(self) -> Snapshot:
        """What is on file now."""
        return self._snapshot

    def ask(self, question: Question) -> Answer:
        """Answer a question from what is on file; never a guess.

        Args:
            question: what is asked.

        Returns:
            A card, a choice between entries that fit equally, a miss, or help.
        """
        if question.intent == "help":
            return Help(tuple(self._examples()), len(self._snapshot.entries))
        resolution = self._snapshot.names.resolve(
            question.subject, "person" if question.who else None
        )
        if resolution.decision == "answer" and resolution.entry_id is not None:
            entry = self._snapshot.entries[resolution.entry_id]
            return composing.card(self._snapshot, entry, resolution.how)
        if resolution.decision == "choose":
            return Choice(question.subject, self._candidates(resolution))
        return self._not_on_file(question, resolution)

    def _not_on_file(self, question: Question, resolution: Resolution) -> Answer:
        bare = languages.without_asking(question.subject)
        if bare != question.subject and (found := self._named_in(question, bare)):
            return found
        told = () if question.who else self._snapshot.words.find(question.subject, CHOICES)
        if told:
            return Choice(question.subject, composing.refs(self._snapshot, told), by_words=True)
        return Miss(question.subject, self._candidates(resolution))

    def _named_in(self, question: Question, bare: str) -> Answer | None:
        """Answer a question in words that are not English, or not a name alone."""
        resolution = self._snapshot.names.resolve(bare, "person" if question.who else None)
        if resolution.decision == "answer" and resolution.entry_id is not None:
            return self.card(resolution.entry_id, "the name in your question")
        named = self._reader().named(question.subject)[:CHOICES]
        if len(named) == 1:
            return self.card(named[0], "the name in your question")
        return Choice(question.subject, composing.refs(self._snapshot, named)) if named else None

    def _candidates(self, resolution: Resolution) -> tuple[Ref, ...]:
        ids = (candidate.entry_id for candidate in resolution.candidates[:CHOICES])
        return composing.refs(self._snapshot, ids)

    def card(self, entry_id: str, found_by: str = "") -> Card | Miss:
        """Return the card of an entry, or a miss where it is no longer on file."""
        entry = self._entry(entry_id)
        return composing.card(self._snapshot, entry, found_by) if entry else Miss(entry_id, ())

    _reads: CopyReader | None = None

    def _reader(self) -> CopyReader:
        """Return what reads copy against the snapshot as it stands."""
        if self._reads is None or self._reads.snapshot is not self._snapshot:
            self._reads = CopyReader(self._snapshot)
        return self._reads

    def explain(self, text: str) -> CopyReport:
        """Say who and what a text names."""
        return self._reader().explain(text)

    def check(self, text: str) -> CopyReport:
        """Say who and what a piece of copy names, and what in it contradicts the store."""
        return self._reader().check(text)

    def complete(self, prefix: str, limit: int = 20) -> tuple[Ref, ...]:
        """Return entries with a name that begins with what was typed, for a type-ahead.

        People come first, once three letters tell whom; events, whose names are made of the
        names of others, come last.
        """
        told = len(prefix.strip()) >= 3
        ranks = {"person": 0 if told else 1, "event": 2}
        entries = self._snapshot.entries
        found = [c.entry_id for c in self._snapshot.names.complete(prefix, 3 * limit)]
        found.sort(key=lambda id_: ranks.get(entries[id_].kind, 1))
        return composing.refs(self._snapshot, found[:limit])

    def source_at(self, url: str) -> documents.SourceCard | None:
        """Return the card of the source at an address, or None where none is on file."""
        return documents.source_at(self._snapshot, url)

    def overview(self, today: dt.date, asked: Mapping[str, int]) -> overview.Overview:
        """Return what the Home tab tells: what changed, was asked for, and is due for review."""
        return overview.overview(self._snapshot, today, asked)

    def facts(self, entry_id: str) -> FactList | Miss:
        """Return every fact about an entry, or a miss where it is no longer on file."""
        entry = self._entry(entry_id)
        return composing.fact_list(self._snapshot, entry) if entry else Miss(entry_id, ())

    def quotes(self, entry_id: str) -> QuoteList | Miss:
        """Return every quotation by or about an entry, or a miss where it is not on file."""
        entry = self._entry(entry_id)
        return composing.quote_list(self._snapshot, entry) if entry else Miss(entry_id, ())

    def _entry(self, entry_id: str) -> Entry | None:
        return self._snapshot.entries.get(entry_id)

    def _examples(self) -> Iterator[str]:
        """Yield commands that answer now: a term, a person, and what is quoted most."""
        entries = sorted(
            self._snapshot.entries.values(),
            key=lambda entry: (-len(self._snapshot.quotes[entry.id]), entry.name),
        )
        terms = [e for e in entries if e.kind == "term"]
        people = [e for e in entries if e.kind == "person"]
        others = [e for e in entries if e.kind not in ("term", "person", "event")]
        for command, group in (("/context", terms), ("/who", people), ("/context", others)):
            if group:
                yield f"{command} {group[0].name}"
