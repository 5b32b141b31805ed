"""A TinyDB storage that survives being killed at any moment.

TinyDB's own JSON storage writes in place: a process killed in the middle leaves
half a file. Here the whole new file is written beside the old one, flushed to
the disk, and put in its place in one step, which the file system does wholly or
not at all. A lock file keeps a second process out.
"""

from __future__ import annotations

import fcntl
import json
import os
import tempfile
from collections.abc import Iterable
from glob import escape
from pathlib import Path
from typing import IO, Any

from tinydb.storages import Storage

from knowledge.errors import StoreError, StoreLocked, StoreUnreadable
from knowledge.store.encoding import encoded

_UNFINISHED = ".unfinished"


class AtomicJSONStorage(Storage):
    """Reads and durably writes one JSON file.

    Args:
        path: the file. Its folder is made when it is missing.

    Raises:
        StoreLocked: another process holds the file.
        StoreError: the folder cannot be made or written to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(path)
            self._clear_up()
        except OSError as error:
            raise StoreError(
                f"{path} cannot be used as a store ({error.strerror}); "
                "set KNOWLEDGE_DB to a file in a folder that can be written to"
            ) from error

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None where there is no file yet."""
        return read_tables(self._path)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file, durably.

        Raises:
            StoreError: the disk is full or refuses, or a text holds half a character;
                the old file is as it was.
        """
        self.replace([encoded(data)])

    def replace(self, parts: Iterable[bytes]) -> None:
        """Replace the file, durably, by what its parts make together.

        Raises:
            StoreError: the disk is full or refuses; the old file is as it was.
        """
        try:
            self._replace(parts)
        except OSError as error:
            raise StoreError(
                f"the store could not be written ({error.strerror}); nothing was changed"
            ) from error

    def _clear_up(self) -> None:
        """Delete what a process left that was killed while it wrote; the lock is held."""
        for left in self._path.parent.glob(f".{escape(self._path.name)}.*{_UNFINISHED}"):
            left.unlink()

    def _replace(self, parts: Iterable[bytes]) -> None:
        folder = self._path.parent
        handle, name = tempfile.mkstemp(_UNFINISHED, f".{self._path.name}.", folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(folder)

    def close(self) -> None:
        """Give the lock back."""
        self._lock.close()


def read_tables(path: Path) -> dict[str, dict[str, Any]] | None:
    """Return the tables of a store's file, or None where there is no file.

    Raises:
        StoreUnreadable: the file is there and is not a store.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise StoreUnreadable(f"{path} cannot be read: {error}") from error
    if not isinstance(data, dict) or not all(_is_table(table) for table in data.values()):
        raise StoreUnreadable(f"{path} is not a store of this program")
    return data


def _is_table(table: object) -> bool:
    """Return whether TinyDB can read a table: documents by number."""
    return isinstance(table, dict) and all(
        number.isdecimal() and isinstance(document, dict) for number, document in table.items()
    )


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(path: Path) -> IO[str]:
    lock = path.with_name(f"{path.name}.lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        raise StoreLocked(
            f"{path} is in use by another process (id {holder}); "
            "stop that one, or set KNOWLEDGE_DB to another file"
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock
