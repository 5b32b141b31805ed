"""What is on file: plain frozen records, the same in curated files, in the store and in memory.

Field names follow schema.org (NewsArticle, Quotation) and the W3C Web
Annotation selectors (TextPositionSelector, TextQuoteSelector). A record is
validated where it enters (curated files, the store, a published change) and
trusted from there on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from knowledge.forms import (
    DESK,
    Kind,
    Moment,
    PartialDate,
    Sentence,
    Sha256,
    Slug,
    Status,
    Words,
)

_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a statement stands.

    Args:
        source: the id of a source, or ``desk`` for what the desk added or worked out.
        paragraph: the paragraph, counted from 1, subheads counted.
        start: where the span begins in that paragraph, in code points from 0.
        end: where it ends (exclusive).
        sha256: the digest of the span, so that it can be checked without being copied.
        note: the working, in words. Required of the desk, which has no passage to show.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    source: Slug
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    sha256: Sha256 | None = None
    note: Words | None = None

    @property
    def by_desk(self) -> bool:
        """Whether the desk, and no document, answers for the statement."""
        return self.source == DESK


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of a source, known by its length in code points and its digest alone."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    paragraph: int
    form: Literal["prose", "subhead"] = "prose"
    length: int
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """Something that the desk worked out: the value, and the working in words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    date: dt.date
    note: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a publisher did to a source after it came on file.

    Args:
        state: corrected, written through (a new version replaced it), retracted, or put on
            legal hold.
        since: the day on which the publisher did so.
        note: what changed, in words that readers may see.
        held_back: whether nothing that rests on the source is shown until the desk has
            looked at it.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    state: Literal["corrected", "written-through", "retracted", "legal-hold"]
    since: dt.date
    note: Words
    held_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that statements rest on (schema.org NewsArticle).

    Args:
        id: the slug by which evidence names it.
        publisher: the outlet, as a reader knows it.
        headline: as printed, or None where the text prints none. The same holds
            for ``author``, ``date_published`` and ``url``: never invented.
        desk_date: the date that the desk works with where none is printed.
        passages: every paragraph, in order.
        coverage: ``whole`` where every paragraph of prose carries a fact, ``part`` where only
            some are worked in yet.
        text: every paragraph as printed, in the form that is fingerprinted, where the
            newsroom may hold it; else empty.
        rights: why the text may be held ("our own article"). Required with ``text``.
        embargo_until: the time before which neither the source nor anything that rests on it
            is shown: a date-time with its zone, or a date, which means 00:00 UTC of that day.
        standing: what its publisher did to it since, or None where it stands as it was.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: Slug
    publisher: Words
    headline: Words | None
    author: Words | None
    date_published: dt.date | None
    url: Words | None
    language: Words
    desk_date: WorkedOut | None = None
    passages: tuple[Passage, ...]
    coverage: Literal["whole", "part"] = "whole"
    text: tuple[Words, ...] = ()
    rights: Words | None = None
    embargo_until: Moment | None = None
    standing: Standing | None = None

    @property
    def date(self) -> dt.date | None:
        """The date to show: the printed one, else the one the desk worked out."""
        if self.date_published or self.desk_date is None:
            return self.date_published
        return self.desk_date.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an entry.

    Args:
        name: the name as people write it.
        source: the source that uses it, or ``desk``.
        note: why the desk added it. Required of the desk.
        shared: True where another entry bears the name too; both must say so.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    name: Words
    source: Slug
    note: Words | None = None
    shared: bool = False

    @property
    def by_desk(self) -> bool:
        """Whether the desk added the name, and no document uses it."""
        return self.source == DESK


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The number inside a fact: its ``bound`` (over, since …), the ``number`` and its ``unit``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    number: int
    bound: Literal["exactly", "over", "under", "about", "since"]
    unit: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A sentence of ours that rests on evidence.

    Args:
        id: a slug, unique in the whole store.
        text: one sentence that names whom it is attributed to, so that the
            attribution survives copying.
        status: how far it can be relied on.
        attributed_to: the entry that says so (the outlet where it speaks in its own
            voice), or ``desk`` for an inference of the desk.
        as_of: the day for which it holds.
        about: further entries that it concerns; their cards may show it.
        figure: the number in it, where it is one.
        evidence: where it stands. Never empty.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: Slug
    text: Sentence
    status: Status
    attributed_to: Slug
    as_of: dt.date
    about: tuple[Slug, ...] = ()
    figure: Figure | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Verbatim words (schema.org Quotation).

    Args:
        id: a slug, unique in the whole store.
        exact: the words between the quotation marks, as printed, without the marks.
        speaker: the entry that said or wrote them.
        speaker_role: what the speaker was at the time, in a few words, or None.
        manner: said, posted (on a platform) or written (a document or statement).
        said_on: the date, as exact as it is known, or None for "date not given".
        dated_by: how the date was worked out, in words.
        venue: where or to whom, ready to stand after the role ("in a post on X").
        lead_in: for a fragment, our words that make it understandable.
        about: the entries that it concerns.
        evidence: the span, whose digest is that of ``exact``.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: Slug
    exact: Words
    speaker: Slug
    speaker_role: Words | None = None
    manner: Literal["said", "posted", "written"]
    said_on: PartialDate | None
    dated_by: Words
    venue: Words | None = None
    lead_in: Words | None = None
    about: tuple[Slug, ...] = ()
    evidence: Evidence

    @property
    def words(self) -> str:
        """The words as shown: a comma before the closing mark is the article's own."""
        return self.exact.removesuffix(",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When something happened, and who took part.

    Args:
        date: the date, as exact as it is known, or None.
        not_before: the earliest day it can have been, where ``date`` is None.
        not_after: the latest day it can have been, where ``date`` is None.
        dated_by: how the date was worked out, in words.
        participants: the entries that took part.
        evidence: where it stands.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    date: PartialDate | None
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    dated_by: Words
    participants: tuple[Slug, ...] = ()
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A background sentence ready to paste, and the ids of the facts it rests on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    text: Sentence
    rests_on: tuple[Slug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One subject on file.

    Args:
        id: the slug; also the name of its curated file.
        kind: what it is; also the folder of its curated file.
        name: the first-reference form.
        role: what it is in a few words ("US special envoy for Latin America").
        summary: one sentence.
        as_of: the day for which name, role and summary hold.
        review_by: the day by which an editor looks at it again.
        evidence: where role and summary stand.
        also_known_as: its other names.
        copy_line: the background sentence that the card offers.
        key_facts: the facts to show first, by id; its own or ones that are about it.
        facts: its own facts, the most important first.
        quotes: what it said, the strongest first.
        related: the entries that the card offers under "See also"; each names it in turn.
        event: when it happened, for events alone.
        embargo_until: the time before which nothing shows that the entry is on file: a
            date-time with its zone, or a date, which means 00:00 UTC of that day.
        owner: who is asked when a review is due: a Slack user id, or None for the desk.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: Slug
    kind: Kind
    name: Words
    role: Words
    summary: Sentence
    as_of: dt.date
    review_by: dt.date
    evidence: tuple[Evidence, ...]
    also_known_as: tuple[Alias, ...] = ()
    copy_line: CopyLine
    key_facts: tuple[Slug, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    related: tuple[Slug, ...] = ()
    event: Event | None = None
    embargo_until: Moment | None = None
    owner: Words | None = None
