"""The fields of every form: what they are called, how they are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from bot.curation.part import PartKind

Input = Literal["text", "lines", "entry", "entries", "facts", "choice", "tick", "source"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Args:
        name: as in the model.
        label: what stands above it.
        input: how it is filled in.
        optional: whether it may be left empty.
        hint: what stands below it.
        options: the words and values of a choice.
    """

    name: str
    label: str
    input: Input = "text"
    optional: bool = False
    hint: str = ""
    options: tuple[str, ...] = ()


DAY = "Such as 3 Feb 2025 or 2025-02-03."
SOURCE = Field(
    "source", "Source", "source", optional=True, hint="Type an outlet or a headline, or “desk”."
)
WORDS = Field(
    "words", "Words as printed", "lines", optional=True, hint="The words in the source that say so."
)
PASTED = Field(
    "pasted",
    "The paragraph, pasted whole",
    "lines",
    optional=True,
    hint="Only where the desk holds no text of the source. It is checked and not kept.",
)
NOTE = Field(
    "note",
    "Note of the desk",
    "text",
    optional=True,
    hint="How the desk knows it, without a source.",
)
EVIDENCE = (SOURCE, WORDS, PASTED, NOTE)
NAME = Field("name", "Name", hint="The full name, as it is first written in a story.")
ROLE = Field("role", "What it is", hint="In a few words, such as “President of El Salvador”.")
SUMMARY = Field("summary", "Summary", "lines", hint="One sentence, with a full stop.")
LINE = Field(
    "copy_line", "Background line", "lines", hint="Ready to paste: full name, date and outlet."
)
STATUSES = ("reported", "attributed", "alleged", "disputed", "unsupported")
STATUS = Field("status", "Status", "choice", options=STATUSES)
BY = Field("attributed_to", "Attributed to", "entry", hint="Type a name, or “desk”.")
AS_OF = Field("as_of", "As of", hint=DAY)
ABOUT = Field(
    "about", "Also about", "entries", optional=True, hint="Other entries whose cards may show it."
)
KINDS = ("person", "organization", "place", "term", "agreement", "event")
DATED = Field("dated_by", "How the date is known", hint="Such as “the article says Tuesday”.")

FORMS: Mapping[PartKind, tuple[Field, ...]] = MappingProxyType(
    {
        "new": (
            NAME,
            Field("kind", "Kind", "choice", options=KINDS),
            ROLE,
            SUMMARY,
            LINE,
            Field("text", "First fact", "lines", hint="One sentence that says who says so."),
            STATUS,
            BY,
            AS_OF,
            *EVIDENCE,
            Field("related", "See also", "entries", optional=True),
        ),
        "own": (
            NAME,
            ROLE,
            SUMMARY,
            AS_OF,
            Field("related", "See also", "entries", optional=True),
            *EVIDENCE,
        ),
        "line": (LINE, Field("rests_on", "Rests on", "facts")),
        "review": (Field("review_by", "Review by", hint=DAY),),
        "alias": (NAME, SOURCE, NOTE),
        "event": (
            Field("date", "Date", optional=True, hint="As exact as it is known: 2025-02."),
            Field("not_before", "Earliest day", optional=True, hint=DAY),
            Field("not_after", "Latest day", optional=True, hint=DAY),
            DATED,
            Field("participants", "Who took part", "entries", optional=True),
            *EVIDENCE,
        ),
        "fact": (
            Field("text", "Fact", "lines", hint="One sentence that says who says so."),
            STATUS,
            BY,
            AS_OF,
            ABOUT,
            Field("key_fact", "On the card", "tick", optional=True, options=("yes",)),
            *EVIDENCE,
        ),
        "quote": (
            Field("exact", "Words as printed", "lines", hint="Not one of them changed."),
            Field("speaker", "Who says it", "entry"),
            Field("speaker_role", "Role at the time", optional=True),
            Field("manner", "Manner", "choice", options=("said", "posted", "written")),
            Field("said_on", "Said on", optional=True, hint="As exact as it is known: 2025-02."),
            DATED,
            Field("venue", "Where or to whom", optional=True),
            Field("lead_in", "Lead-in", optional=True, hint="Our words before a fragment."),
            ABOUT,
            SOURCE,
            PASTED,
        ),
    }
)
TITLES: Mapping[PartKind, str] = MappingProxyType(
    {
        "new": "New entry",
        "own": "The entry itself",
        "line": "Background line",
        "review": "Review date",
        "alias": "Other name",
        "event": "Event",
        "fact": "Fact",
        "quote": "Quotation",
    }
)
ENTRY_FIELDS = ("attributed_to", "speaker", "about", "related", "participants")
