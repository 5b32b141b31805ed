"""What is changed along with an edit, so that the other entries stand too.

It is an offer: the editor publishes it or does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from knowledge.editing.faults import Edits
from knowledge.editing.pointing import names_in, neighbours
from knowledge.model import Entry, Fact, Quote
from knowledge.revisions import Record
from knowledge.text import key

Statement = TypeVar("Statement", Fact, Quote)


def in_turn(records: Mapping[str, Record], edits: Edits) -> dict[str, Record | None]:
    """Return the edits, and the other entries as they then have to read.

    An entry that is related to another is named by it in turn; one that no longer is, no
    longer. Loose mentions of what is withdrawn are left out of the others.

    Args:
        records: what is on file, by id.
        edits: the edited records.
    """
    made: dict[str, Record | None] = dict(edits)
    for id_, after in edits.items():
        before = records.get(id_)
        was = set(before.related) if isinstance(before, Entry) else set()
        now = set(after.related) if isinstance(after, Entry) else set()
        for other in sorted(was ^ now):
            _relate(records, made, other, id_, related=other in now)
    gone = _gone(records, edits)
    for id_, record in {**records, **made}.items() if gone else ():
        if isinstance(record, Entry) and (left := _without(record, gone)) != record:
            made[id_] = left
    return made


def _relate(
    records: Mapping[str, Record],
    made: dict[str, Record | None],
    other: str,
    id_: str,
    *,
    related: bool,
) -> None:
    entry = made.get(other, records.get(other))
    if not isinstance(entry, Entry) or other == id_ or (id_ in entry.related) == related:
        return
    kept = tuple(each for each in entry.related if each != id_)
    made[other] = replace(entry, related=(*kept, id_) if related else kept)


def _gone(records: Mapping[str, Record], edits: Edits) -> set[str]:
    """Return the ids of entries and facts that an edit takes away."""
    gone = {id_ for id_, after in edits.items() if after is None}
    lost: set[str] = set()
    kept: set[str] = set()
    for id_, after in edits.items():
        before = records.get(id_)
        lost |= {fact.id for fact in before.facts} if isinstance(before, Entry) else set()
        kept |= {fact.id for fact in after.facts} if isinstance(after, Entry) else set()
    return gone | (lost - kept)


def _without(entry: Entry, gone: set[str]) -> Entry:
    event = entry.event
    if event:
        event = replace(event, participants=_left(event.participants, gone))
    return replace(
        entry,
        related=_left(entry.related, gone),
        key_facts=_left(entry.key_facts, gone),
        facts=tuple(_silent(fact, gone) for fact in entry.facts),
        quotes=tuple(_silent(quote, gone) for quote in entry.quotes),
        event=event,
    )


def _silent(statement: Statement, gone: set[str]) -> Statement:
    return replace(statement, about=_left(statement.about, gone))


def _left(ids: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ not in gone)


def sharing(records: Mapping[str, Record], edits: Edits) -> dict[str, Record | None]:
    """Return the edits with every name that two entries bear marked as shared in both.

    A name that one entry alone is left with is no longer marked. A first-reference name is
    never shared; the fault then stays.

    Args:
        records: what is on file, by id.
        edits: the edited records.
    """
    after = {id_: r for id_, r in {**records, **edits}.items() if r is not None}
    beside = {*edits, *neighbours(records, after, edits)}
    held = [r for id_, r in after.items() if id_ in beside and isinstance(r, Entry)]
    versions = [*(records.get(id_) for id_ in edits), *edits.values()]
    touched = {name for each in versions if isinstance(each, Entry) for name in names_in(each)}
    made: dict[str, Record | None] = dict(edits)
    for entry in held:
        others = [other for other in held if other.id != entry.id]
        if (marked := _marked(entry, others, touched)) != entry:
            made[entry.id] = marked
    return made


def _marked(entry: Entry, others: list[Entry], touched: set[str]) -> Entry:
    borne = {name for other in others for name in names_in(other)}
    whole = {key(other.name) for other in others}
    return replace(
        entry,
        also_known_as=tuple(
            replace(alias, shared=name in borne and name not in whole) if name in touched else alias
            for alias in entry.also_known_as
            for name in (key(alias.name),)
        ),
    )
