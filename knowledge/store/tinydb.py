"""The store of one process: revisions in a TinyDB file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from tinydb import TinyDB

from knowledge.errors import StoreUnreadable
from knowledge.revisions import Change, Revision
from knowledge.store.atomic_json import AtomicJSONStorage, sync_folder
from knowledge.store.documents import from_document, to_document

REVISIONS = "revisions"
CURATED = "curated"


class TinyStore:
    """A ``Store`` in one JSON file, for one writing process.

    Args:
        path: the file; it is made when it is missing.

    Raises:
        StoreLocked: another process holds the file.
        StoreUnreadable: the file is there and cannot be read. It is left as it is.
        StoreError: the file's folder cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marker = edited_marker(path)
        self._db = TinyDB(path, storage=AtomicJSONStorage)
        try:
            self._revisions = self._load()
            self._digest = self._load_digest()
        except BaseException:
            self._db.close()
            raise

    def _load(self) -> list[Revision]:
        documents = self._db.table(REVISIONS).all()
        revisions = sorted((from_document(dict(d)) for d in documents), key=lambda r: r.number)
        if [r.number for r in revisions] != list(range(1, len(revisions) + 1)):
            raise StoreUnreadable(f"{self._path} lacks revisions in the middle of its history")
        return revisions

    def _load_digest(self) -> str | None:
        documents = self._db.table(CURATED).all()
        digest = documents[-1].get("digest") if documents else ""
        if not isinstance(digest, str):
            raise StoreUnreadable(f"{self._path} holds no digest of the curated files")
        return digest or None

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order."""
        return tuple(self._revisions[since:])

    async def history(self, subject: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, in order."""
        return tuple(r for r in self._revisions if r.subject == subject)

    async def append(self, changes: Sequence[Change]) -> tuple[Revision, ...]:
        """Publish changes, all or none. They are durable when this returns."""
        now, first = dt.datetime.now(dt.UTC), len(self._revisions) + 1
        new = [_numbered(change, first + i, now) for i, change in enumerate(changes)]
        if any(revision.origin == "desk" for revision in new):
            self._mark_as_edited()
        if new:
            self._db.table(REVISIONS).insert_multiple(to_document(r) for r in new)
            self._revisions.extend(new)
        return tuple(new)

    def _mark_as_edited(self) -> None:
        """Note beside the file, before the first edit, that it holds more than curated files."""
        if not self._marker.exists():
            self._marker.touch()
            sync_folder(self._marker.parent)

    async def curated_digest(self) -> str | None:
        """Return the digest of the curated files that were last merged in, or None."""
        return self._digest

    async def set_curated_digest(self, digest: str) -> None:
        """Remember the digest of the curated files that are merged in."""
        table = self._db.table(CURATED)
        if not table.update({"digest": digest}):
            table.insert({"digest": digest})
        self._digest = digest

    async def close(self) -> None:
        """Give the file back."""
        self._db.close()


def _numbered(change: Change, number: int, at: dt.datetime) -> Revision:
    return Revision(
        number=number,
        at=at,
        subject=change.subject,
        after=change.after,
        origin=change.origin,
        editor=change.editor,
        reason=change.reason,
        filed=change.filed,
    )


def edited_marker(path: Path) -> Path:
    """Return the file whose presence says that editors' work is in a store."""
    return path.with_name(f"{path.name}.edited")
