"""``python -m benchmarks.lookup.growth --names FILE``: ours, from a thousand names to a million.

Each size is built in a fresh process and, where the index can be kept in a file, loaded in
another: seconds, memory, and the time of an answer.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.lookup.engines.ours import keeps_a_cache, opened
from benchmarks.lookup.grown import grown, typed
from benchmarks.lookup.growth_plot import plotted
from benchmarks.lookup.measure import percentile
from benchmarks.lookup.printed import table
from benchmarks.lookup.processes import Building, peak, resident, run
from benchmarks.lookup.tables import typed_names

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ASKED = 2000
TYPED_FROM = 50_000
"""Entries from which names are typed, when no queries are given."""


@dataclass(frozen=True, slots=True)
class Size:
    """One process: an index built, or loaded from its file.

    Args:
        names: how many were wanted.
        ready_seconds: from the first name, or from the file, to ready.
        peak: the most that the process held, in MB (10^6 bytes).
        held: resident when ready, in MB.
        median_ms: half of the answers took no longer, in milliseconds.
        p99_ms: 99 of 100 answers took no longer, in milliseconds.
        slowest_ms: the longest answer, in milliseconds.
        file: the cache file, in MB; 0 where there is none.
        loaded: whether it was loaded rather than built.
    """

    names: int
    ready_seconds: float
    peak: float
    held: float
    median_ms: float
    p99_ms: float
    slowest_ms: float
    file: float
    loaded: bool


def main(arguments: Sequence[str]) -> None:
    """Measure every size, print a table, draw the plot."""
    given = _parser().parse_args(arguments)
    if given.inner:
        print(json.dumps(asdict(_measure(given))))
        return
    found = [size for count in given.sizes for size in _runs(given, count)]
    print("\n".join(table(_HEAD, map(_row, found))))
    if given.plot:
        given.plot.write_text(plotted(_curves(found)), encoding="utf-8")


def _runs(given: argparse.Namespace, count: int) -> list[Size]:
    print(f"{count:,} names …", file=sys.stderr)
    queries = ["--queries", str(given.queries)] if given.queries else []
    common = ["--names", str(given.names), "--inner", "--sizes", str(count), *queries]
    with tempfile.TemporaryDirectory() as folder:
        kept = ["--cache", str(Path(folder) / "names.cache")] if keeps_a_cache() else []
        turns = 2 if kept else 1
        texts = [run("benchmarks.lookup.growth", [*common, *kept]) for _ in range(turns)]
    return [Size(**json.loads(text)) for text in texts]


def _measure(given: argparse.Namespace) -> Size:
    count, cache = given.sizes[0], given.cache
    loaded = bool(cache and cache.exists())
    building = Building(grown(given.names, count))
    with opened(building, cache) as engine:
        seconds, most, held = building.seconds(), peak(), resident()
        times = sorted(_milliseconds(engine.ask, text) for text in _texts(given, count))
        return Size(
            names=count,
            ready_seconds=seconds,
            peak=most,
            held=held,
            median_ms=median(times),
            p99_ms=percentile(times, 0.99),
            slowest_ms=times[-1],
            file=cache.stat().st_size / 1e6 if cache else 0.0,
            loaded=loaded,
        )


def _texts(given: argparse.Namespace, count: int) -> list[str]:
    if given.queries:
        return [query.text for query in typed_names(given.queries)]
    return typed(islice(grown(given.names, count), TYPED_FROM), ASKED)


def _milliseconds(ask: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    ask(text)
    return (time.perf_counter() - started) * 1000


_HEAD = ("names", "", "ready", "peak", "held", "file", "median", "p99", "slowest")


def _row(size: Size) -> list[str]:
    return [
        f"{size.names:,}",
        "loaded" if size.loaded else "built",
        f"{size.ready_seconds:.2f} s",
        *(f"{mb:.0f} MB" for mb in (size.peak, size.held, size.file)),
        *(f"{ms:.2f} ms" for ms in (size.median_ms, size.p99_ms, size.slowest_ms)),
    ]


def _curves(found: Sequence[Size]) -> dict[str, list[tuple[float, float]]]:
    """Return what is drawn: by title, the number of names and a value."""
    built = [size for size in found if not size.loaded]
    kept = [size for size in found if size.loaded]
    # a plot on two logarithmic scales has no place for 0
    return {
        "built, s": [(s.names, max(s.ready_seconds, 1e-3)) for s in built],
        "loaded, s": [(s.names, max(s.ready_seconds, 1e-3)) for s in kept],
        "memory, MB": [(s.names, s.held) for s in (kept or built)],
        "p99, ms": [(s.names, max(s.p99_ms, 1e-3)) for s in (kept or built)],
        "median, ms": [(s.names, max(s.median_ms, 1e-3)) for s in (kept or built)],
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup.growth")
    parser.add_argument("--names", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="1000,10000,…")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


if __name__ == "__main__":
    main(sys.argv[1:])
