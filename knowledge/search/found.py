"""What the full text holds: one document for each statement on file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.model import Entry, Fact, Quote

Kind = Literal["fact", "quote", "event", "summary", "role"]


@dataclass(frozen=True, slots=True)
class Found:
    """A statement on file.

    Args:
        kind: what it is.
        entry: the entry that it belongs to.
        concerns: the ids of every entry that it concerns, its own included.
        says: the id of the entry that says so.
        text: its words, as they are read for full text.
        fact: the fact, where it is one.
        quote: the quotation, where it is one.
    """

    kind: Kind
    entry: Entry
    concerns: tuple[str, ...]
    says: str
    text: str
    fact: Fact | None = None
    quote: Quote | None = None

    @property
    def id(self) -> str:
        """The id of the fact or quote, or of the entry."""
        held = self.fact or self.quote
        return held.id if held else f"{self.kind}:{self.entry.id}"


def statements(entry: Entry) -> list[Found]:
    """Return every statement of an entry, in order."""
    held = [
        Found("fact", entry, _ids(entry.id, fact.about), fact.attributed_to, fact.text, fact=fact)
        for fact in entry.facts
    ]
    held += [
        Found(
            "quote",
            entry,
            _ids(quote.speaker, (entry.id, *quote.about)),
            quote.speaker,
            " ".join(filter(None, (quote.lead_in, quote.exact, quote.venue))),
            quote=quote,
        )
        for quote in entry.quotes
    ]
    says = entry.evidence[0].source if entry.evidence else ""
    held.append(Found("summary", entry, (entry.id,), says, entry.summary))
    names = " / ".join((entry.name, *(alias.name for alias in entry.also_known_as)))
    held.append(Found("role", entry, (entry.id,), says, f"{names} / {entry.role}"))
    if entry.event:
        concerns = _ids(entry.id, entry.event.participants)
        held.append(Found("event", entry, concerns, says, f"{entry.name}. {entry.summary}"))
    return held


def _ids(first: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((first, *others)))
