"""One engine in this process, from nothing: build, weigh, judge, print as JSON."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.lookup.engines import Engine, Missing, find
from benchmarks.lookup.measure import judge
from benchmarks.lookup.processes import Building, resident
from benchmarks.lookup.tables import load, records


def main() -> None:
    """Measure the engine named by the arguments."""
    bare = resident()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine")
    for name in ("names", "queries", "negatives"):
        parser.add_argument(name, type=Path)
    parser.add_argument("cache", type=Path, nargs="?")
    given = parser.parse_args()
    result: dict[str, Any] = {"engine": given.engine}
    try:
        result |= _measure(given, bare)
    except Missing as missing:
        result["version"] = str(missing)
    _print(result)


def _measure(given: argparse.Namespace, bare: float) -> dict[str, Any]:
    opened: Callable[..., AbstractContextManager[Engine]] = find(given.engine)
    if given.cache:
        opened = partial(opened, cache=given.cache)
    building = Building(records(given.names))
    with contextlib.ExitStack() as stack:
        engine = stack.enter_context(opened(building))
        return {
            "version": engine.version,
            "build_seconds": building.seconds(),
            "megabytes": resident() - bare + engine.beside(),
            "figures": judge(engine.ask, *load(given.queries, given.negatives)),
            "after_megabytes": resident() - bare + engine.beside(),
        }


def _print(result: dict[str, Any]) -> None:
    # imported when all is measured: its memory is not the engine's
    from benchmarks.lookup.results import MEASURED, Measured  # noqa: PLC0415

    print(MEASURED.dump_json(Measured(**result)).decode())


if __name__ == "__main__":
    main()
