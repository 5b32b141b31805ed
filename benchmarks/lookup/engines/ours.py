"""Ours: ``NameIndex``, with its own decision."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.lookup.engines import Engine
from benchmarks.lookup.replies import DEEPEST, Hit, Reply
from benchmarks.lookup.tables import Named
from knowledge.lookup import NameIndex, Record


@contextlib.contextmanager
def opened(records: Iterable[Named], cache: Path | None = None) -> Iterator[Engine]:
    """Build the index, or load it from its cache file where there is one.

    Args:
        records: the entries.
        cache: where the built index is kept; only where ``keeps_a_cache()``.
    """
    kept: dict[str, Any] = {"cache": cache} if cache else {}
    index = NameIndex.build((Record(*record) for record in records), **kept)
    yield Engine(lambda text: _reply(index, text), "ours")


def keeps_a_cache() -> bool:
    """Return whether the index can be kept in a file between two runs."""
    return "cache" in inspect.signature(NameIndex.build).parameters


def _reply(index: NameIndex, text: str) -> Reply:
    found = index.resolve(text)
    hits = [Hit(c.entry_id, c.score) for c in found.candidates]
    # what it answers stands first, whatever the order of its candidates
    hits.sort(key=lambda hit: hit.entry_id != found.entry_id)
    if found.entry_id and not hits:
        hits = [Hit(found.entry_id, 1.0)]
    return Reply(tuple(hits[:DEEPEST]), found.decision)
