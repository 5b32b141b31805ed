"""What one engine's run gives, and how it comes back from its process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.lookup.measure import Figures
from benchmarks.lookup.processes import run


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine's run.

    Args:
        engine: the name it is asked for.
        version: what it is; of a missing engine, why it is missing.
        build_seconds: from the first name to ready, or from a cache file to ready.
        megabytes: memory above a bare interpreter's when ready, in MB (10^6 bytes), code included.
        after_megabytes: the same after all was asked.
        figures: how it did; None of a missing engine.
    """

    engine: str
    version: str
    build_seconds: float = 0.0
    megabytes: float = 0.0
    after_megabytes: float = 0.0
    figures: Figures | None = None


MEASURED = TypeAdapter(Measured)
ALL_MEASURED = TypeAdapter(list[Measured])


def measured(engine: str, tables: Sequence[Path], cache: Path | None = None) -> Measured:
    """Measure an engine in a fresh process.

    Args:
        engine: its name.
        tables: the files of names, queries and negatives.
        cache: a file that ours is kept in, or loaded from where it is there.
    """
    paths = [str(path) for path in (*tables, *([cache] if cache else []))]
    return MEASURED.validate_json(run("benchmarks.lookup.worker", [engine, *paths]))
