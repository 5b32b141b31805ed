"""What is told of one entry: its card, its facts, its quotes, and passages in their place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.answers.lines import Excerpt, Line, Mark, QuoteLine, Ref
from knowledge.forms import Kind


@dataclass(frozen=True, slots=True)
class Card:
    """One entry, answered.

    Args:
        entry_id: the entry.
        name: its first-reference form.
        kind: what it is.
        role: what it is, in a few words.
        as_of: the day for which this holds.
        found_by: how it was found; "" where by its exact name.
        source_count: how many sources stand behind it.
        summary: one sentence.
        facts: the key facts.
        quote: the strongest quotation, or None.
        marks: where each mark stands.
        notes: what the desk added or worked out, in words.
        copy_line: the background sentence.
        fact_count: how many facts are on file.
        quote_count: how many quotations are on file.
        related: entries to see next.
        revision: the number of the snapshot that answered.
        due: that the entry is past its review, in words; empty where it is not.
        copy_marks: where the background sentence stands, as far as a source of it was corrected
            or withdrawn since.
    """

    entry_id: str
    name: str
    kind: Kind
    role: str
    as_of: dt.date
    found_by: str
    source_count: int
    summary: Line
    facts: tuple[Line, ...]
    quote: QuoteLine | None
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]
    copy_line: str
    fact_count: int
    quote_count: int
    related: tuple[Ref, ...]
    revision: int
    due: tuple[str, ...] = ()
    copy_marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class FactList:
    """All facts on file about an entry, from one number on."""

    entry_id: str
    name: str
    names: tuple[str, ...]
    facts: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class QuoteList:
    """All quotations by or about an entry."""

    entry_id: str
    name: str
    quotes: tuple[QuoteLine, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class InContext:
    """The passages that a fact or a quote rests on, where the newsroom holds their text.

    Args:
        name: the name of the entry that holds the fact or the quote.
        excerpts: the passages.
        rights: why the newsroom may hold their text, each reason once.
        entry_id: that entry.
    """

    name: str
    excerpts: tuple[Excerpt, ...]
    rights: tuple[str, ...]
    entry_id: str = ""
