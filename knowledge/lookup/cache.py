"""The table in a file: mapped into memory where the names have not changed.

The file begins with a line of JSON: the format, the digest of the names, and where each
array lies. A file that cannot be read, or that holds other names, is built anew; nothing
is ever answered from a file whose digest does not fit.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mmap
import os
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.lookup.building import build
from knowledge.lookup.table import Hashed, Postings, Strings, Table
from knowledge.lookup.types import Record

log = logging.getLogger(__name__)

FORMAT = 2
"""Raised whenever a table is built or stored otherwise, so that old files are built anew."""

_ALIGNED = 8
_GROUPS = {"Strings": Strings, "Postings": Postings, "Hashed": Hashed}


def cached(records: Sequence[Record], path: Path) -> Table:
    """Return the table of records from a file, or build it and write the file.

    Args:
        records: what is on file.
        path: the cache file. A file that cannot be written costs only the time to build.
    """
    wanted = digest(records)
    try:
        table = load(path, wanted)
    except FileNotFoundError:
        table = None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the cache of names %s cannot be read and is built anew: %s", path, error)
        table = None
    if table is not None:
        return table
    table = build(records)
    try:
        save(table, path, wanted)
    except OSError as error:
        log.warning("the cache of names %s cannot be written: %s", path, error)
        return table
    return load(path, wanted) or table


def digest(records: Sequence[Record]) -> str:
    """Return the SHA-256 of records, in hexadecimal."""
    made = hashlib.sha256(f"{FORMAT} {sys.byteorder}".encode())
    for record in records:
        made.update(repr(tuple(record)).encode("utf-8", "replace"))
    return made.hexdigest()


def save(table: Table, path: Path, made_of: str) -> None:
    """Write a table so that a reader sees the old file or the whole new one."""
    places: dict[str, list[int]] = {}
    parts: list[bytes | memoryview] = []
    at = 0
    for name, part in _parts(table):
        view = memoryview(part).cast("B")
        places[name] = [at, len(view)]
        padding = -len(view) % _ALIGNED
        parts += [view, bytes(padding)]
        at += len(view) + padding
    head = json.dumps({"made_of": made_of, "kinds": table.kinds, "places": places}).encode()
    head += b" " * (-(len(head) + 1) % _ALIGNED) + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.writelines([head, *parts])
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    Path(file.name).replace(path)


def load(path: Path, made_of: str) -> Table | None:
    """Map a table from its file.

    Returns:
        The table, or None where the file holds other names.

    Raises:
        OSError, ValueError, KeyError, TypeError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.readline()
        held = json.loads(head)
        if held["made_of"] != made_of:
            return None
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    body = mapped[len(head) :]
    places: dict[str, list[int]] = held["places"]
    if sum(length for _, length in places.values()) > len(body):
        raise ValueError("it is shorter than it says")

    def part(name: str) -> memoryview:
        at, length = places[name]
        return body[at : at + length]

    fields: dict[str, object] = {"kinds": tuple(held["kinds"])}
    for name, group in Table.__annotations__.items():
        if group in _GROUPS:
            first, second = _GROUPS[group].__annotations__
            one, other = part(f"{name}.{first}"), part(f"{name}.{second}").cast("I")
            fields[name] = _GROUPS[group](one if group == "Strings" else one.cast("I"), other)
        elif name != "kinds":
            fields[name] = part(name).cast("I")
    return Table(**fields)  # type: ignore[arg-type]


def _parts(table: Table) -> Iterator[tuple[str, bytes | array[int] | memoryview]]:
    for name, group in Table.__annotations__.items():
        held = getattr(table, name)
        if group in _GROUPS:
            for inner in _GROUPS[group].__annotations__:
                yield f"{name}.{inner}", getattr(held, inner)
        elif name != "kinds":
            yield name, held
