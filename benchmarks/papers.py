"""``python -m benchmarks.papers [--papers 300000] [--revisions 50000]``: the store of one process.

Memory for papers of 150 bytes, and the time of a write, a search, opening and closing. What is
read back is read in a process of its own, so that its memory is that of a start.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Any

from knowledge.revisions import Change
from knowledge.store.tinydb import TinyStore

BATCH = 10_000
ROUNDS = 50


def main() -> None:
    """Write in one process, read in another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=300_000)
    parser.add_argument("--revisions", type=int, default=50_000)
    options = parser.parse_args()
    run = multiprocessing.get_context("spawn").Process
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "knowledge.json"
        for part in (
            (_writing, path, options.papers),
            (_reading, path),
            (_publishing, path.with_name("revisions.json"), options.revisions),
        ):
            process = run(target=_run, args=part)
            process.start()
            process.join()


def _run(part: Callable[..., Awaitable[None]], *arguments: object) -> None:
    async def awaited() -> None:
        await part(*arguments)

    asyncio.run(awaited())


async def _writing(path: Path, count: int) -> None:
    store = TinyStore(path)
    times = [await _filed(store, start) for start in range(0, count, BATCH)]
    print(f"put, not lasting: {median(times):.1f} µs (slowest {BATCH}: {max(times):.1f} µs)")
    print(f"put, lasting: {await _lasting(store):.2f} ms")
    print(f"close with {count} papers: {await _seconds(store.close()):.2f} s")


async def _filed(store: TinyStore, start: int) -> float:
    papers = [(f"d{number}", _paper(number)) for number in range(start, start + BATCH)]
    began = time.perf_counter()
    for id_, paper in papers:
        await store.put("delivery", id_, paper, lasting=False)
    return (time.perf_counter() - began) / BATCH * 1e6


async def _lasting(store: TinyStore) -> float:
    times = [await _seconds(store.put("one", "a", _paper(n))) for n in range(ROUNDS)]
    return median(times) * 1000


async def _reading(path: Path) -> None:
    before = _megabytes()
    began = time.perf_counter()
    store = TinyStore(path)
    gc.collect()
    held, peak = _megabytes() - before, _peak() - before
    print(f"open: {time.perf_counter() - began:.2f} s; held {held:.0f} MB, peak {peak:.0f} MB")
    first = await _seconds(store.find("delivery", "pieces", ["f-77-1"]))
    again = await _seconds(store.find("delivery", "pieces", ["f-78-1"]))
    print(f"find: first {first:.2f} s, in steps; then {again * 1e6:.0f} µs; ", end="")
    print(f"held {_megabytes() - before:.0f} MB")
    print(f"put, not lasting, indexed: {await _filed(store, 10**6):.1f} µs")
    dropped = await _seconds(store.drop("delivery", [f"d{n}" for n in range(1000)]))
    print(f"drop of 1,000, indexed: {dropped * 1000:.1f} ms")
    await store.close()


async def _publishing(path: Path, count: int) -> None:
    change = Change(subject="a", after=None, origin="desk", editor="U1", reason="x" * 500)
    store = TinyStore(path)
    await store.append([change] * count)
    times = [await _seconds(store.append([change])) for _ in range(ROUNDS)]
    print(f"append to {count} revisions: {median(times) * 1000:.2f} ms")
    print(f"close with {count} revisions: {await _seconds(store.close()):.2f} s")


async def _seconds(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


def _paper(number: int) -> dict[str, Any]:
    return {
        "entry": f"entry-{number % 5000}",
        "channel": f"C{number % 40:08d}",
        "ts": f"17{number:08d}.000100",
        "at": 1_764_000_000 + number,
        "revision": number % 900,
        "pieces": [f"f-{number % 5000}-{piece}" for piece in range(2)],
        "by": "U01",
    }


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize() / 1e6


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
