"""A record → what its form shows first. Sent back unchanged, it leaves the record as it is."""

from __future__ import annotations

import datetime as dt

from knowledge.editing.typed import Typed, values_of
from knowledge.model import Alias, CopyLine, Entry, Event, Fact, Quote, Standing


def filled(record: Entry | Fact | Quote | Event | Alias | Standing | None) -> Typed:
    """Return the fields of a record as an editor would type them.

    Args:
        record: what is edited, or None for something new; the fields are then empty.
    """
    found: dict[str, str | list[str]] = {}
    for name, value in values_of(record).items():
        shown = _shown(value)
        if shown is not None:
            found[name] = shown
    if isinstance(record, Entry):
        found["also_known_as"] = "\n".join(alias.name for alias in record.also_known_as)
        found["rests_on"] = list(record.copy_line.rests_on)
    return found


def fact_filled(entry: Entry, fact: Fact | None) -> Typed:
    """Return the fields of a fact, and whether the entry shows it first."""
    return {**filled(fact), "key_fact": "yes" if fact and fact.id in entry.key_facts else "no"}


def _shown(value: object) -> str | list[str] | None:
    if isinstance(value, CopyLine):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return list(value)
    return "" if value is None else None
