"""Somebody's glossary → new entries in the curated folder; what is on file already is skipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.checks import check, checked
from knowledge.curated import Curated, name_of, read_folder
from knowledge.errors import Fault, InputError
from knowledge.exchange.columns import KNOWN, columns_of
from knowledge.exchange.entries import entry_of
from knowledge.exchange.glossary import Item, read_item
from knowledge.exchange.likeness import Names
from knowledge.exchange.rows import read_rows
from knowledge.forms import Kind
from knowledge.ids import Ids, ids_of
from knowledge.model import Entry
from knowledge.replacing import replace_all
from knowledge.validation import fields_of
from knowledge.yaml_writing import block

Progress = Callable[[int, int], object]
"""Told how many rows of how many are done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a glossary is to be read.

    Args:
        kind: what its entries are where it does not say.
        columns: parts of an entry, and the columns that hold them.
        even_so: whether entries come in that look like ones on file.
        day: the day of the import.
    """

    kind: Kind
    columns: tuple[tuple[str, str], ...]
    even_so: bool
    day: dt.date


@dataclass(frozen=True, slots=True)
class Import:
    """What a glossary brings.

    Args:
        folder: the curated folder.
        files: the text of each new file, by name.
        skipped: what looks like an entry on file, with its line.
        faults: what is wrong with rows; none of these comes in.
    """

    folder: Path
    files: Mapping[str, str]
    skipped: tuple[Fault, ...]
    faults: tuple[Fault, ...]

    def write(self) -> None:
        """Write the new files, all or none.

        Raises:
            InputError: a file cannot be written; none was.
        """
        replace_all({self.folder / name: text for name, text in self.files.items()})


def read_glossary(path: Path, folder: Path, asked: Asked, progress: Progress) -> Import:
    """Work out which entries a glossary brings; nothing is written yet.

    Args:
        path: a CSV or JSON file.
        folder: the curated folder.
        asked: how to read it.
        progress: told of each row.

    Raises:
        InputError: the file is no glossary, or the folder is missing.
        CuratedError: the curated files have faults.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; make it first if it is to be a new one")
    held = any(p.suffix in (".yaml", ".yml") for p in folder.rglob("*"))
    curated = checked(read_folder(folder)) if held else Curated((), (), "")
    rows = read_rows(path, KNOWN)
    named = dict.fromkeys(column for row in rows for column in row.cells)
    columns = columns_of(list(named), asked.columns, str(path))
    reading = _Reading(path, curated, asked)
    for done, row in enumerate(rows, start=1):
        item, faults = read_item(row, columns, asked.kind)
        reading.faults += [Fault(str(path), row.line, "-", message) for message in faults]
        if item is not None:
            reading.take(item)
        progress(done, len(rows))
    files = reading.passed()
    return Import(folder, files, tuple(reading.skipped), tuple(sorted(reading.faults)))


class _Reading:
    """The entries of a glossary, row by row."""

    def __init__(self, path: Path, curated: Curated, asked: Asked) -> None:
        self.faults: list[Fault] = []
        self.skipped: list[Fault] = []
        self._path = path
        self._curated = curated
        self._asked = asked
        self._names = Names(curated.entries)
        self._ids = Ids(ids_of(curated.records))
        self._made: dict[str, tuple[Entry, int]] = {}

    def take(self, item: Item) -> None:
        """Make an entry of a row, unless there is one."""
        alike = self._names.alike(item)
        if alike and not self._asked.even_so:
            self.skipped.append(self._fault(item, f"{alike}; skipped"))
            return
        if self._names.borne(item):
            borne = f"{alike}; two entries cannot bear one name; give it another"
            self.faults.append(self._fault(item, borne))
            return
        taken = self._names.taken(item.aliases)
        entry = entry_of(item, self._path.name, self._ids, self._asked.day, taken)
        self._names.add(entry, item.line)
        self._made[name_of(entry)] = entry, item.line

    def _fault(self, item: Item, message: str) -> Fault:
        return Fault(str(self._path), item.line, "-", message)

    def passed(self) -> dict[str, str]:
        """Return the files of the entries that pass the check; the others become faults."""
        files = {name: _text(entry) for name, (entry, _) in self._made.items()}
        while found := check(self._curated.changed(files)):
            bad = {fault.file for fault in found} & set(files)
            if not bad:
                raise InputError(f"{found[0]}; with what {self._path} brings, this is no longer so")
            for fault in found:
                if fault.file in bad:
                    line = self._made[fault.file][1]
                    self.faults.append(Fault(str(self._path), line, fault.id, fault.message))
            files = {name: text for name, text in files.items() if name not in bad}
        return files


def _text(entry: Entry) -> str:
    return "\n".join(block(fields_of(entry))) + "\n"
