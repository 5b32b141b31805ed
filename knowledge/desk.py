"""The one door: questions in, answers out."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

from knowledge import composing, contexts, documents, overview
from knowledge.answers import (
    Answer,
    Card,
    FactList,
    History,
    InContext,
    Miss,
    QuoteLine,
    QuoteList,
    Ref,
    Timeline,
    Withdrawn,
)
from knowledge.asking.entry import entry, help_
from knowledge.asking.figures import figures
from knowledge.asking.history import history_of, subject_of, without_store
from knowledge.asking.links import connection
from knowledge.asking.news import news
from knowledge.asking.onfile import OnFile
from knowledge.asking.plain import asked
from knowledge.asking.quotes import quotations
from knowledge.asking.said import who_said
from knowledge.asking.sources import sources
from knowledge.asking.timeline import timeline, timeline_of
from knowledge.asking.withdrawn import withdrawn
from knowledge.copy import CopyReport
from knowledge.editing.faults import EditFault, Edits
from knowledge.errors import PublishRefused, StoreMoved, StoreReadOnly
from knowledge.model import Entry
from knowledge.papers import Papers
from knowledge.preferences import InMemory, Personal
from knowledge.prepared import Prepared
from knowledge.publishing import Conflicted, Edit, Preview, Published, changes, put_on
from knowledge.questions import Intent, Question
from knowledge.revisions import Ledger, Revision
from knowledge.snapshot import Snapshot
from knowledge.store.memory import MemoryPapers
from knowledge.store.protocol import Store

KINDS: Mapping[Intent, Callable[[OnFile, Question], Answer | None]] = MappingProxyType(
    {
        "help": help_,
        "entry": entry,
        "quotes": quotations,
        "said": who_said,
        "timeline": timeline,
        "link": connection,
        "sources": sources,
        "figures": figures,
        "news": news,
        "asked": asked,
        "history": without_store,
    }
)
"""Every kind of question and what answers it; None where that kind does not fit."""


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


class Desk:
    """Answers from one snapshot at a time; a publication swaps in the next one.

    Args:
        snapshot: what is on file.
        personal: preferences and reports; kept in memory where none is given.
        store: where publications are kept; without one nothing can be published.
        papers: what the desk keeps of its own work; in memory where none are given.
        clock: the time in POSIX seconds. It decides which embargoes have passed.
        today: returns the day on which a question is asked, in UTC.

    Attributes:
        prepared: what copy and edits are held against.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        personal: Personal | None = None,
        *,
        store: Store | None = None,
        papers: Papers | None = None,
        today: Callable[[], dt.date] = _today,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._held = snapshot
        self._store = store
        self._publishing = asyncio.Lock()
        self._checked: Preview | None = None
        self._next: Snapshot | None = None
        self.prepared = Prepared()
        self._clock = clock
        self.papers: Papers = papers or MemoryPapers()
        self.personal: Personal = personal or InMemory()
        self.today = today

    @property
    def has_store(self) -> bool:
        """Whether publications and the desk's own work are kept; else the files are read alone."""
        return self._store is not None

    @property
    def snapshot(self) -> Snapshot:
        """What is on file now; every answer is made from here, so that no embargo is missed."""
        now = self._clock()
        if now >= self._held.lifts_at:
            ready = self._next
            made = ready is not None and ready.ledger is self._held.ledger and now < ready.lifts_at
            self._held = ready if made and ready else self._held.at(now)
            self._next = None
        return self._held

    async def make_ready(self, ahead: float = 60.0) -> None:
        """Make aside what would take the time of whoever asks first.

        That is what ``prepare`` makes, at the start and after each publication, and the snapshot
        for the end of the next embargo, where that is near. To be called every second.

        Args:
            ahead: how long before the end of an embargo its snapshot is made, in seconds.
        """
        if not self.prepared.made_of(self.snapshot):
            await asyncio.to_thread(self.prepare)
        held, lifts_at = self._held, self._held.lifts_at
        ready = self._next is not None and self._next.ledger is held.ledger
        if not ready and lifts_at - self._clock() <= ahead:
            self._next = await asyncio.to_thread(held.after, held.ledger, lifts_at)

    def ask(self, question: Question) -> Answer:
        """Answer a question from what is on file; never a guess.

        Args:
            question: what is asked.

        Returns:
            What answers it, a choice between entries that fit equally, or that it is not on
            file. A question whose kind does not fit is read as a plain one, and then as a name.
        """
        on = OnFile(self.snapshot, self.today())
        for kind in (KINDS[question.intent], asked):
            answer = kind(on, question)
            if answer is not None:
                return answer
        return entry(on, question)

    async def publish(
        self,
        edits: Sequence[Edit],
        *,
        editor: str,
        reason: str,
        first: Callable[[Ledger, Edits], Awaitable[None]] | None = None,
    ) -> Published | Conflicted:
        """Publish what an editor wants; it is durable, and answers show it, when this returns.

        Args:
            edits: the records as the editor wants them; all are published or none.
            editor: who publishes, an id.
            reason: why, in a few words.
            first: what is done right before, with what is on file and the records as they will
                be; where it fails nothing is published.

        Returns:
            What was published, or what conflicts with what others published meanwhile.

        Raises:
            PublishRefused: it cannot be published as it stands.
            StoreReadOnly: nothing can be published here.
            StoreError: it could not be kept, and is not published.
        """
        store = self._keeps()
        async with self._publishing:
            while True:
                ledger = self._held.ledger
                wanted, conflict = await put_on(store, ledger, edits)
                if conflict:
                    return conflict
                made = changes(wanted, editor=editor, reason=reason)
                await self._allow(ledger, wanted)
                if first:
                    await first(ledger, wanted)
                try:
                    revisions = await store.append(made, expected=ledger.number)
                except StoreMoved:
                    await self._follow(store)
                    continue
                await self._move(ledger.after(revisions))
                return Published(revisions, {id_: ledger.records.get(id_) for id_ in wanted})

    async def preview(self, edits: Sequence[Edit]) -> Preview | Conflicted:
        """Say what a publication would do, without publishing anything.

        Raises:
            StoreReadOnly: nothing can be published here.
            StoreError: the store cannot be read.
        """
        store, ledger = self._keeps(), self._held.ledger
        wanted, conflict = await put_on(store, ledger, edits)
        if conflict:
            return conflict
        return Preview(ledger, wanted, await self._faults(ledger, wanted))

    async def _allow(self, ledger: Ledger, wanted: Edits) -> None:
        if found := await self._faults(ledger, wanted):
            raise PublishRefused(" ".join(dict.fromkeys(fault.message for fault in found)))

    async def _faults(self, ledger: Ledger, wanted: Edits) -> tuple[EditFault, ...]:
        """Hold records to the rules of the curated folder; what was just held to them is not again.

        An editor has looked at a preview of the same before.
        """
        checked = self._checked
        if checked is None or checked.ledger is not ledger or checked.wanted != wanted:
            found = await asyncio.to_thread(self._ruled, ledger, wanted)
            checked = self._checked = Preview(ledger, wanted, found)
        return checked.faults

    def _ruled(self, ledger: Ledger, wanted: Edits) -> tuple[EditFault, ...]:
        return self.prepared.ruling(ledger).faults(wanted)

    async def follow(self) -> None:
        """Take over what other processes published.

        Raises:
            StoreError: the store cannot be read.
        """
        async with self._publishing:
            await self._follow(self._keeps())

    async def behind(self) -> int:
        """Return how many revisions the store keeps that are not in the answers yet.

        Raises:
            StoreError: the store cannot be read.
        """
        if self._store is None:
            return 0
        return len(await self._store.revisions(self._held.ledger.number))

    async def revisions(self, record_id: str = "") -> tuple[Revision, ...]:
        """Return the revisions of a record, or all of them, in order; none without a store.

        Raises:
            StoreError: the store cannot be read.
        """
        if self._store is None:
            return ()
        return await (self._store.history(record_id) if record_id else self._store.revisions())

    async def _follow(self, store: Store) -> None:
        ledger = self._held.ledger
        if revisions := await store.revisions(ledger.number):
            await self._move(ledger.after(revisions))

    async def _move(self, ledger: Ledger) -> None:
        """Swap in the snapshot of a ledger, made aside so that answers go on meanwhile."""
        self._held = await asyncio.to_thread(self._held.after, ledger, self._clock())

    def _keeps(self) -> Store:
        if self._store is None:
            raise StoreReadOnly("Nothing can be published here: this desk reads the files alone.")
        return self._store

    async def answer(self, question: Question) -> Answer:
        """Answer as ``ask`` does, and wait for the store where the question is of a history.

        Raises:
            StoreUnreadable: what the store keeps cannot be read.
        """
        if question.intent != "history":
            return self.ask(question)
        meant = subject_of(OnFile(self.snapshot, self.today()), question)
        if not isinstance(meant, Entry):
            return self.ask(question)
        return await self.history(meant.id)

    async def history(self, entry_id: str) -> History | Miss:
        """Return the revisions of an entry, the last first, or a miss where it is not on file.

        Raises:
            StoreUnreadable: what the store keeps cannot be read.
        """
        kept = await self.revisions(entry_id)
        entry = self._entry(entry_id)
        if entry is None:
            return Miss(entry_id, ())
        on = OnFile(self.snapshot, self.today())
        return history_of(on, entry, kept, self._clock())

    def card(self, entry_id: str, found_by: str = "") -> Card | Miss:
        """Return the card of an entry, or a miss where it is no longer on file."""
        entry = self._entry(entry_id)
        on = OnFile(self.snapshot, self.today())
        return on.card(entry, found_by) if entry else Miss(entry_id, ())

    def prepare(self) -> None:
        """Make ready what copy and edits are held against, and the sources by their addresses.

        It is for a thread of its own: with 100,000 facts it takes seconds, in which questions
        are answered as ever, and whoever has copy read or edits waits for it.
        """
        self.prepared.make(self.snapshot)

    def explain(self, text: str) -> CopyReport:
        """Say who and what a text names."""
        return self.prepared.reader(self.snapshot).explain(text)

    def check(self, text: str) -> CopyReport:
        """Say who and what a piece of copy names, and what in it contradicts the store."""
        return self.prepared.reader(self.snapshot).check(text)

    def complete(self, prefix: str, limit: int = 20) -> tuple[Ref, ...]:
        """Return entries with a name that begins with what was typed, for a type-ahead.

        People come first, once three letters tell whom; events, whose names are made of the
        names of others, come last.
        """
        told = len(prefix.strip()) >= 3
        ranks = {"person": 0 if told else 1, "event": 2}
        entries = self.snapshot.entries
        found = [c.entry_id for c in self.snapshot.names.complete(prefix, 3 * limit)]
        found.sort(key=lambda id_: ranks.get(entries[id_].kind, 1))
        return composing.refs(self.snapshot, found[:limit])

    def source_at(self, url: str) -> documents.SourceCard | None:
        """Return the card of the source at an address, or None where none is on file."""
        return self.prepared.documents(self.snapshot).at(url)

    def overview(self, today: dt.date, asked: Mapping[str, int]) -> overview.Overview:
        """Return what the Home tab tells: what changed, was asked for, and is due for review."""
        return overview.overview(self.snapshot, today, asked)

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

    def timeline(self, entry_id: str = "") -> Timeline | Miss:
        """Return the events of an entry, or of all on file where no id is given."""
        on = OnFile(self.snapshot, self.today())
        if not entry_id:
            return timeline_of(on)
        entry = self._entry(entry_id)
        return timeline_of(on, entry) if entry else Miss(entry_id, ())

    def quote(self, quote_id: str) -> QuoteList | Miss:
        """Return one quotation by its id, or a miss where it is no longer on file."""
        found = next((q for q in self.snapshot.search.quoted if q.id == quote_id), None)
        if found is None:
            return Miss(quote_id, ())
        speaker, marks = self.snapshot.entries[found.speaker], composing.Marks(self.snapshot)
        line: QuoteLine = composing.quote_line(self.snapshot, marks, found)
        return QuoteList(speaker.id, speaker.name, (line,), marks.listed())

    def withdrawn(self, entry_id: str) -> Withdrawn | None:
        """Return what is said of an entry that the desk withdrew, or None where none was."""
        return withdrawn(OnFile(self.snapshot, self.today()), entry_id)

    def _entry(self, entry_id: str) -> Entry | None:
        return self.snapshot.entries.get(entry_id)
