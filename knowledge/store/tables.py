"""A TinyDB file with one document to a line, read and written without holding the whole of it.

It is the JSON that TinyDB writes, with line breaks between the documents: TinyDB opens it, and
300,000 documents are read at the cost of one. A file that TinyDB wrote itself is read whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from knowledge.errors import StoreUnreadable
from knowledge.store.atomic_json import read_tables
from knowledge.store.encoding import encoded

Document = tuple[str, int, dict[str, Any]]
"""A table's name, the document's number in it, and the document."""

JOURNAL = "journal"
"""The table that says how many lines of the journal the file holds already."""
_FIRST = b'{"journal":{"1":{"through":%d}},\n'
_MARK, _MARKED = b'{"journal":{"1":{"through":', b"}},\n"
_END = b"}\n"


def parts(
    through: int, tables: Iterable[tuple[str, Iterable[tuple[int, bytes]]]]
) -> Iterator[bytes]:
    """Yield the file piece by piece.

    Args:
        through: the number of the last line of the journal that the tables hold.
        tables: names, each with its documents by number, as JSON; at least one table.
    """
    yield _FIRST % through
    table_after = b""
    for name, documents in tables:
        yield table_after + encoded(name) + b":{"
        before = b"\n"
        for number, document in documents:
            yield b'%b"%d":%b' % (before, number, document)
            before = b",\n"
        yield b"\n}"
        table_after = b",\n"
    yield b"\n" + _END


def documents(path: Path) -> Iterator[Document]:
    """Yield every document of a store's file, table by table; none where there is no file.

    Raises:
        StoreUnreadable: the file is there and is not a store.
    """
    try:
        with path.open("rb") as file:
            first = file.readline()
            if first.startswith(_MARK) and first.endswith(_MARKED):
                yield from _line_by_line(path, first, file)
                return
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreUnreadable(f"{path} cannot be read: {error}") from error
    yield from _whole(path)


def _whole(path: Path) -> Iterator[Document]:
    for name, table in (read_tables(path) or {}).items():
        for number, document in table.items():
            yield name, int(number), document


def _line_by_line(path: Path, first: bytes, lines: Iterable[bytes]) -> Iterator[Document]:
    name, before, line = "", b"", b""
    at = 1
    try:
        yield JOURNAL, 1, {"through": int(first[len(_MARK) : -len(_MARKED)])}
        for line_number, next_line in enumerate(lines, 2):
            at, before, line = line_number, line, next_line
            if line.endswith(b":{\n"):
                name = json.loads(line[:-3])
            elif not line.startswith(b"}"):
                [(number, document)] = json.loads(b"{%b}" % line.rstrip(b",\n")).items()
                if not isinstance(document, dict):
                    raise StoreUnreadable(f"{path}, line {at}, is no document")
                yield name, int(number), document
    except (ValueError, RecursionError) as error:
        raise StoreUnreadable(f"{path}, line {at}, cannot be read: {error}") from error
    if (before, line) != (_END, _END):
        raise StoreUnreadable(f"{path} ends in the middle, at line {at}")
