"""``python -m benchmarks.lookup --names FILE --queries FILE --negatives FILE``.

What docs/benchmarks.md reports: how well names are found, beside what else could have
been taken, each engine in a fresh process, in one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.lookup.engines import ENGINES
from benchmarks.lookup.engines.ours import keeps_a_cache
from benchmarks.lookup.plot import plotted
from benchmarks.lookup.printed import tables
from benchmarks.lookup.results import ALL_MEASURED, Measured, measured


def main(arguments: Sequence[str]) -> None:
    """Measure the engines one after another, print tables or JSON, draw the plot."""
    given = _parser().parse_args(arguments)
    files = (given.names, given.queries, given.negatives)
    runs = [run for engine in given.engines for run in _runs(engine, files)]
    if given.plot:
        curves = {run.engine: run.figures for run in runs if run.figures}
        given.plot.write_text(plotted(curves), encoding="utf-8")
    if given.json:
        print(ALL_MEASURED.dump_json(runs, indent=1).decode())
    else:
        print("\n".join(tables(runs)))


def _runs(engine: str, files: Sequence[Path]) -> Iterator[Measured]:
    print(f"{engine} …", file=sys.stderr)
    if engine != "ours" or not keeps_a_cache():
        yield measured(engine, files)
        return
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "names.cache"
        yield measured(engine, files, cache)
        loaded = measured(engine, files, cache)
    yield Measured(
        "ours, loaded", loaded.version, loaded.build_seconds, loaded.megabytes,
        loaded.after_megabytes, loaded.figures,
    )  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup", description=__doc__)
    for name in ("names", "queries", "negatives"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    parser.add_argument("--engines", type=_engines, default=list(ENGINES), metavar="A,B,…")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    return parser


def _engines(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(ENGINES)}")
    return names


if __name__ == "__main__":
    main(sys.argv[1:])
