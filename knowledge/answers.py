"""Answers: plain data, no markup. Made of facts on file, or saying that there are none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.forms import Kind, Status


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry that an answer points to: its id, its name and what it is in a few words."""

    entry_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the numbers of the marks that carry it.

    ``in_context`` is the id of the fact where its passage can be shown whole, else "".
    """

    text: str
    marks: tuple[int, ...]
    status: Status = "reported"
    in_context: str = ""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quotation as shown.

    Args:
        id: the quote's id.
        words: the words, whole.
        speaker: who said or wrote them.
        speaker_id: the speaker's entry.
        role: what the speaker was at the time, or "".
        venue: where, ready to stand after the role, or "".
        date: as exact as it is known, ISO form, or None.
        dated_by: how the date was worked out.
        lead_in: for a fragment, the words that make it understandable, or "".
        marks: where it stands.
        in_context: its id where its passage can be shown whole, else "".
    """

    id: str
    words: str
    speaker: str
    speaker_id: str
    role: str
    venue: str
    date: str | None
    dated_by: str
    lead_in: str
    marks: tuple[int, ...]
    in_context: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark stands: the outlet, the date to show and the paragraph.

    ``outlet`` is ``desk`` where the desk answers for it; ``note`` is then its working.
    """

    number: int
    outlet: str
    date: dt.date | None
    paragraph: int | None
    note: str = ""


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
class Excerpt:
    """A passage as printed: the words cited, what stands before and behind them, and where."""

    before: str
    words: str
    after: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class InContext:
    """The passages that a fact or a quote rests on, where the newsroom holds their text.

    Args:
        name: the name of the entry that holds the fact or the quote.
        excerpts: the passages.
        rights: why the newsroom may hold their text, each reason once.
    """

    name: str
    excerpts: tuple[Excerpt, ...]
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Several entries fit; the one who asks decides.

    ``by_words`` is True where no name fits, and the words only stand inside the facts or
    quotes of these entries.
    """

    asked: str
    options: tuple[Ref, ...]
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing on file; the nearest names are offered as somebody or something else."""

    asked: str
    nearest: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """How to ask, with live examples from the store."""

    examples: tuple[str, ...]
    entry_count: int


Answer = Card | FactList | QuoteList | Choice | Miss | Help
