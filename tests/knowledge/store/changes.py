"""Changes for stores to keep."""

from __future__ import annotations

from dataclasses import replace

from knowledge.model import Entry, Source
from knowledge.revisions import Change
from knowledge.validation import parse
from tests.knowledge.builders import QUIST, SOURCE, story

ENTRY = parse(Entry, story()[QUIST])[0]
PAPER = parse(Source, story()[SOURCE])[0]


def edit(role: str) -> Change:
    """Return an editor's change of the entry's role."""
    return Change(
        subject=ENTRY.id,
        after=replace(ENTRY, role=role),
        origin="desk",
        editor="U1",
        reason="clearer",
    )
