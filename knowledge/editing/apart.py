"""Two editors may add a statement whose id comes out the same; each gets its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from knowledge.ids import Ids, ids_of
from knowledge.model import Entry, Fact, Quote
from knowledge.revisions import Record

Statement = TypeVar("Statement", Fact, Quote)


def kept_apart(
    base: Record | None, current: Record | None, mine: Record | None, records: Iterable[Record]
) -> Record | None:
    """Return what an editor wants, with other ids where somebody added them for other words.

    Args:
        base: the record as the editor saw it.
        current: the record as it is published now.
        mine: the record as the editor wants it.
        records: what is on file, whose ids are in use.
    """
    if not (isinstance(current, Entry) and isinstance(mine, Entry)):
        return mine
    known = set(ids_of([base])) if base else set()
    theirs = _statements(current)
    taken = [
        id_
        for id_, statement in _statements(mine).items()
        if id_ not in known and theirs.get(id_, statement) != statement
    ]
    ids = Ids([*ids_of(records), *ids_of((current, mine))]) if taken else Ids(())
    return _renamed(mine, {id_: ids.free(id_) for id_ in taken})


def _statements(entry: Entry) -> dict[str, Fact | Quote]:
    facts: dict[str, Fact | Quote] = {fact.id: fact for fact in entry.facts}
    return facts | {quote.id: quote for quote in entry.quotes}


def _renamed(entry: Entry, names: dict[str, str]) -> Entry:
    if not names:
        return entry
    line = entry.copy_line
    return replace(
        entry,
        facts=tuple(_named(fact, names) for fact in entry.facts),
        quotes=tuple(_named(quote, names) for quote in entry.quotes),
        key_facts=tuple(names.get(id_, id_) for id_ in entry.key_facts),
        copy_line=replace(line, rests_on=tuple(names.get(id_, id_) for id_ in line.rests_on)),
    )


def _named(statement: Statement, names: dict[str, str]) -> Statement:
    return replace(statement, id=names.get(statement.id, statement.id))
