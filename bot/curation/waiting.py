"""A suggestion read against the record as its writer saw it."""

from __future__ import annotations

import time

from bot.views.curation.queue import Waiting
from knowledge.desk import Desk
from knowledge.editing.history import FieldChange, field_changes
from knowledge.editing.wording import Wording
from knowledge.embargo import lifts_at, trimmed
from knowledge.model import Entry
from knowledge.revisions import Record
from knowledge.suggestions import Suggestion


async def waiting_of(desk: Desk, suggestion: Suggestion) -> Waiting:
    """Return a suggestion as it is shown: what its writer wants changed, in words.

    Raises:
        StoreError: the store cannot be read.
    """
    proposal = suggestion.proposal
    kept = [r for r in await desk.revisions(proposal.subject) if r.number <= proposal.base]
    before, after = kept[-1].after if kept else None, proposal.after
    records = desk.snapshot.ledger.records
    wording = Wording({**records, proposal.subject: after} if after else records)
    act = "withdrawn" if after is None else "changed" if before else "added"
    changes = field_changes(before, after, wording) if act == "changed" else _new(after, wording)
    return Waiting(
        suggestion=suggestion,
        name=_name(after or before),
        act=act,
        changes=changes,
        secret=_secret(desk, before, after),
    )


def _secret(desk: Desk, *versions: Record | None) -> bool:
    """Return whether any version holds what is under an embargo now."""
    snapshot = desk.snapshot
    held, now = snapshot.showing.held, time.time()
    return any(
        record.id in held
        or lifts_at(record) > now
        or (isinstance(record, Entry) and trimmed(record, held) != record)
        for record in versions
        if record is not None
    )


def _new(record: Record | None, wording: Wording) -> tuple[FieldChange, ...]:
    """Return what a new entry says."""
    if not isinstance(record, Entry):
        return ()
    said = (("role", record.role), ("summary", record.summary))
    facts = [("fact", fact.text) for fact in record.facts]
    quotes = [("quotation", wording.quote(quote)) for quote in record.quotes]
    return tuple(FieldChange(what, None, text) for what, text in (*said, *facts, *quotes))


def _name(record: Record | None) -> str:
    if isinstance(record, Entry):
        return record.name
    return (record.headline or record.publisher) if record else ""
