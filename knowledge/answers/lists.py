"""What is listed: quotations, events, links, sources, numbers, and what is new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.answers.lines import Document, EventLine, FigureLine, Line, Mark, QuoteLine, Ref


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
    """The documents behind an entry, or all on file, newest first.

    Args:
        subject: the entry, or None for all.
        documents: the documents.
        marks: whether the one who reads it may say what was done to a document.
    """

    subject: Ref | None
    documents: tuple[Document, ...]
    marks: bool = False


@dataclass(frozen=True, slots=True)
class FigureList:
    """Numbers on file about an entry, or all; those that differ stand side by side."""

    title: str
    subject: Ref | None
    figures: tuple[FigureLine, ...]
    marks: tuple[Mark, ...]
    due: tuple[str, ...] = ()


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
