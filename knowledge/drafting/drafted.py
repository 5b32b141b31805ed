"""A draft as an editor left it: its items, each with its lines, and what still waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.errors import CuratedError, Fault, InputError
from knowledge.yaml_blocks import Item, compose, fields, items, last_line
from knowledge.yaml_lines import Document, read

STATEMENTS = ("also_known_as", "facts", "quotes")
"""The lists of an entry whose items are judged one by one."""

IDS = ("related", "key_facts")
"""The lists of an entry that hold ids alone."""

_ON_FILE = frozenset({"id", "on_file", "name", "review", *STATEMENTS, *IDS})
_REFERENCES = ("speaker", "attributed_to", "source")
_LISTS = ("about", "related", "participants", "key_facts", "rests_on")


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a draft.

    Args:
        what: source, entry, or the list that it stands in: facts, quotes, also_known_as.
        data: what it says.
        item: its lines.
        owner: the id of the entry to whose file it goes; its own for an entry.
        within: the id of the entry that it stands under in the draft, or "".
        statements: the items under an entry.
    """

    what: str
    data: dict[str, Any]
    item: Item
    owner: str = ""
    within: str = ""
    statements: tuple[Part, ...] = field(default=())

    @property
    def id(self) -> str:
        """Return its id; of another name, the name."""
        return str(self.data.get("id") or self.data.get("name") or "-")

    @property
    def on_file(self) -> bool:
        """Return whether it is an entry that is on file already."""
        return bool(self.data.get("on_file"))

    @property
    def label(self) -> str:
        """Return what it is called in a report."""
        noun = {"facts": "fact", "quotes": "quote", "also_known_as": "name"}.get(self.what)
        return f"{noun or self.what} {self.id}"

    @property
    def line(self) -> int:
        """Return its line in the draft, counted from 1."""
        return self.item.dash + 1

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what an editor has yet to see to."""
        review = self.data.get("review") or ()
        return (review,) if isinstance(review, str) else tuple(str(note) for note in review)

    def references(self) -> Iterator[str]:
        """Yield the ids that it rests on, those of the items under it not."""
        own = {k: v for k, v in self.data.items() if k not in STATEMENTS}
        yield from _references(own)


def _references(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, held in value.items():
            if name in _REFERENCES and isinstance(held, str):
                yield held
            elif name in _LISTS and isinstance(held, list):
                yield from (str(id_) for id_ in held)
            else:
                yield from _references(held)
    elif isinstance(value, list):
        for held in value:
            yield from _references(held)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as read: its text by lines, the source, the entries, the open quotes."""

    name: str
    lines: tuple[str, ...]
    source: Part | None
    entries: tuple[Part, ...]
    quotes: tuple[Part, ...]

    def statements(self) -> Iterator[Part]:
        """Yield every fact, quote and further name, those with an open speaker last."""
        for entry in self.entries:
            yield from entry.statements
        yield from self.quotes


def read_draft(path: Path) -> Drafted:
    """Read a draft.

    Raises:
        InputError: the file cannot be read.
        CuratedError: it is no draft; every fault with its line.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    document = read(raw)
    if document.faults:
        raise CuratedError([Fault(str(path), line, "-", text) for line, text in document.faults])
    drafted, faults = _drafted(str(path), raw.decode("utf-8"), document)
    if faults:
        raise CuratedError(faults)
    return drafted


def _drafted(name: str, text: str, document: Document) -> tuple[Drafted, list[Fault]]:
    faults = [Fault(name, document.line(at), "-", says) for at, says in _misformed(document.data)]
    lines = text.splitlines()
    root = fields(compose(text))
    if faults:
        return Drafted(name, tuple(lines), None, (), ()), faults
    data: Any = document.data
    source = None
    if data.get("source"):
        key, node = root["source"]
        first = key.start_mark.line
        while first > 0 and lines[first - 1].startswith("#"):
            first -= 1
        item = Item(node, first, key.start_mark.line, last_line(node))
        source = Part("source", data["source"], item)
    entries = tuple(
        _entry(part, item, lines) for part, item in _listed(root, "entries", data, lines)
    )
    quotes = tuple(
        Part("quotes", part, item, str(part.get("speaker") or ""))
        for part, item in _listed(root, "quotes", data, lines)
    )
    return Drafted(name, tuple(lines), source, entries, quotes), []


def _listed(
    holder: dict[str, Any], name: str, data: Mapping[str, Any], lines: list[str]
) -> Iterator[tuple[dict[str, Any], Item]]:
    if data.get(name):
        yield from zip(data[name], items(holder[name][1], lines), strict=True)


def _entry(data: dict[str, Any], item: Item, lines: list[str]) -> Part:
    id_ = str(data.get("id") or "")
    under = fields(item.node)
    statements = tuple(
        Part(name, part, at, _owner(name, part, id_), id_)
        for name in STATEMENTS
        for part, at in _listed(under, name, data, lines)
    )
    return Part("entry", data, item, id_, "", statements)


def _owner(name: str, data: dict[str, Any], entry: str) -> str:
    return str(data.get("speaker") or entry) if name == "quotes" else entry


def _misformed(data: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(data, dict):
        yield (), "a draft holds `source` and `entries`"
        return
    for name, value in data.items():
        if name not in ("source", "entries", "quotes"):
            yield (name,), f"`{name}` is not a field here; a draft holds source, entries and quotes"
        elif name == "source" and value and not isinstance(value, dict):
            yield (name,), "`source` must hold fields"
        elif name != "source" and value:
            yield from _not_listed((name,), value)
    for i, entry in enumerate(data.get("entries") or ()):
        if isinstance(entry, dict):
            yield from _misformed_entry(("entries", i), entry)


def _misformed_entry(
    at: tuple[str | int, ...], entry: dict[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in STATEMENTS:
        if entry.get(name):
            yield from _not_listed((*at, name), entry[name])
    if entry.get("on_file"):
        for name in sorted(set(entry) - _ON_FILE):
            says = f"`{name}` of an entry on file is changed in its own file, not here"
            yield (*at, name), says


def _not_listed(at: tuple[str | int, ...], value: object) -> Iterator[tuple[Any, str]]:
    if not isinstance(value, list):
        yield at, f"`{at[-1]}` must be a list"
        return
    for i, item in enumerate(value):
        if not isinstance(item, dict):
            yield (*at, i), "this item must hold fields"
