"""PostgreSQL pg_trgm by similarity: how much of both texts is shared."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from benchmarks.lookup.engines import Engine, postgres
from benchmarks.lookup.tables import Named

SEARCH = """
    SELECT id, similarity(name, %(typed)s) AS score FROM names
    WHERE name %% %(typed)s ORDER BY score DESC LIMIT 20
"""


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Index every name in a server of its own."""
    with postgres.searching(records, SEARCH, "similarity") as engine:
        yield engine
