"""What is on file → a table for spreadsheets, one line for each entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from knowledge.exchange.public import Public
from knowledge.model import Entry, Source

COLUMNS = ("id", "kind", "name", "other names", "role", "summary", "as of", "sources")

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""Where a cell begins with one, a spreadsheet may run it (OWASP, CSV Injection)."""


def to_csv(told: Public) -> str:
    """Return a table in the form of RFC 4180; several names or sources stand in one cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for entry in told.entries.values():
        writer.writerow(map(harmless, _cells(entry, told)))
    return out.getvalue()


def _cells(entry: Entry, told: Public) -> Iterator[str]:
    yield entry.id
    yield entry.kind
    yield entry.name
    yield "; ".join(alias.name for alias in entry.also_known_as)
    yield entry.role
    yield entry.summary
    yield entry.as_of.isoformat()
    pieces = [*entry.evidence, *(piece for fact in entry.facts for piece in fact.evidence)]
    pieces += [quote.evidence for quote in entry.quotes]
    sources = dict.fromkeys(piece.source for piece in pieces)
    yield "; ".join(_source(told.sources[id_]) if id_ in told.sources else id_ for id_ in sources)


def _source(source: Source) -> str:
    return f"{source.publisher}, {source.date.isoformat()}" if source.date else source.publisher


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before the sign."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
