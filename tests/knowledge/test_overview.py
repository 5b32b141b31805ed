"""What Home tells of the store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.building import build, curated_snapshot, open_store, snapshot_of
from knowledge.documents import source_card
from knowledge.overview import overview
from knowledge.revisions import Change

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def snapshot():
    return curated_snapshot()


def test_what_is_asked_for_most_comes_first_and_what_is_gone_is_left_out(snapshot):
    told = overview(snapshot, TODAY, {"cecot": 2, "marco-rubio": 5, "nobody": 9})
    assert [(e.entry_id, e.count) for e in told.asked] == [("marco-rubio", 5), ("cecot", 2)]
    assert all(e.role.marks for e in told.asked)


def test_an_entry_is_due_thirty_days_before_its_day(snapshot):
    first = min(e.review_by for e in snapshot.entries.values())
    early = overview(snapshot, first - dt.timedelta(days=31), {})
    soon = overview(snapshot, first - dt.timedelta(days=30), {})
    assert early.due == ()
    assert early.next_due == first
    assert {e.day for e in soon.due} == {first}
    assert len(soon.due) <= 5


async def test_the_last_change_comes_first_with_its_reason(tmp_path: Path):
    store = open_store(tmp_path / "store.json")
    try:
        await build(store)
        cecot = (await snapshot_of(store)).entries["cecot"]
        changed = Change(
            subject="cecot",
            after=replace(cecot, role="Mega-prison in El Salvador"),
            origin="desk",
            editor="U1",
            reason="what it is called",
        )
        await store.append([changed])
        told = overview(await snapshot_of(store), TODAY, {})
    finally:
        await store.close()
    assert (told.changed[0].entry_id, told.changed[0].note) == ("cecot", "what it is called")
    assert len(told.changed) == 5


def test_a_source_says_who_and_what_is_in_it(snapshot):
    source = snapshot.sources["cnn-us-el-salvador-agreement"]
    card = source_card(snapshot, source)
    own = [q for e in snapshot.entries.values() for q in e.quotes]
    assert card.quote_count == len({q.id for q in own})
    assert card.dated_by_desk
    assert {r.entry_id for r in card.people} == {
        e.id for e in snapshot.entries.values() if e.kind == "person"
    }
