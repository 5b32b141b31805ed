"""A snapshot made from the one before answers as one that is made from all records."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.building import curated_snapshot
from knowledge.copy import CopyReader
from knowledge.model import Entry, Source
from knowledge.snapshot import Snapshot
from knowledge.validation import parse
from tests.knowledge.alike import assert_alike
from tests.knowledge.builders import SOURCE, story
from tests.knowledge.edits import LIFTS, edits, ledger_of, published

BEFORE, BETWEEN, AFTER = (LIFTS[0].timestamp() - 1, *(lift.timestamp() for lift in LIFTS))


def harbour() -> Snapshot:
    """Return the harbour's story before any embargo."""
    records = {}
    for name, data in story().items():
        record, faults = parse(Source if name == SOURCE else Entry, data)
        assert record, faults
        records[record.id] = record
    return Snapshot.of(ledger_of(records), BEFORE)


HARBOUR = harbour()
CURATED = Snapshot.of(ledger_of(curated_snapshot().ledger.records), BEFORE)


def hold(snapshot: Snapshot, data: st.DataObject, times: int, some: int) -> None:
    """Edit one time after another, and let embargoes pass."""
    now, reads = BEFORE, CopyReader(snapshot)
    for _ in range(times):
        edit = data.draw(edits(snapshot.ledger.records))
        now = max(now, data.draw(st.sampled_from((BEFORE, BEFORE, BETWEEN, AFTER))))
        ledger = published(snapshot.ledger, edit)
        snapshot = snapshot.after(ledger, now)
        reads = CopyReader(snapshot, reads)
        assert_alike(reads, Snapshot.of(ledger, now), now, some)


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_edits_a_small_desk_answers_as_one_made_anew(data: st.DataObject):
    hold(HARBOUR, data, times=5, some=6)


@given(st.data())
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_edits_the_curated_desk_answers_as_one_made_anew(data: st.DataObject):
    hold(CURATED, data, times=3, some=8)
