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
        due: that the entry is past its review, in words; empty where it is not.
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


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened.

    Args:
        entry_id: the event's entry.
        name: its name.
        text: what happened, in one sentence.
        date: as exact as it is known, ISO form, or None.
        not_before: the earliest day it can have been, where there is no date.
        not_after: the latest day it can have been, where there is no date.
        dated_by: how the date was worked out.
        who: those who took part.
        marks: where it stands.
    """

    entry_id: str
    name: str
    text: str
    date: str | None
    not_before: dt.date | None
    not_after: dt.date | None
    dated_by: str
    who: tuple[Ref, ...]
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number on file.

    Args:
        amount: the number as it is said: ``over 80,000``.
        unit: what it counts.
        line: the sentence that holds it.
        says: who says so.
        as_of: the day for which it holds.
        outlets: the outlets behind it, each once.
        differs: True where another source on file gives another number of the same unit.
    """

    amount: str
    unit: str
    line: Line
    says: str
    as_of: dt.date
    outlets: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A source as listed: what it is, and the paragraphs that are cited.

    ``dated_by`` says how the date was worked out, where none is printed.
    """

    source_id: str
    outlet: str
    headline: str
    author: str
    date: dt.date | None
    dated_by: str
    url: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations that were asked for.

    Args:
        title: what they are, in words: ``Quotes of Marco Rubio about MS-13``.
        subject: the entry asked for, or None.
        quotes: the quotations.
        told: what is on file of the same in our words, attributed to the same people.
        marks: where each mark stands.
        note: how they were found, or "".
        due: entries past their review, in words.
    """

    title: str
    subject: Ref | None
    quotes: tuple[QuoteLine, ...]
    told: tuple[Line, ...]
    marks: tuple[Mark, ...]
    note: str = ""
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order in which they happened.

    ``whole`` is True for every event of the subject, or of the whole store where it is None.
    """

    title: str
    subject: Ref | None
    events: tuple[EventLine, ...]
    marks: tuple[Mark, ...]
    whole: bool = False
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkStep:
    """One step of a link: its two ends and what joins them."""

    start: Ref
    end: Ref
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """The shortest link between two entries; no steps where nothing on file joins them."""

    start: Ref
    end: Ref
    steps: tuple[LinkStep, ...]
    marks: tuple[Mark, ...]
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceList:
    """The documents behind an entry, or all on file, newest first."""

    subject: Ref | None
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class FigureList:
    """Numbers on file about an entry, or all; those that differ stand side by side."""

    title: str
    subject: Ref | None
    figures: tuple[FigureLine, ...]
    marks: tuple[Mark, ...]
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is on file in answer to a plain question: each line covers the whole question.

    Args:
        asked: the question as typed.
        subjects: the entries that the question names.
        lines: facts.
        events: dated events, for questions of when.
        quotes: quotations.
        outlets: the outlets behind all of it, each once.
        marks: where each mark stands.
        due: entries past their review, in words.
    """

    asked: str
    subjects: tuple[Ref, ...]
    lines: tuple[Line, ...]
    events: tuple[EventLine, ...]
    quotes: tuple[QuoteLine, ...]
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTold:
    """The subject is on file, and what is asked about it is not.

    Args:
        asked: the question as typed.
        missing: what is not on file, in words: ``a date``, ``a number``, or "".
        subjects: the entries that the question names.
        near: facts that hold every word of the question, and not what it asks for.
        marks: where each mark stands.
    """

    asked: str
    missing: str
    subjects: tuple[Ref, ...]
    near: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Newer:
    """An entry that came or changed: when, and what happened to it, in words."""

    ref: Ref
    on: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class News:
    """What came on file or changed since a day, newest first; ``newest`` is the last day of all."""

    since: dt.date
    subject: Ref | None
    changes: tuple[Newer, ...]
    newest: dt.date | None


Answer = (
    Card
    | FactList
    | QuoteList
    | Choice
    | Miss
    | Help
    | Quotations
    | Timeline
    | Connection
    | SourceList
    | FigureList
    | Told
    | NotTold
    | News
)
