"""Which column of a glossary is what, by the names that people give their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from knowledge.errors import InputError
from knowledge.text import key

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            "name",
            "term",
            "title",
            "entry",
            "word",
            "headword",
            "phrase",
            "acronym",
            "abbreviation",
            "full name",
            "subject",
        ),
        "definition": (
            "definition",
            "description",
            "summary",
            "meaning",
            "explanation",
            "what it means",
            "what it stands for",
            "expansion",
            "gloss",
            "text",
        ),
        "aliases": (
            "aliases",
            "alias",
            "synonyms",
            "synonym",
            "also known as",
            "aka",
            "other names",
            "alternate names",
            "alternative names",
            "acronym",
            "acronyms",
            "abbreviation",
            "abbreviations",
            "short form",
            "variants",
        ),
        "kind": ("kind", "type", "category", "class", "group"),
        "role": ("role", "position", "job title", "office", "function", "title"),
    }
)
"""For each part of an entry, names of columns that hold it, the surest first, as ``key`` has them.

What no part claims (an address, a date, a comment) goes into the note on where the entry is from.
"""

KNOWN = frozenset(name for names in NAMES.values() for name in names)


def columns_of(
    held: Sequence[str], chosen: Iterable[tuple[str, str]], file: str
) -> Mapping[str, str]:
    """Return the column of each part of an entry.

    Args:
        held: the columns of the file.
        chosen: parts and the columns that somebody gave for them.
        file: the file, for messages.

    Raises:
        InputError: a column is not there, or none gives the name or the definition.
    """
    folded = {key(name) or name: name for name in held}
    shown = ", ".join(f"“{name}”" for name in held) or "nothing"
    found: dict[str, str] = {}
    for part, name in chosen:
        if part not in NAMES:
            raise InputError(f"{part} is no part of an entry; use one of {', '.join(NAMES)}")
        if (key(name) or name) not in folded:
            raise InputError(f"{file} has no column “{name}”; it has {shown}")
        found[part] = folded[key(name) or name]
    for part, names in NAMES.items():
        free = [n for n in names if n in folded and folded[n] not in found.values()]
        if part not in found and free:
            found[part] = folded[free[0]]
    for part in ("name", "definition"):
        if part not in found:
            raise InputError(
                f"no column of {file} gives the {part}; it has {shown}. "
                f"Say which, such as --column {part}=COLUMN"
            )
    return found
