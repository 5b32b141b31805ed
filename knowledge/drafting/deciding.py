"""Which items of a draft are approved, and why each of the others waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.drafting.drafted import Drafted, Part


@dataclass(frozen=True, slots=True)
class Decision:
    """What is approved, and the reason of everything that waits, in the order of the draft."""

    approved: tuple[Part, ...]
    waiting: tuple[tuple[Part, str], ...]


def decide(drafted: Drafted) -> Decision:
    """Tell what is approved from what waits.

    An item is approved when no ``review`` is left on it and nothing that it rests on waits.
    What is noted on an entry on file does not hold up the items under it.
    """
    entries = list(drafted.entries)
    parts = [*([drafted.source] if drafted.source else ()), *entries, *drafted.statements()]
    reasons = {id(part): part.notes[0] for part in parts if part.notes}
    while more := _held_up(parts, reasons):
        reasons |= more
    approved = tuple(p for p in parts if id(p) not in reasons and _has_something(p))
    waiting = tuple((p, reasons[id(p)]) for p in parts if id(p) in reasons)
    return Decision(approved, waiting)


def _has_something(part: Part) -> bool:
    """Return whether there is anything to file: of an entry on file, only its ids are its own."""
    if part.what != "entry" or not part.on_file:
        return True
    return bool(part.data.get("related") or part.data.get("key_facts"))


def _held_up(parts: list[Part], reasons: Mapping[int, str]) -> dict[int, str]:
    waiting = {p.id: p for p in parts if id(p) in reasons and not (p.what == "entry" and p.on_file)}
    found = {}
    for part in parts:
        if id(part) in reasons:
            continue
        rests = [part.owner, part.within, *part.references()]
        held_by = next((waiting[id_] for id_ in rests if id_ in waiting), None)
        if held_by is not None and held_by is not part:
            found[id(part)] = f"rests on the {held_by.label}, which waits"
    return found
