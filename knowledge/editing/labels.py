"""What a place in a record is called in the newsroom."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.editing.wording import first_words
from knowledge.model import Entry, Fact, Quote
from knowledge.revisions import Record
from knowledge.threeway import Path, identity

LABELS = MappingProxyType(
    {
        "copy_line": "copy line",
        "review_by": "review date",
        "as_of": "as-of date",
        "also_known_as": "other name",
        "key_facts": "key fact",
        "related": "related entry",
        "embargo_until": "embargo",
        "attributed_to": "attribution",
        "about": "subject",
        "exact": "words",
        "speaker_role": "role of the speaker",
        "said_on": "date",
        "lead_in": "lead-in",
        "participants": "participant",
        "rests_on": "fact it rests on",
        "date_published": "date",
        "passages": "paragraphs",
        "desk_date": "date worked out by the desk",
        "facts": "fact",
        "quotes": "quotation",
    }
)
_ORDERS = MappingProxyType(
    {
        "facts": "order of the facts",
        "quotes": "order of the quotations",
        "key_facts": "order of the key facts",
        "also_known_as": "order of the other names",
        "related": "order of the related entries",
    }
)
STATEMENTS = ("facts", "quotes")
_WITHIN = MappingProxyType(
    {"facts": "fact", "quotes": "quotation", "copy_line": "copy line", "event": "event"}
)
_OWN = frozenset(("text", "exact"))
LISTS = frozenset(
    (
        *("also_known_as", "related", "key_facts", "about", "participants", "rests_on"),
        *("evidence", "facts", "quotes"),
    )
)
"""Fields whose items are told of one by one."""


def field_of(path: Path) -> str:
    """Return the field that holds a value: of an item in a list, the list."""
    if len(path) > 1 and path[-2] in LISTS:
        return str(path[-2])
    return str(path[-1]) if path else ""


def label(path: Path, *versions: Record | None) -> str:
    """Return the words for a place: ``summary``, ``status of the fact “The roof…”``.

    Args:
        path: the place, without the item itself where a list of names or ids is meant.
        versions: versions of the record, in which a statement is looked for in turn.
    """
    if not path:
        return "entry" if any(isinstance(each, Entry) for each in versions) else "record"
    first, *rest = path
    if rest and first in _WITHIN:
        whole = _statement(first, rest[0], versions) if first in STATEMENTS else _WITHIN[first]
        inner = rest[1:] if first in STATEMENTS else rest
        return _of(inner[0], whole) if inner and inner[0] not in _OWN else whole
    named = LABELS.get(first, first)
    return named if rest else _ORDERS.get(first, named)


def _of(field: str, whole: str) -> str:
    return f"{LABELS.get(field, field)} of the {whole}"


def _statement(field: str, id_: object, versions: tuple[Record | None, ...]) -> str:
    for version in versions:
        items: tuple[Fact | Quote, ...] = getattr(version, field, ())
        for item in items:
            if identity(item) == id_:
                words = item.text if isinstance(item, Fact) else item.words
                return f"{LABELS[field]} {first_words(words)}"
    return f"{LABELS[field]} {id_}"
