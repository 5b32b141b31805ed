"""The lines of a journal: a checksum, a number, and what was written, in one line each.

    1f0c2ab9 17 [["put","gap","a1",{"asked":"Who is …"}]]

A process that is killed while it writes leaves a line without its end. That one was never
acknowledged, and is dropped. Anything else that does not fit is damage.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from knowledge.errors import StoreUnreadable

log = logging.getLogger(__name__)

Operation = list[Any]
"""What is done, and to what: ``["drop", "gap", ["a1"]]``."""


def line_of(number: int, body: bytes) -> bytes:
    """Return a line of the journal.

    Args:
        number: its number, one more than that of the line before.
        body: a JSON list of operations, all or none of which count.
    """
    rest = b" %d %b\n" % (number, body)
    return b"%08x%b" % (crc32(rest), rest)


def read_lines(path: Path, after: int) -> Iterator[tuple[int, list[Operation]]]:
    """Yield the lines of a journal with their numbers, leaving out those up to ``after``.

    Raises:
        StoreUnreadable: a line is damaged or missing.
    """
    try:
        with path.open("rb") as file:
            yield from _lines(path, file, after)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreUnreadable(f"{path} cannot be read: {error}") from error


def _lines(path: Path, lines: Iterator[bytes], after: int) -> Iterator[tuple[int, list[Operation]]]:
    due: int | None = None
    for at, line in enumerate(lines, 1):
        if not line.endswith(b"\n"):
            log.warning("%s, line %d, was not written to its end and is dropped", path, at)
            return
        try:
            number, operations = _parsed(line)
        except (ValueError, RecursionError) as error:
            raise StoreUnreadable(f"{path}, line {at}, is damaged ({error})") from error
        if (due is None and number > after + 1) or (due is not None and number != due):
            raise StoreUnreadable(f"{path} lacks writes before line {at}")
        due = number + 1
        if number > after:
            yield number, operations


def _parsed(line: bytes) -> tuple[int, list[Operation]]:
    checksum, rest = line[:8], line[8:]
    if b"%08x" % crc32(rest) != checksum:
        raise ValueError("its checksum does not fit")
    _, number, body = rest.split(b" ", 2)
    operations: list[Operation] = json.loads(body)
    return int(number), operations
