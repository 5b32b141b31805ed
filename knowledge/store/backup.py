"""A store in one file: JSON lines, compressed, that say whether they are whole.

::

    {"backup": 1, "digest": "…", "revisions": 2, "papers": 1}
    {"number": 1, "at": "…", …}                 each revision, as stores keep it
    {"kind": "gap", "id": "…", "paper": {…}}    each paper
    {"sha256": "…"}                             of all the lines before
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.errors import InputError, StoreUnreadable
from knowledge.store.archive import Archive
from knowledge.store.atomic_json import sync_folder
from knowledge.store.documents import from_document, to_document
from knowledge.store.encoding import encoded

VERSION = 1
"""The form of the file. A later version reads every earlier one."""


def write_backup(path: Path, archive: Archive) -> None:
    """Write a backup, which is there whole or not at all, and is flushed to the disk.

    Raises:
        InputError: the file is there already, or cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        if path.exists():
            raise InputError(f"{path} is there already; give a file that does not exist yet")
        with unfinished.open("wb") as file:
            # A backup may hold who was shown what: nobody else of the machine reads it.
            os.fchmod(file.fileno(), 0o600)
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as lines:
                for line in _lines(archive):
                    lines.write(line)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"{path} cannot be written: {error.strerror}") from error


def _lines(archive: Archive) -> Iterator[bytes]:
    sha = hashlib.sha256()
    for document in _documents(archive):
        line = encoded(document) + b"\n"
        sha.update(line)
        yield line
    yield encoded({"sha256": sha.hexdigest()}) + b"\n"


def _documents(archive: Archive) -> Iterator[dict[str, Any]]:
    revisions, papers = archive.revisions, archive.papers
    yield {
        "backup": VERSION,
        "digest": archive.digest,
        "revisions": len(revisions),
        "papers": len(papers),
    }
    yield from (to_document(revision) for revision in revisions)
    yield from ({"kind": kind, "id": id_, "paper": dict(paper)} for kind, id_, paper in papers)


def read_backup(path: Path) -> Archive:
    """Read a backup.

    Raises:
        InputError: the file cannot be read.
        StoreUnreadable: it is no backup, is of a later version, or is damaged.
    """
    try:
        with gzip.open(path, "rb") as file:
            return _archive(path, _checked(path, file.read().splitlines(keepends=True)))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise StoreUnreadable(f"{path} is no backup, or a damaged one") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def _checked(path: Path, lines: list[bytes]) -> list[dict[str, Any]]:
    sha = hashlib.sha256(b"".join(lines[:-1]))
    with contextlib.suppress(ValueError, RecursionError):
        documents = [json.loads(line) for line in lines]
        whole = documents[-1:] == [{"sha256": sha.hexdigest()}]
        if whole and len(documents) > 1 and all(isinstance(each, dict) for each in documents):
            return documents[:-1]
    raise StoreUnreadable(f"{path} is no backup, or a damaged one")


def _archive(path: Path, documents: list[dict[str, Any]]) -> Archive:
    head, rest = documents[0], documents[1:]
    if head.get("backup") != VERSION:
        raise StoreUnreadable(f"{path} is a backup in a form that this version does not know")
    count = head["revisions"]
    return Archive(
        revisions=tuple(from_document(document) for document in rest[:count]),
        digest=head["digest"],
        papers=tuple((each["kind"], each["id"], each["paper"]) for each in rest[count:]),
    )
