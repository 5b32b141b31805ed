"""A table or a list in a file → rows, each with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.drafting.decoding import decoded
from knowledge.errors import InputError, NoArticle
from knowledge.exchange.json_rows import json_rows
from knowledge.text import key

MOST_BYTES = 20_000_000
"""The largest file that is read; a glossary of 20,000 entries has about 5 MB."""

_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        line: its first line in the file, from 1.
        cells: what it holds, by the name of the column; several values stand on lines of
            their own.
        faults: what is wrong with its form.
    """

    line: int
    cells: Mapping[str, str]
    faults: tuple[str, ...] = ()


def read_rows(path: Path, known: frozenset[str]) -> list[Row]:
    """Read a CSV or JSON file.

    Args:
        path: the file. The encoding and the delimiter are found out.
        known: names of columns by which the delimiter is told, as ``key`` has them.

    Raises:
        InputError: it is no such file, or nothing is in it.
    """
    text = _text(path)
    if not text.strip():
        raise InputError(f"{path} is empty; there is nothing to import")
    if path.suffix.lower() == ".json":
        rows = [Row(line, cells, faults) for line, cells, faults in json_rows(text, str(path))]
    else:
        rows = list(_csv_rows(text, str(path), known))
    if not rows:
        raise InputError(f"{path} holds no row; there is nothing to import")
    return rows


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise InputError(
                f"{path} has {size // 1_000_000} MB; at most {most} MB are read, so split it"
            )
        return decoded(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except NoArticle as error:
        raise InputError(f"{path} is not text; save it as CSV in UTF-8, or as JSON") from error


def _csv_rows(text: str, name: str, known: frozenset[str]) -> Iterator[Row]:
    text, delimiter, skipped = _delimiter(text, known)
    records = _records(text, delimiter, name, skipped)
    line, header = next(records, (1, ()))
    columns = _columns(header, f"{name}:{line}")
    for number, cells in records:
        short = (*cells, *("" for _ in columns))
        held = {column: cell.strip() for column, cell in zip(columns, short, strict=False)}
        yield Row(number, held, tuple(_over(cells[len(columns) :])))


def _over(cells: Sequence[str]) -> Iterator[str]:
    over = next((cell.strip() for cell in cells if cell.strip()), None)
    if over is not None:
        yield f"there are more cells than columns; the first one over holds “{over[:40]}”"


def _delimiter(text: str, known: frozenset[str]) -> tuple[str, str, int]:
    """Return the text from its header on, its delimiter, and how many lines were skipped."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').removeprefix("sep=")
    if len(said) == 1 and "sep=" in first:
        return rest, said, 1
    header = next((line for line in text.splitlines() if line.strip()), "")

    def fitness(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:  # a cell that is too long; the rows tell of it, with the line
            return 0, 0
        return sum(key(cell) in known for cell in cells), len(cells)

    return text, max(_DELIMITERS, key=fitness), 0


def _records(
    text: str, delimiter: str, name: str, skipped: int
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each record that is not blank with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line + 1 + skipped, cells
            line = reader.line_num
    except csv.Error as error:
        raise InputError(
            f"{name}:{line + 1 + skipped}: the row cannot be read ({error}); "
            "see whether a quotation mark in it is closed, and doubled inside a cell"
        ) from error


def _columns(header: Sequence[str], place: str) -> list[str]:
    names = [cell.strip() or f"column {i}" for i, cell in enumerate(header, start=1)]
    folded = [key(name) or name for name in names]
    for i, name in enumerate(folded):
        if name in folded[:i]:
            raise InputError(f"{place}: two columns are called “{names[i]}”; rename one of them")
    return names
