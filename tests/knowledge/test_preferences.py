"""Preferences and reports: the same promises in memory and in a file."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import pytest

from knowledge.building import open_personal
from knowledge.errors import StoreLocked
from knowledge.preferences import InMemory, Report
from knowledge.store.personal import MOST_REPORTS, PersonalStore, personal_path

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


def report(number: int = 1) -> Report:
    return Report("cecot", "CECOT", 7, f"Line {number}", "U1", AT)


@pytest.fixture(params=["memory", "file"])
async def personal(request, tmp_path: Path):
    if request.param == "memory":
        yield InMemory()
        return
    store = PersonalStore(tmp_path / "personal.json")
    yield store
    await store.close()


async def test_full_cards_are_shown_until_somebody_chooses(personal):
    assert personal.form_of("U1") == "full"
    await personal.set_form("U1", "short")
    assert (personal.form_of("U1"), personal.form_of("U2")) == ("short", "full")
    await personal.set_form("U1", "full")
    assert personal.form_of("U1") == "full"


async def test_reports_wait_with_the_newest_first(personal):
    await personal.add(report(1))
    await personal.add(report(2))
    assert [r.said for r in personal.waiting()] == ["Line 2", "Line 1"]


async def test_what_is_in_the_file_outlives_the_process(tmp_path: Path):
    path = tmp_path / "personal.json"
    async with contextlib.AsyncExitStack() as stack:
        first = PersonalStore(path)
        stack.push_async_callback(first.close)
        await first.set_form("U1", "short")
        await first.add(report())
        with pytest.raises(StoreLocked):
            PersonalStore(path)
    again = PersonalStore(path)
    assert again.form_of("U1") == "short"
    assert again.waiting() == (report(),)
    await again.close()


async def test_the_oldest_reports_go_first(tmp_path: Path):
    path = tmp_path / "personal.json"
    store = PersonalStore(path)
    for number in range(MOST_REPORTS + 3):
        await store.add(report(number))
    await store.close()
    again = PersonalStore(path)
    assert len(again.waiting()) == MOST_REPORTS
    assert again.waiting()[-1].said == "Line 3"
    await again.close()


@pytest.mark.parametrize("text", ["{", "[]", '{"reports": {"1": {"entry_id": 1}}}'])
async def test_a_file_that_cannot_be_read_is_set_aside(tmp_path: Path, text: str):
    store = tmp_path / "store.json"
    personal_path(store).write_text(text, encoding="utf-8")
    opened = open_personal(store)
    await opened.set_form("U1", "short")
    assert opened.form_of("U1") == "short"
    await opened.close()
    aside = list(tmp_path.glob("store.personal.json.unreadable-*"))
    assert [each.read_text("utf-8") for each in aside] == [text]
