"""What is on file → the curated folder: the fewest lines, read back before anything is replaced."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.checks import checked
from knowledge.curated import Curated, name_of, read_folder
from knowledge.errors import CuratedError, InputError
from knowledge.exchange.on_file import with_files
from knowledge.exchange.patching import patched
from knowledge.replacing import replace_all
from knowledge.revisions import Ledger, Record
from knowledge.validation import fields_of
from knowledge.yaml_writing import block


@dataclass(frozen=True, slots=True)
class Export:
    """How a curated folder has to change to hold what is on file.

    Args:
        folder: the folder.
        before: the text of each file that changes, or None where it is new.
        after: the text that it is to have, or None where it is to go.
        conflicts: what the files and an editor both changed; the editor's is kept.
    """

    folder: Path
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]
    conflicts: tuple[str, ...]

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, without their ends."""
        for name in sorted(self.after):
            old, new = self.before.get(name), self.after[name]
            yield from difflib.unified_diff(
                (old or "").split("\n"),
                (new or "").split("\n"),
                f"a/{name}" if old is not None else "/dev/null",
                f"b/{name}" if new is not None else "/dev/null",
                lineterm="",
            )

    def write(self) -> None:
        """Change the folder, every file or none.

        Raises:
            InputError: a file cannot be written; what was changed is put back.
        """
        replace_all({self.folder / name: text for name, text in self.after.items()})


def export(ledger: Ledger, folder: Path) -> Export:
    """Work out how the curated files have to change; nothing is written yet.

    Args:
        ledger: what is on file in the store.
        folder: the curated folder, or an empty one that takes everything.

    Raises:
        CuratedError: the files have faults, or what is on file would not pass the check.
        InputError: the folder is missing, or a record cannot be written as YAML.
    """
    curated = _read(folder)
    on_file = with_files(ledger, curated)
    before, after = _changes(folder, curated, on_file.records)
    if after:
        _read_back(curated.changed(after), on_file.records)
    return Export(folder, before, after, on_file.conflicts)


def _read(folder: Path) -> Curated:
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; make it first if it is to be a new one")
    if not any(p.suffix in (".yaml", ".yml") for p in folder.rglob("*")):
        return Curated((), (), "")
    curated = read_folder(folder)
    if curated.faults:
        raise CuratedError(list(curated.faults))
    return curated


def _changes(
    folder: Path, curated: Curated, records: Mapping[str, Record]
) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return the files that change, as they are and as they are to be."""
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    held = {file.record.id: (file.name, file.record) for file in curated.files if file.record}
    for id_, (name, record) in held.items():
        if records.get(id_) != record:
            before[name], after[name] = _text(folder / name), None
    for id_, record in records.items():
        old_name, old = held.get(id_, ("", None))
        if record != old:
            after[name_of(record)] = written(before.get(old_name), old, record)
    return {name: before.get(name) for name in after}, after


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def written(text: str | None, old: Record | None, record: Record) -> str:
    """Return the file of a record: the old file with its changes, else a new one.

    Args:
        text: the file that holds the record so far, or None.
        old: the record in that file.
        record: the record as it is to be.
    """
    new = fields_of(record)
    patch = None
    if text is not None and old is not None and type(old) is type(record):
        patch = patched(text, fields_of(old), new)
    return "\n".join(block(new)) + "\n" if patch is None else patch


def _read_back(curated: Curated, records: Mapping[str, Record]) -> None:
    """Hold the folder as it would be against what is on file.

    Raises:
        CuratedError: it would have faults.
        InputError: a record reads back as something else.
    """
    found = {record.id: record for record in checked(curated).records}
    wrong = sorted(id_ for id_ in {*found, *records} if found.get(id_) != records.get(id_))
    if wrong:
        raise InputError(
            f"{', '.join(wrong)} would not read back as on file; nothing was changed. "
            "Write its file anew, one field on a line, and export again"
        )
