"""The store of one process: a TinyDB file, and a journal of what was written since."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

from knowledge.errors import StoreError, StoreMoved, StoreUnreadable
from knowledge.papers import Paper
from knowledge.revisions import Change, Revision, numbered
from knowledge.store.archive import NOT_EMPTY, Archive
from knowledge.store.atomic_json import AtomicJSONStorage, sync_folder
from knowledge.store.contents import Contents
from knowledge.store.documents import to_document
from knowledge.store.encoding import encoded
from knowledge.store.journal import Journal
from knowledge.store.journal_lines import read_lines
from knowledge.store.tables import parts

log = logging.getLogger(__name__)

AT_ONCE = 250
"""Papers that are destroyed before others get their turn: about two milliseconds."""


class TinyStore:
    """A ``Store`` and ``Papers`` in one TinyDB file, for one writing process and event loop.

    A write goes into the journal beside the file. The journal is folded into the file when the
    store is opened and when it is closed: writing the whole file takes long, and stalls answers.

    Args:
        path: the file; it is made when it is missing.
        sync: flushes a file descriptor to the disk.

    Raises:
        StoreLocked: another process holds the file.
        StoreUnreadable: the file or its journal is there and cannot be read. They are left as
            they are.
        StoreError: the file's folder cannot be written to.
    """

    def __init__(self, path: Path, sync: Callable[[int], None] = os.fsync) -> None:
        self._marker = edited_marker(path)
        self._file = AtomicJSONStorage(path)
        self._closed = False
        try:
            self._contents = Contents.read(path)
            number = self._replay(journal_path(path))
            if number != self._contents.through or not path.exists():
                self._fold(number)
            self._journal = Journal(journal_path(path), number, sync)
        except BaseException:
            self._file.close()
            raise

    def _replay(self, path: Path) -> int:
        """Do what the journal says beyond the file; return the number of its last line."""
        number = self._contents.through
        for at, operations in read_lines(path, after=number):
            try:
                self._contents.apply(operations)
            except StoreUnreadable as error:
                raise StoreUnreadable(f"{path}, write {at}: {error}") from error
            number = at
        return number

    def _fold(self, number: int) -> None:
        """Write the file anew, with all that the journal says up to a line."""
        self._file.replace(parts(number, self._contents.tables()))
        self._contents.through = number

    async def revisions(self, since: int = 0) -> tuple[Revision, ...]:
        """Return the revisions after a number, in order."""
        return tuple(self._contents.revisions[since:])

    async def history(self, subject: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, in order."""
        return tuple(r for r in self._contents.revisions if r.subject == subject)

    async def append(
        self, changes: Sequence[Change], *, expected: int | None = None
    ) -> tuple[Revision, ...]:
        """Publish changes, all or none. They are durable when this returns."""
        held, now = self._contents.revisions, dt.datetime.now(dt.UTC)
        if expected is not None and expected != len(held):
            raise StoreMoved("somebody else published meanwhile; nothing was changed")
        first = len(held)
        new = [numbered(change, at, now) for at, change in enumerate(changes, first + 1)]
        if not new:
            return ()
        if any(revision.origin == "desk" for revision in new):
            self._mark_as_edited()
        line = self._journal.write(encoded([["revise", to_document(each)] for each in new]))
        held.extend(new)

        def undo() -> None:
            del held[first:]

        await self._journal.lasting(line, undo)
        return tuple(new)

    def _mark_as_edited(self) -> None:
        """Note beside the file, before the first edit, that it holds more than curated files."""
        if not self._marker.exists():
            self._marker.touch()
            sync_folder(self._marker.parent)

    async def curated_digest(self) -> str | None:
        """Return the digest of the curated files that were last merged in, or None."""
        return self._contents.digest

    async def set_curated_digest(self, digest: str) -> None:
        """Remember the digest of the curated files that are merged in."""
        contents, before = self._contents, self._contents.digest
        line = self._journal.write(encoded([["digest", digest]]))
        contents.digest = digest

        def undo() -> None:
            contents.digest = before

        await self._journal.lasting(line, undo)

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        """File a paper, in place of the one with its id."""
        json_ = encoded(paper)
        line = self._journal.write(b'[["put",%b,%b,%b]]' % (encoded(kind), encoded(id_), json_))
        undo = self._contents.papers[kind].put(id_, json_, paper)
        if lasting:
            await self._journal.lasting(line, undo)

    async def claim(self, kind: str, id_: str, paper: Paper) -> bool:
        """File a paper where there is none with its id; of several who try, exactly one may."""
        if id_ in self._contents.papers[kind]:
            return False
        await self.put(kind, id_, paper)
        return True

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        """Destroy papers; ids that are not there do no harm. Many go part by part."""
        drawer = self._contents.papers[kind]
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), AT_ONCE):
            here = [id_ for id_ in wanted[start : start + AT_ONCE] if id_ in drawer]
            if here:
                line = self._journal.write(encoded([["drop", kind, here]]))
                await self._journal.lasting(line, drawer.drop(here))

    async def get(self, kind: str, id_: str) -> Paper | None:
        """Return a paper, or None where there is none."""
        return self._contents.papers[kind].get(id_)

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        """Return every paper of a kind with its id, in the order in which each was first filed."""
        return await self._contents.papers[kind].all()

    def pages(self, kind: str) -> AsyncIterator[tuple[tuple[str, Paper], ...]]:
        """Yield every paper of a kind, some hundreds at a time."""
        return self._contents.papers[kind].pages()

    async def find(
        self, kind: str, field: str, values: Iterable[str]
    ) -> tuple[tuple[str, Paper], ...]:
        """Return the papers whose field is, or as a list holds, one of the values, in order."""
        return await self._contents.papers[kind].find(field, tuple(values))

    async def changes(self, since: int) -> AsyncIterator[tuple[Revision, ...]]:
        """Yield the revisions after a number, and end: no other process publishes here."""
        if new := await self.revisions(since):
            yield new

    async def archived(self) -> Archive:
        """Return all that is kept, as it is at one moment."""
        return self._contents.archived()

    async def restore(self, archived: Archive) -> None:
        """Take over all that another store kept, all or none; only while this one is empty."""
        if not self._contents.is_empty():
            raise StoreError(NOT_EMPTY)
        if any(revision.origin == "desk" for revision in archived.revisions):
            self._mark_as_edited()
        before, self._contents = self._contents, Contents.of(archived)
        try:
            self._fold(self._journal.number)
        except StoreError:
            self._contents = before
            raise

    async def close(self) -> None:
        """Fold the journal into the file, and give the file back."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._journal.settle()
            if self._journal.number != self._contents.through:
                self._fold(self._journal.number)
            self._journal.empty()
        except StoreError as error:
            log.warning("%s; the journal keeps what is not in the file yet", error)
        finally:
            self._journal.close()
            self._file.close()


def edited_marker(path: Path) -> Path:
    """Return the file whose presence says that editors' work is in a store."""
    return path.with_name(f"{path.name}.edited")


def journal_path(path: Path) -> Path:
    """Return the journal of a store's file."""
    return path.with_name(f"{path.name}.journal")
