"""What every store does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import StoreError, StoreMoved
from knowledge.revisions import Change, Ledger
from knowledge.store.protocol import Store
from tests.knowledge.store.changes import ENTRY, PAPER, edit
from tests.knowledge.store.conftest import Open


async def test_a_new_store_is_empty(store: Store):
    assert await store.revisions() == ()
    assert await store.curated_digest() is None


async def test_changes_become_revisions_numbered_in_order(store: Store):
    first = await store.append([edit("a"), edit("b")])
    second = await store.append([edit("c")])
    assert [r.number for r in (*first, *second)] == [1, 2, 3]
    assert await store.revisions() == (*first, *second)


async def test_a_revision_says_when_in_utc(store: Store):
    before = dt.datetime.now(dt.UTC)
    [revision] = await store.append([edit("a")])
    assert before <= revision.at <= dt.datetime.now(dt.UTC)
    assert revision.at.utcoffset() == dt.timedelta(0)


KEPT = {
    "an editor’s change": edit("a"),
    "a source of the curated files": Change(
        subject=PAPER.id, after=PAPER, origin="curated", editor="curated files", reason="file added"
    ),
    "a withdrawal": Change(subject="x", after=None, origin="desk", editor="U1", reason="wrong"),
    "a merge": Change(
        subject=ENTRY.id,
        after=ENTRY,
        origin="curated",
        editor="curated files",
        reason="file changed",
        filed=replace(ENTRY, role="as filed"),
    ),
}


@pytest.mark.parametrize("what", KEPT)
async def test_kept_whole_and_read_back_after_reopening(open_store: Open, what: str):
    store = await open_store()
    published = await store.append([KEPT[what]])
    await store.close()
    again = await open_store()
    assert await again.revisions() == published
    await again.close()


async def test_numbering_goes_on_after_reopening(open_store: Open):
    store = await open_store()
    await store.append([edit("a"), edit("b")])
    await store.close()
    again = await open_store()
    assert [r.number for r in await again.append([edit("c")])] == [3]
    await again.close()


@pytest.mark.parametrize(("since", "numbers"), [(0, [1, 2, 3]), (2, [3]), (3, []), (9, [])])
async def test_revisions_since_a_number(store: Store, since: int, numbers: list[int]):
    await store.append([edit("a"), edit("b"), edit("c")])
    assert [r.number for r in await store.revisions(since)] == numbers


async def test_appending_nothing_changes_nothing(store: Store):
    assert await store.append([]) == ()
    assert await store.revisions() == ()


async def test_changes_are_kept_all_or_none(open_store: Open):
    store = await open_store()
    kept = await store.append([edit("a")])
    with pytest.raises(StoreError, match="nothing was changed"):
        await store.append([edit("b"), edit("half a character: \ud83d")])
    assert await store.revisions() == kept
    await store.close()
    again = await open_store()
    assert await again.revisions() == kept
    assert [r.number for r in await again.append([edit("c")])] == [2]
    await again.close()


async def test_what_was_handed_out_is_not_changed_by_what_comes_later(store: Store):
    await store.append([edit("a")])
    before = await store.revisions()
    await store.append([edit("b")])
    assert [r.after.role for r in before] == ["a"]


async def test_the_last_digest_of_the_curated_files_is_remembered(open_store: Open):
    store = await open_store()
    await store.set_curated_digest("one")
    await store.set_curated_digest("two")
    assert await store.curated_digest() == "two"
    await store.close()
    again = await open_store()
    assert await again.curated_digest() == "two"
    assert await again.revisions() == ()
    await again.close()


async def test_closing_twice_does_no_harm(open_store: Open):
    store = await open_store()
    await store.append([edit("a")])
    await store.close()
    await store.close()
    again = await open_store()
    assert len(await again.revisions()) == 1
    await again.close()


async def test_a_closed_store_takes_no_changes(open_store: Open):
    store = await open_store()
    await store.close()
    for change in (
        store.append([edit("a")]),
        store.put("gap", "a", {}),
        store.put("gap", "a", {}, lasting=False),
        store.claim("gap", "a", {}),
    ):
        with pytest.raises(StoreError):
            await change
    again = await open_store()
    assert (await again.revisions(), await again.all("gap")) == ((), ())
    await again.close()


async def test_the_last_revision_of_a_record_is_on_file(store: Store):
    await store.append([edit("a"), edit("b")])
    ledger = Ledger.of(await store.revisions())
    assert (ledger.records[ENTRY.id].role, ledger.number, ledger.edited) == ("b", 2, True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=3))
async def test_any_text_is_read_back_as_it_was_written(open_store: Open, reasons: list[str]):
    store = await open_store()
    published = await store.append([replace(edit("a"), reason=reason) for reason in reasons])
    await store.close()
    again = await open_store()
    assert (await again.revisions())[-len(reasons) :] == published
    await again.close()


async def test_the_history_of_a_record_is_its_own_revisions_in_order(store: Store):
    source = Change(subject=PAPER.id, after=PAPER, origin="curated", editor="files", reason="added")
    first, second, third = await store.append([edit("a"), source, edit("b")])
    assert await store.history(ENTRY.id) == (first, third)
    assert await store.history(PAPER.id) == (second,)
    assert await store.history("never") == ()


async def test_nothing_is_published_on_what_the_caller_has_not_read(store: Store):
    await store.append([edit("a")], expected=0)
    with pytest.raises(StoreMoved):
        await store.append([edit("b")], expected=0)
    assert [r.number for r in await store.append([edit("b")], expected=1)] == [2]
