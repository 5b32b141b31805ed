"""``python -m benchmarks.dyno``: the table of docs/sizing.md, one dyno for each size of store."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import platform
from collections.abc import Sequence
from importlib.metadata import version

from benchmarks.dyno.measuring import Figures, Size, measured
from benchmarks.postgres import serving
from benchmarks.surfaces.load import LATE, at

SIZES = (
    Size(50, 500),
    Size(10_000, 100_000),
    Size(100_000, 200_000, limit=3072, start=180, acts=2),
)
"""A dyno of 512 MB, 60 s to start and 20 acts a second for all but the last, which needs more of
the first two, and can be given less to do."""


async def main(sizes: Sequence[Size], seconds: float) -> None:
    """Measure each size by itself; print one table."""
    names = ("aiohttp", "psycopg", "slack-bolt")
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, Python {platform.python_version()}", end=", ")
    print(", ".join(f"{each} {version(each)}" for each in names), flush=True)
    found: list[Figures] = []
    with serving() as server:
        for size in sizes:
            try:
                found.append(await measured(size, server, seconds))
            except RuntimeError as error:
                print(f"{size.entries:,} entries, {size.facts:,} facts: {error}")
    _print(found)


def _print(found: Sequence[Figures]) -> None:
    _row("", *(f"{each.size.entries:,} entries" for each in found))
    _row(*("---" for _ in range(len(found) + 1)))
    _row("facts", *(f"{each.size.facts:,}" for each in found))
    _row("healthy after", *(f"{each.healthy:.1f} s" for each in found))
    _row("memory, limit", *(f"{each.size.limit} MB" for each in found))
    _row("memory, healthy", *(f"{each.first:.0f} MB" for each in found))
    _row("memory, after the load", *(f"{each.after:.0f} MB" for each in found))
    _row("memory, peak", *(f"{each.peak:.0f} MB" for each in found))
    _row("acts a second, on all surfaces", *(str(each.size.acts) for each in found))
    _row("commands a second", *(f"{each.rate:,.0f}" for each in found))
    for name in sorted({name for each in found for name in each.times} - {LATE}):
        _row(f"{name}: p50, p99", *(_times(each, name) for each in found))
    _row("the sender was late by", *(_times(each, LATE) for each in found))


def _times(figures: Figures, name: str) -> str:
    held = figures.times.get(name)
    return f"{at(held, 0.5):.1f} ms, {at(held, 0.99):.1f} ms" if held else "–"


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


def _size(text: str) -> Size:
    entries, facts, *limit = map(int, text.split("/"))
    return Size(entries, facts, *limit)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dyno", description=__doc__)
    parser.add_argument(
        "--size",
        type=_size,
        action="append",
        metavar="ENTRIES/FACTS[/MB[/START[/ACTS]]]",
        help="a size to measure, with the dyno's memory, longest start and acts a second",
    )
    parser.add_argument("--seconds", type=float, default=30, help="how long they go on")
    options = parser.parse_args()
    asyncio.run(main(options.size or SIZES, options.seconds))
