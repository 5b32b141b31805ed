"""PostgreSQL pg_trgm by word similarity: how much of what is typed is in a name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from benchmarks.lookup.engines import Engine, postgres
from benchmarks.lookup.tables import Named

# names that fit the words equally well are ranked by how much else they hold
SEARCH = """
    SELECT id, word_similarity(%(typed)s, name) AS score FROM names
    WHERE %(typed)s <%% name ORDER BY score DESC, similarity(name, %(typed)s) DESC LIMIT 20
"""


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Index every name in a server of its own."""
    with postgres.searching(records, SEARCH, "word similarity") as engine:
        yield engine
