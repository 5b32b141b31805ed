"""Curated YAML → model: reads the folder, and finds every fault of form with file, line and id.

The folder is the truth: one record per file, named after its id, in the
sub-folder of its kind. What only shows when records are held against one
another is found by ``knowledge.checks``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from knowledge.errors import CuratedError, Fault
from knowledge.model import Entry, Source
from knowledge.validation import parse
from knowledge.yaml_lines import Document, read
from knowledge.yaml_lines import Path as At

DEFAULT_FOLDER = Path(__file__).parent / "curated"

SOURCES = "sources"
FOLDERS = MappingProxyType(
    {
        "people": "person",
        "organizations": "organization",
        "places": "place",
        "terms": "term",
        "agreements": "agreement",
        "events": "event",
    }
)
"""The sub-folder of each kind of entry."""
_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class CuratedFile:
    """One curated file: the record in it, or None where its form is at fault."""

    name: str
    document: Document
    record: Entry | Source | None

    def fault(self, path: At, message: str) -> Fault:
        """Return a fault of this file at the line where a path stands."""
        return Fault(self.name, self.document.line(path), self._id_at(path), message)

    def _id_at(self, path: At) -> str:
        """Return the id of the innermost record (entry, fact, quote) that a path lies in."""
        found = "-"
        here: object = self.document.data
        for step in (None, *path):
            if step is not None:
                here = _step_into(here, step)
            if isinstance(here, dict) and isinstance(here.get("id"), str):
                found = str(here["id"])
        return found


def _step_into(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


@dataclass(frozen=True, slots=True)
class Curated:
    """The curated folder as read: its files, and the faults of form found on the way."""

    files: tuple[CuratedFile, ...]
    faults: tuple[Fault, ...]
    digest: str

    def changed(self, texts: Mapping[str, str | None]) -> Curated:
        """Return the folder as it would be with some files changed.

        Args:
            texts: the text of each file, by name, or None where it is gone.
        """
        kept = [file for file in self.files if file.name not in texts]
        read = [
            read_file(name, text.encode("utf-8", "surrogatepass"))
            for name, text in texts.items()
            if text is not None
        ]
        files = sorted([*kept, *(file for file, _ in read)], key=lambda file: file.name)
        faults = [fault for fault in self.faults if fault.file not in texts]
        faults += [fault for _, found in read for fault in found]
        return Curated(tuple(files), tuple(sorted(faults)), "")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries whose form is in order."""
        return tuple(f.record for f in self.files if isinstance(f.record, Entry))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources whose form is in order."""
        return tuple(f.record for f in self.files if isinstance(f.record, Source))

    @property
    def records(self) -> tuple[Entry | Source, ...]:
        """The sources and the entries whose form is in order."""
        return (*self.sources, *self.entries)


def name_of(record: Entry | Source) -> str:
    """Return the name of a record's file in the curated folder."""
    folder = SOURCES if isinstance(record, Source) else _FOLDER_OF[record.kind]
    return f"{folder}/{record.id}.yaml"


def read_folder(folder: Path = DEFAULT_FOLDER) -> Curated:
    """Read every curated file below a folder.

    Args:
        folder: the folder that holds ``sources/``, ``people/`` and so on.

    Returns:
        What was read, with all faults of form; none is raised.

    Raises:
        CuratedError: there is no such folder, or it holds no curated file.
    """
    faults: list[Fault] = []
    files: list[CuratedFile] = []
    held = list(_raw(folder))
    for name, raw in held:
        file, found = read_file(name, raw)
        files.append(file)
        faults.extend(found)
    return Curated(tuple(files), tuple(sorted(faults)), _digest(held))


def digest_of(folder: Path = DEFAULT_FOLDER) -> str:
    """Return the digest of the curated files below a folder, without reading what they say.

    Raises:
        CuratedError: there is no such folder, or it holds no curated file.
    """
    return _digest(_raw(folder))


def _raw(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in _paths(folder):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _digest(held: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, raw in held:
        whole.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return whole.hexdigest()


def _paths(folder: Path) -> list[Path]:
    paths = sorted(p for pattern in ("*.yaml", "*.yml") for p in folder.rglob(pattern))
    if not paths:
        raise CuratedError([Fault(str(folder), 1, "-", "there is no curated file in this folder")])
    return paths


def read_file(name: str, raw: bytes) -> tuple[CuratedFile, list[Fault]]:
    """Read one curated file.

    Args:
        name: its name in the folder: ``terms/cecot.yaml``.
        raw: its bytes.

    Returns:
        The file, and its faults of form.
    """
    document = read(raw)
    folder, _, stem = name.rpartition("/")
    if document.faults:
        return CuratedFile(name, document, None), [
            Fault(name, line, "-", message) for line, message in document.faults
        ]
    if folder != SOURCES and folder not in FOLDERS:
        known = ", ".join((SOURCES, *FOLDERS))
        file = CuratedFile(name, document, None)
        return file, [file.fault((), f"the folder must be one of {known}")]
    record, problems = _parse(folder, document.data)
    file = CuratedFile(name, document, record)
    faults = [file.fault(path, message) for path, message in problems]
    if record is not None:
        faults.extend(_misplaced(file, record, folder, stem))
    return file, faults


def _parse(folder: str, data: object) -> tuple[Entry | Source | None, list[tuple[At, str]]]:
    if folder == SOURCES:
        return parse(Source, data)
    return parse(Entry, data)


def _misplaced(
    file: CuratedFile, record: Entry | Source, folder: str, stem: str
) -> Iterator[Fault]:
    if f"{record.id}.yaml" != stem:
        yield file.fault(
            ("id",), f"the id and the file name differ; name the file {record.id}.yaml"
        )
    if isinstance(record, Entry) and FOLDERS[folder] != record.kind:
        yield file.fault(("kind",), f"a {record.kind} does not belong in {folder}/")
