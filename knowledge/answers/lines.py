"""The lines that answers are made of: each with the numbers of the marks that carry it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.forms import Status
from knowledge.model import Standing


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
    ``piece`` is what on file it shows (``knowledge.pieces``), or "", and ``also`` what else.
    """

    text: str
    marks: tuple[int, ...]
    status: Status = "reported"
    in_context: str = ""
    piece: str = ""
    also: tuple[str, ...] = ()


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
    ``standing`` is what the outlet did to the document since, or None.
    """

    number: int
    outlet: str
    date: dt.date | None
    paragraph: int | None
    note: str = ""
    standing: Standing | None = None


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
        says_id: the entry of the one who says so, or "" where there is none.
    """

    amount: str
    unit: str
    line: Line
    says: str
    as_of: dt.date
    outlets: tuple[str, ...]
    differs: bool
    says_id: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A source as listed: what it is, and the paragraphs that are cited.

    ``dated_by`` says how the date was worked out, where none is printed. ``standing`` is what
    the outlet did to it since, or None.
    """

    source_id: str
    outlet: str
    headline: str
    author: str
    date: dt.date | None
    dated_by: str
    url: str
    paragraphs: tuple[int, ...]
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage as printed: the words cited, what stands before and behind them, and where."""

    before: str
    words: str
    after: str
    mark: Mark
