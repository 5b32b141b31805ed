"""A row of somebody's glossary → what an entry is made of, or what is wrong with the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from knowledge.exchange.rows import Row
from knowledge.forms import Kind
from knowledge.text import key

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("person", "person people politician official"),
    ("organization", "organization organisation org company agency party institution ngo"),
    ("place", "place location country city region"),
    ("term", "term acronym abbreviation concept word phrase jargon glossary"),
    ("agreement", "agreement treaty deal accord"),
    ("event", "event"),
)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {word: kind for kind, words in _WORDS for word in words.split()}
)
"""Words of a category, in the singular, and the kind of entry that they mean."""

_FORMULA = re.compile(r"=\s*[\w(+\-\"'@]|#(?:REF|NAME|VALUE|DIV/0|N/A|NULL|NUM)[!?]?")
_GUARD = re.compile(r"'(?=[=+\-@])")


@dataclass(frozen=True, slots=True)
class Item:
    """One row as it is meant.

    Args:
        line: its line.
        name: the name.
        definition: what it means, in the words of the glossary.
        aliases: its other names.
        kind: what it is.
        role: what it is in a few words, or "".
        more: what else the row holds, by column.
    """

    line: int
    name: str
    definition: str
    aliases: tuple[str, ...]
    kind: Kind
    role: str
    more: tuple[tuple[str, str], ...]


def read_item(row: Row, columns: Mapping[str, str], kind: Kind) -> tuple[Item | None, list[str]]:
    """Return what a row means, and what is wrong with it; where anything is, nothing is meant.

    Args:
        row: the row.
        columns: the column of each part.
        kind: what it is where the row does not say.
    """
    cells = {name: _GUARD.sub("", cell, count=1) for name, cell in row.cells.items()}
    item = _item(row.line, cells, columns, kind)
    # an apostrophe before a sign says that the cell is text, whatever it looks like
    faults = [*row.faults, *_faults(item, row.cells)]
    return (None if faults else item), faults


def _item(line: int, cells: Mapping[str, str], columns: Mapping[str, str], kind: Kind) -> Item:
    def part(name: str) -> str:
        return _folded(cells.get(columns.get(name, ""), ""))

    name, category = part("name"), part("kind")
    said = KINDS.get(_singular(key(category)))
    used = {column for part, column in columns.items() if part != "kind" or said}
    return Item(
        line=line,
        name=name,
        definition=part("definition"),
        aliases=tuple(_aliases(cells.get(columns.get("aliases", ""), ""), name)),
        kind=said or kind,
        role=part("role"),
        more=tuple((c, _folded(held, "; ")) for c, held in cells.items() if c not in used and held),
    )


def _faults(item: Item, cells: Mapping[str, str]) -> Iterator[str]:
    for column, cell in cells.items():
        if _FORMULA.match(cell):
            yield f"“{column}” holds a formula ({cell[:30]}); paste its value instead"
    if not key(item.name):
        yield "there is no name with a letter or digit" if item.name else "there is no name"
    if not item.definition:
        yield "there is no definition"
    if item.kind == "event":
        yield "an event needs its date and evidence; file it by hand"


def _folded(cell: str, between: str = " ") -> str:
    return between.join(" ".join(line.split()) for line in cell.splitlines() if line.strip())


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word if word in KINDS else word.removesuffix("s")


def _aliases(cell: str, name: str) -> Iterator[str]:
    """Yield each other name once; commas part them only where nothing else does."""
    parts = re.split(r"[;|\n]", cell) if re.search(r"[;|\n]", cell) else cell.split(",")
    seen = {key(name)}
    for part in map(_folded, parts):
        if key(part) and key(part) not in seen:
            seen.add(key(part))
            yield part
