"""The modals of editing: parts, and the form of one part, from what is on file."""

from __future__ import annotations

import asyncio
import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from bot.curation.alongside import completed, last_change
from bot.curation.confirming import confirm_view
from bot.curation.part import Part, item_of
from bot.curation.reading import read, shown_in
from bot.curation.sight import Sight, sight_of
from bot.curation.state import Values
from bot.drafts import Drafts, new_draft
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation.fields import ENTRY_FIELDS, FORMS
from bot.views.curation.form import form
from bot.views.curation.parts import parts
from bot.views.modals import note
from knowledge.editing import Problem, without_fact, without_quote
from knowledge.editing.faults import EditFault
from knowledge.forms import DESK
from knowledge.ids import Ids, ids_of
from knowledge.model import Alias, Entry, Fact, Quote
from knowledge.publishing import Conflicted, Edit
from knowledge.revisions import Record

TITLE = "Edit or suggest"
NOT_ON_FILE = "This entry is no longer on file."
GONE = "It is no longer on file: somebody withdrew it meanwhile. Close this and look again."
Submitted = Block | dict[str, str]


class Editing:
    """Builds the modals, and makes drafts of what was typed into them.

    Args:
        newsroom: what the desk's own work needs.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._drafts = Drafts(newsroom.papers)

    async def sight(self, person: str) -> Sight:
        """Return what a person may see."""
        is_editor = await self._newsroom.roles.may(person, "publish")
        return sight_of(self._newsroom.desk.snapshot, is_editor=is_editor)

    async def parts(self, entry_id: str, person: str, page: int = 0) -> Block:
        """Build the modal with a page of the parts of an entry, the first one being 0."""
        entry = _entry(await self.sight(person), entry_id)
        if entry is None:
            return note(TITLE, NOT_ON_FILE)
        return parts(entry, self._base(entry_id), page)

    async def new(self, person: str, name: str = "", gap: str = "") -> Block:
        """Build the form of a new entry.

        Args:
            person: who writes it.
            name: its name, where it is known.
            gap: the gap that it fills, or "".
        """
        part = Part(kind="new", draft=uuid.uuid4().hex, gap=gap)
        filled = {**shown_in(None, part, self._today()), "name": name}
        return _form(part, None, filled, await self.sight(person))

    async def form(self, part: Part, person: str) -> Block:
        """Build the form of a part as it is on file."""
        sight = await self.sight(person)
        entry = _entry(sight, part.entry)
        if entry is None or (part.item and item_of(entry, part) is None):
            return note(TITLE, GONE)
        part = replace(part, draft=uuid.uuid4().hex, base=self._base(part.entry))
        return _form(part, entry, shown_in(entry, part, self._today()), sight)

    async def withdrawal(self, part: Part | None, entry_id: str, person: str) -> Block:
        """Build the confirm step of a withdrawal: of a part, or of the whole entry."""
        sight = await self.sight(person)
        whole = self._newsroom.desk.snapshot.ledger.records.get(entry_id)
        entry = _entry(sight, entry_id)
        if entry is None or not isinstance(whole, Entry):
            return note(TITLE, NOT_ON_FILE)
        after: Record | None = None
        if part:
            item = item_of(entry, part)
            if item is None:
                return note(TITLE, GONE)
            after = _without(whole, item)
        edit = Edit(subject=entry_id, after=after, base=self._base(entry_id))
        draft = new_draft(person, [edit])
        await self._drafts.keep(draft)
        return await confirm_view(self._newsroom, draft)

    async def submitted(self, part: Part, typed: Values, person: str) -> tuple[str, Submitted]:
        """Read a form that was sent.

        Returns:
            What answers it, and with what: ``errors`` beside fields, ``update`` with the form
            and what no field shows, or ``push`` with the confirm step.

        Raises:
            StoreError: the draft could not be kept.
        """
        sight = await self.sight(person)
        before = await self._as_seen(part)
        if part.kind != "new" and (before is None or part.entry in sight.hidden):
            return "update", note(TITLE, GONE)
        shown = sight.shown(before)
        ids = Ids(ids_of(self._newsroom.desk.snapshot.ledger.records.values()))
        if part.item and isinstance(shown, Entry) and item_of(shown, part) is None:
            return "update", note(TITLE, GONE)
        made, problems = read(part, before, typed, sight, ids, self._today())
        if made is None:
            return _told(part, shown if isinstance(shown, Entry) else None, typed, sight, problems)
        edit = Edit(subject=made.id, after=made, base=part.base)
        problems = await self._beside(part, made, before, edit, sight)
        if problems:
            return _told(part, shown if isinstance(shown, Entry) else None, typed, sight, problems)
        draft = new_draft(person, [edit], id_=part.draft, gap=part.gap)
        if held := await self._drafts.get(part.draft, person):
            draft = replace(draft, reason=held.reason, kind=held.kind)
        await self._drafts.keep(draft)
        return "push", await confirm_view(self._newsroom, draft)

    async def _beside(
        self, part: Part, made: Entry, before: Entry | None, edit: Edit, sight: Sight
    ) -> tuple[Problem, ...]:
        """Return the faults that a field of the form shows; the confirm step tells the others."""
        _, found = await completed(self._newsroom.desk, [edit])
        if isinstance(found, Conflicted):
            return ()
        held = set(ids_of([before])) if before else set()
        faults = await asyncio.to_thread(sight.faults, found)
        names = {field.name for field in FORMS[part.kind]}
        return tuple(
            Problem(fault.field, fault.message)
            for fault in faults
            if fault.record_id == made.id and fault.field in names
            if _is_of(fault, part, held)
        )

    async def _as_seen(self, part: Part) -> Entry | None:
        """Return an entry as it was when its form was opened."""
        records = self._newsroom.desk.snapshot.ledger.records
        if part.kind == "new":
            return None
        for revision in reversed(await self._newsroom.desk.revisions(part.entry)):
            if revision.number <= part.base:
                return revision.after if isinstance(revision.after, Entry) else None
        held = records.get(part.entry)
        return held if isinstance(held, Entry) else None

    def _base(self, entry_id: str) -> int:
        return last_change(self._newsroom.desk.snapshot.ledger, entry_id)

    def _today(self) -> dt.date:
        return self._newsroom.desk.today()


def _entry(sight: Sight, entry_id: str) -> Entry | None:
    shown = sight.shown(sight.records.get(entry_id))
    return shown if isinstance(shown, Entry) else None


def _is_of(fault: EditFault, part: Part, held: set[str]) -> bool:
    if not fault.item_id:
        return part.kind not in ("fact", "quote")
    return fault.item_id == part.item or fault.item_id not in held


def _without(entry: Entry, item: object) -> Entry:
    if isinstance(item, Fact):
        return without_fact(entry, item.id)
    if isinstance(item, Quote):
        return without_quote(entry, item.id)
    names = tuple(a for a in entry.also_known_as if not isinstance(item, Alias) or a != item)
    return replace(entry, also_known_as=names)


def _told(
    part: Part, entry: Entry | None, typed: Values, sight: Sight, problems: Sequence[Problem]
) -> tuple[str, Submitted]:
    names = {field.name for field in FORMS[part.kind]}
    beside = {"evidence": "source"}
    placed = [replace(each, field=beside.get(each.field, each.field)) for each in problems]
    if all(each.field in names for each in placed):
        return "errors", {each.field: each.message for each in reversed(placed)}
    said = [each.message for each in placed]
    # what was pasted stays in the field by itself, and is not sent back
    kept = {name: value for name, value in typed.items() if name != "pasted"}
    return "update", _form(part, entry, kept, sight, said)


def _form(
    part: Part, entry: Entry | None, filled: Values, sight: Sight, said: Sequence[str] = ()
) -> Block:
    names = {DESK: "The desk"}
    for field in (*ENTRY_FIELDS, "source"):
        value = filled.get(field, "")
        for id_ in [value] if isinstance(value, str) else value:
            names[id_] = _named(sight.records.get(id_), id_)
    facts = {fact.id: fact.text for fact in entry.facts} if entry else {}
    return form(part, filled, names, facts, said)


def _named(record: Record | None, id_: str) -> str:
    if record is None:
        return "The desk" if id_ == DESK else id_
    return record.name if isinstance(record, Entry) else record.headline or record.publisher
