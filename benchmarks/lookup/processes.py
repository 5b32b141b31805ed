"""A measurement in a process of its own, so that its memory is its own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.lookup.tables import Named


def run(module: str, arguments: Sequence[str]) -> str:
    """Run ``python -m`` in a fresh process and return what it prints.

    Raises:
        subprocess.CalledProcessError: it failed; its own words are on stderr.
    """
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def resident() -> float:
    """Return this process's resident memory in MB (10^6 bytes)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak() -> float:
    """Return the most that this process ever held, in MB (10^6 bytes)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line for line in lines if line.startswith("VmHWM")).split()[1]
    return int(kilobytes) * 1.024e-3


class Building:
    """Entries on their way into an engine, and the time the engine takes over them.

    The clock starts with the first entry taken (a server's start is not its building) and
    stands still while the entry is read from its file.
    """

    def __init__(self, records: Iterable[Named]) -> None:
        self._records = records
        self._started = time.perf_counter()
        self._reading = 0.0

    def __iter__(self) -> Iterator[Named]:
        self._started = before = time.perf_counter()
        for record in self._records:
            self._reading += time.perf_counter() - before
            yield record
            before = time.perf_counter()

    def seconds(self) -> float:
        """Return the seconds until now, reading left out."""
        return time.perf_counter() - self._started - self._reading
