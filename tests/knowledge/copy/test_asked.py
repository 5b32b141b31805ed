"""Paragraphs of an editor who had not read the checker: what it finds, and what it says wrongly."""

from __future__ import annotations

from knowledge.building import curated_snapshot
from tests.knowledge.copy.asked import outcome, paragraphs

FOUND = 40
"""Of 40 mistakes. The first run, before any change, found 29 and raised 2 false alarms."""

FALSE = 0


def test_the_level_that_was_reached_is_held():
    snapshot = curated_snapshot()
    outcomes = [outcome(snapshot, item) for item in paragraphs()]
    missed = [o.id for o in outcomes if o.kind and not o.found]
    false = [(o.id, f.kind, f.written) for o in outcomes for f in o.false]
    assert len(outcomes) == 60
    assert sum(bool(o.kind) for o in outcomes) == 40
    assert 40 - len(missed) >= FOUND, missed
    assert len(false) <= FALSE, false
