"""What one form edits: an entry, which part of it, and which statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from knowledge.model import Alias, Entry, Event, Fact, Quote
from knowledge.text import digest

PartKind = Literal["new", "own", "line", "review", "alias", "event", "fact", "quote"]
KINDS: tuple[PartKind, ...] = get_args(PartKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an entry.

    Args:
        kind: which form.
        entry: the id of the entry, "" for a new one.
        item: the fact, quotation or name, "" for one more.
        base: the number of the revision of the entry that the editor saw.
        draft: the id of the draft that the form becomes.
        gap: the gap that it fills, or "".
    """

    kind: PartKind
    entry: str = ""
    item: str = ""
    base: int = 0
    draft: str = ""
    gap: str = ""

    def packed(self) -> dict[str, Any]:
        """Return it as what goes with a modal."""
        return {name: getattr(self, name) for name in Part.__slots__}


def unpacked(found: dict[str, Any]) -> Part | None:
    """Return the part that goes with a modal, or None where it is not well formed."""
    kind = found.get("kind")
    base = found.get("base")
    if kind not in KINDS or not isinstance(base, int):
        return None
    named = {name: str(found.get(name) or "") for name in ("entry", "item", "draft", "gap")}
    return Part(kind=kind, base=base, **named)


def alias_id(alias: Alias) -> str:
    """Return a short word by which a name is known in a menu."""
    return digest(alias.name)[:16]


def item_of(entry: Entry, part: Part) -> Fact | Quote | Alias | Event | None:
    """Return what a part edits inside its entry; None where it is new, or not there."""
    found: dict[str, dict[str, Fact | Quote | Alias]] = {
        "fact": {fact.id: fact for fact in entry.facts},
        "quote": {quote.id: quote for quote in entry.quotes},
        "alias": {alias_id(alias): alias for alias in entry.also_known_as},
    }
    if part.kind == "event":
        return entry.event
    return found.get(part.kind, {}).get(part.item)
