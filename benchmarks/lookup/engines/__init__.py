"""The engines: ours, and what else could have been taken.

A module per engine, with one function, ``opened(records)``: a context in which the engine
answers. Every peer gets the names in the form in which ours compares them
(``knowledge.text.key``), so that no peer loses for want of a normaliser.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from benchmarks.lookup.replies import Ask
from benchmarks.lookup.tables import Named

ENGINES = {
    "ours": "ours",
    "tinydb": "tinydb_search",
    "rapidfuzz": "rapidfuzz_names",
    "fts5": "sqlite_fts",
    "tantivy": "tantivy_fuzzy",
    "pg_trgm": "postgres_similarity",
    "pg_trgm_word": "postgres_word",
}
"""Engines by the name they are asked for, and their modules."""


class Missing(Exception):
    """An engine cannot run here; the message says why."""


def nothing_beside() -> float:
    """Return 0: the engine keeps all its memory in this process."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that is ready.

    Args:
        ask: a typed name to a reply.
        version: what is measured, with its version.
        beside: memory in other processes of its own, in MB (10^6 bytes).
    """

    ask: Ask
    version: str
    beside: Callable[[], float] = nothing_beside


Opened = Callable[[Iterable[Named]], AbstractContextManager[Engine]]


def find(name: str) -> Opened:
    """Return how an engine is opened.

    Raises:
        Missing: its package is not installed.
    """
    try:
        module: Any = importlib.import_module(f"{__name__}.{ENGINES[name]}")
    except ModuleNotFoundError as error:
        raise Missing(f"the package {error.name} is not installed") from error
    opened: Opened = module.opened
    return opened
