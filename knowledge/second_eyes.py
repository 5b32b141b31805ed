"""Which changes a second editor looks at before they are published."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from knowledge.model import Entry, Fact, Quote
from knowledge.revisions import Record

Watched = Literal["quotes", "disputed"]
"""What a newsroom may want two editors to look at: quotations, and disputed facts."""


def needs_second(before: Record | None, after: Record | None, watched: Collection[Watched]) -> bool:
    """Return whether a change needs a second pair of eyes.

    Args:
        before: the record as it is on file, or None where it is new.
        after: the record as it is to be, or None where it is withdrawn.
        watched: what the newsroom's setting names.

    Returns:
        True where a quotation comes, changes or goes, or a fact that is disputed before or after
        does, and the setting names it.
    """
    quotes = "quotes" in watched and _quotes(before) != _quotes(after)
    return quotes or ("disputed" in watched and _disputed_differ(before, after))


def _quotes(record: Record | None) -> dict[str, Quote]:
    return {quote.id: quote for quote in record.quotes} if isinstance(record, Entry) else {}


def _facts(record: Record | None) -> dict[str, Fact]:
    return {fact.id: fact for fact in record.facts} if isinstance(record, Entry) else {}


def _disputed_differ(before: Record | None, after: Record | None) -> bool:
    was, will = _facts(before), _facts(after)
    return any(
        was.get(id_) != will.get(id_) and _is_disputed(was.get(id_), will.get(id_))
        for id_ in {*was, *will}
    )


def _is_disputed(*facts: Fact | None) -> bool:
    return any(fact is not None and fact.status == "disputed" for fact in facts)
