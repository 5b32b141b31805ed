"""Preferences and reports: the same promises in memory and as papers."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from knowledge.building import open_personal
from knowledge.errors import StoreError
from knowledge.papers import Paper
from knowledge.personal import MOST_REPORTS, PersonalPapers, old_path
from knowledge.preferences import InMemory, Report
from knowledge.store.tinydb import TinyStore

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


def report(number: int = 1) -> Report:
    return Report("cecot", "CECOT", 7, f"Line {number}", "U1", AT)


@pytest.fixture(params=["memory", "papers"])
async def personal(request, tmp_path: Path):
    if request.param == "memory":
        yield InMemory()
        return
    store = TinyStore(tmp_path / "store.json")
    yield await PersonalPapers.read(store)
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


async def test_what_is_filed_outlives_the_process(tmp_path: Path):
    store = TinyStore(tmp_path / "store.json")
    first = await PersonalPapers.read(store)
    await first.set_form("U1", "short")
    await first.set_form("U2", "short")
    await first.set_form("U2", "full")
    await first.add(report(1))
    await first.add(report(2))
    await store.close()
    store = TinyStore(tmp_path / "store.json")
    again = await PersonalPapers.read(store)
    assert [again.form_of(f"U{n}") for n in (1, 2, 3)] == ["short", "full", "full"]
    assert again.waiting() == (report(2), report(1))
    await store.close()


async def test_what_another_process_changed_is_taken_over(tmp_path: Path):
    store = TinyStore(tmp_path / "store.json")
    one, other = [await PersonalPapers.read(store) for _ in range(2)]
    await one.set_form("U1", "short")
    await one.add(report())
    assert (other.form_of("U1"), other.waiting()) == ("full", ())
    await other.refresh()
    assert (other.form_of("U1"), other.waiting()) == ("short", (report(),))
    await store.drop("preference", ["U1"])
    await other.refresh()
    assert other.form_of("U1") == "full"
    await store.close()


async def test_a_choice_made_while_it_is_read_again_stands(tmp_path: Path):
    class Slow(TinyStore):
        async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
            found = await super().all(kind)
            if read:
                await read[0].set_form("U1", "short")
            return found

    read: list[PersonalPapers] = []
    store = Slow(tmp_path / "store.json")
    read.append(await PersonalPapers.read(store))
    await read[0].refresh()
    assert read[0].form_of("U1") == "short"
    await store.close()


async def test_the_oldest_reports_go_first(tmp_path: Path):
    store = TinyStore(tmp_path / "store.json")
    personal = await PersonalPapers.read(store)
    for number in range(MOST_REPORTS + 3):
        await personal.add(report(number))
    again = await PersonalPapers.read(store)
    assert personal.waiting() == again.waiting()
    assert len(again.waiting()) == MOST_REPORTS
    assert again.waiting()[-1].said == "Line 3"
    await store.close()


async def test_a_report_that_cannot_be_read_is_left_out_and_named(tmp_path: Path, caplog):
    store = TinyStore(tmp_path / "store.json")
    await (await PersonalPapers.read(store)).add(report())
    await store.put("report", "odd", {"said": "from a later version"})
    again = await PersonalPapers.read(store)
    assert again.waiting() == (report(),)
    assert "the report odd cannot be read" in caplog.text
    await store.close()


OLD = {
    "preferences": {"1": {"person": "U1", "form": "short"}, "2": {"person": "U2", "form": "full"}},
    "reports": {
        f"{n}": asdict(report(n)) | {"at": AT.isoformat()} for n in range(1, MOST_REPORTS + 1)
    },
}


async def test_the_file_of_an_older_version_is_taken_over_once_and_is_gone_then(tmp_path: Path):
    path = tmp_path / "store.json"
    old_path(path).write_text(json.dumps(OLD), encoding="utf-8")
    old_path(path).with_name(f"{old_path(path).name}.lock").touch()
    store = TinyStore(path)
    taken = await open_personal(store, path)
    assert (taken.form_of("U1"), taken.form_of("U2")) == ("short", "full")
    assert taken.waiting() == tuple(report(n) for n in range(MOST_REPORTS, 0, -1))
    await taken.set_form("U1", "full")
    await taken.add(report(0))
    assert not list(tmp_path.glob("*personal*"))
    await store.close()
    store = TinyStore(path)
    again = await open_personal(store, path)
    assert again.form_of("U1") == "full"
    assert again.waiting() == (report(0), *(report(n) for n in range(MOST_REPORTS, 1, -1)))
    await store.close()


async def test_a_takeover_that_was_interrupted_begins_again_and_brings_nothing_twice(
    tmp_path: Path,
):
    path = tmp_path / "store.json"
    store = TinyStore(path)
    for _ in range(2):
        old_path(path).write_text(json.dumps(OLD), encoding="utf-8")
        taken = await open_personal(store, path)
    assert len(taken.waiting()) == MOST_REPORTS
    await store.close()


async def test_a_file_that_cannot_be_taken_over_for_now_stays(tmp_path: Path):
    path = tmp_path / "store.json"
    old_path(path).write_text(json.dumps(OLD), encoding="utf-8")

    def refusing(file: int) -> None:
        raise OSError(5, "Input/output error")

    store = TinyStore(path, sync=refusing)
    with pytest.raises(StoreError, match="nothing was changed"):
        await open_personal(store, path)
    await store.close()
    assert json.loads(old_path(path).read_text("utf-8")) == OLD


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"reports": {"1": {"entry_id": 1}}}', '{"preferences": {"1": {"form": "full"}}}'],
)
async def test_an_old_file_that_cannot_be_read_is_set_aside(tmp_path: Path, text: str, caplog):
    path = tmp_path / "store.json"
    old_path(path).write_text(text, encoding="utf-8")
    store = TinyStore(path)
    personal = await open_personal(store, path)
    assert personal.form_of("U1") == "full"
    assert "It was set aside as" in caplog.text
    await store.close()
    aside = list(tmp_path.glob("store.personal.json.unreadable-*"))
    assert [each.read_text("utf-8") for each in aside] == [text]
