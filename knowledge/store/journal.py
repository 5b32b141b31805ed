"""A file that only grows: each write is one line, and is on the disk before it counts."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store.atomic_json import sync_folder
from knowledge.store.journal_lines import line_of

log = logging.getLogger(__name__)

Undo = Callable[[], None]
SOON = 0.5
"""Seconds after which what nobody waits for is flushed to the disk."""


class Journal:
    """Writes lines at once, and flushes them in a thread, many at a time.

    It belongs to one event loop, and begins empty: what an older one holds is read and kept
    elsewhere before.

    Args:
        path: the file.
        number: the number of the last line that was ever written.
        sync: flushes a file descriptor to the disk.

    Raises:
        StoreError: the file cannot be made.
    """

    def __init__(self, path: Path, number: int, sync: Callable[[int], None] = os.fsync) -> None:
        self.number = self._durable = number
        self._path, self._sync = path, sync
        self._length = self._durable_length = 0
        self._bodies: list[bytes] = []  # of the lines after the last durable one
        self._undo: dict[int, Undo] = {}
        self._running: asyncio.Task[OSError | None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._broken = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="journal")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_TRUNC
            self._file = os.open(path, flags, 0o600)
            os.fsync(self._file)
            sync_folder(path.parent)
        except OSError as error:
            raise StoreError(f"{path} cannot be written ({error.strerror})") from error

    def write(self, body: bytes) -> int:
        """Write a line. From here on it outlives the process, and soon a power cut.

        Returns:
            The line's number.

        Raises:
            StoreError: the disk is full or refuses; nothing was written.
        """
        if self._broken:
            raise StoreError(f"{self._path} cannot be written any more; restart the program")
        line = line_of(self.number + 1, body)
        try:
            written = os.write(self._file, line)
            while written < len(line):
                written += os.write(self._file, line[written:])
        except OSError as error:
            self._cut(self._length)
            raise _failed(error) from error
        self.number += 1
        self._length += len(line)
        self._bodies.append(body)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SOON, self._flush)
        return self.number

    async def lasting(self, number: int, undo: Undo) -> None:
        """Wait until a line outlives a power cut; whoever waits meanwhile shares the flush.

        Args:
            number: the line.
            undo: takes back in memory what the line says, should the disk refuse it.

        Raises:
            StoreError: the disk refused; the line is gone again.
        """
        self._undo[number] = undo
        while number > self._durable:
            error = await asyncio.shield(self._flushing())
            if error:
                raise _failed(error) from error

    async def settle(self) -> None:
        """Flush what is still on its way."""
        while self.number > self._durable and await asyncio.shield(self._flushing()) is None:
            pass

    def empty(self) -> None:
        """Begin again with an empty file, once all that it held is kept elsewhere."""
        self._cut(0)
        self._length = self._durable_length = 0

    def close(self) -> None:
        """Let go of the file; nothing is written any more."""
        self._broken = True
        if self._timer:
            self._timer.cancel()
        self._worker.shutdown()
        os.close(self._file)

    def _flush(self) -> None:
        self._timer = None
        if self.number > self._durable:
            self._flushing()

    def _flushing(self) -> asyncio.Task[OSError | None]:
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._synced())
        return self._running

    async def _synced(self) -> OSError | None:
        """Flush; return the error where the disk refused, and take back what counted on it."""
        number, length = self.number, self._length
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._worker, self._sync, self._file)
        except OSError as error:
            log.exception("%s could not be flushed to the disk", self._path)
            self._take_back()
            return error
        finally:
            self._running = None
        for durable in range(self._durable + 1, number + 1):
            self._undo.pop(durable, None)
        del self._bodies[: number - self._durable]
        self._durable, self._durable_length = number, length
        if self._bodies and self._timer is None:
            self._timer = loop.call_later(SOON, self._flush)
        return None

    def _take_back(self) -> None:
        """Remove the lines that somebody waits for; write the others anew.

        After a refused flush nobody knows which bytes are on the disk.
        """
        first = self._durable + 1
        stay = [body for at, body in enumerate(self._bodies, first) if at not in self._undo]
        for _, undo in sorted(self._undo.items(), reverse=True):
            undo()
        self._undo.clear()
        self._bodies.clear()
        self._cut(self._durable_length)
        self.number, self._length = self._durable, self._durable_length
        try:
            for body in stay:
                self.write(body)
        except StoreError:
            self._broken = True
            log.exception("what was filed in the last second is in memory alone")

    def _cut(self, length: int) -> None:
        try:
            os.ftruncate(self._file, length)
        except OSError:
            self._broken = True
            log.exception("%s could not be cut to its good part", self._path)


def _failed(error: OSError) -> StoreError:
    return StoreError(f"the store could not be written ({error.strerror}); nothing was changed")
