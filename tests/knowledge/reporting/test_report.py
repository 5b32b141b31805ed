"""The desk's week, from a real store that another process may hold."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cli import main
from knowledge.deliveries import Counts
from knowledge.errors import InputError, StoreReadOnly
from knowledge.gaps import MISSED, Gaps, Place, missed
from knowledge.reporting import Week, as_text, gathered, last_week, week_of
from knowledge.revisions import Change, Ledger
from knowledge.snapshot import Snapshot
from knowledge.store.reading import ReadStore
from knowledge.store.tinydb import TinyStore
from tests.knowledge.store.changes import ENTRY, PAPER, edit

WEEK = week_of("2026-W47")
TODAY = dt.date(2026, 11, 24)
HERE = Place("C1")


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC)


async def fill(store: TinyStore) -> None:
    """A week of a desk, and a little of the weeks around it."""
    asked, misses, gaps = Counts(store, "asked"), Counts(store, MISSED), Gaps(store)
    for day, times in ((15, 9), (16, 1), (22, 2), (23, 9)):
        for _ in range(times):
            await asked.note(ENTRY.id, dt.date(2026, 11, day))
    await asked.note("gone", dt.date(2026, 11, 17))
    for _ in range(12):
        await missed(misses, "Ola Brandt", dt.date(2026, 11, 17))
    await missed(misses, "Mill?", dt.date(2026, 11, 18))
    await missed(misses, "?!", dt.date(2026, 11, 18))
    await asked.flush()
    await misses.flush()
    filled = await gaps.ask("Ola Brandt", "U111", HERE, at(16, 9))
    await gaps.ask("Ola Branndt", "U222", HERE, at(16, 10))
    await gaps.fill(filled.id, "ola-brandt", at(18, 9))
    declined = await gaps.ask("Mill", "U111", HERE, at(2))
    await gaps.decline(declined.id, "Not ours.", "E1", at(20))
    await gaps.ask("Ferry strike", "U333", HERE, at(23))
    for number, (kind, day) in enumerate(
        (("correction", 19), ("update", 19), ("withdrawal", 20), ("correction", 25))
    ):
        paper = {
            "kind": kind,
            "at": at(day).isoformat(),
            "reason": f"reason {number}",
            "names": [["ada-quist", "Ada Quist"]],
        }
        await store.put("correction", str(number), paper)


async def _kept(path: Path) -> Path:
    store = TinyStore(path)
    curated = [
        Change(subject=r.id, after=r, origin="curated", editor="curated files", reason="file added")
        for r in (PAPER, ENTRY)
    ]
    await store.append([*curated, edit("Harbour master"), edit("The harbour master")])
    await fill(store)
    await store.close()
    return path


async def test_the_week_tells_what_was_asked_missed_corrected_and_filled(tmp_path: Path):
    store = ReadStore(await _kept(tmp_path / "store.json"))
    revisions = [replace(r, at=at(17)) for r in await store.revisions()]
    snapshot = Snapshot.of(Ledger.of(revisions))
    report = await gathered(store, revisions, snapshot, WEEK, TODAY)
    assert as_text(report) == (
        "The desk’s week 2026-W47, 16 Nov 2026 to 22 Nov 2026\n"
        "\nAsked most\n  3  Ada Quist\n  1  gone\n"
        "\nMissed most\n  12  ola brandt\n   1  mill\n"
        "\nCorrected\n"
        "  19 Nov 2026  Ada Quist (correction): reason 0\n"
        "  20 Nov 2026  Ada Quist (withdrawal): reason 2\n"
        "\nGaps\n  1 opened, 1 filled, 1 declined; 1 waiting now\n"
        "  half of those filled were filled within 2 days\n"
        "\nMost wanted now\n  1  Ferry strike\n"
        "\nPast their review\n  7 May 2026  Ada Quist, U1\n"
        "\nPublished\n  2  U1\n  2  curated files\n"
    )


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_report_names_nobody_who_asked(tmp_path: Path, form: list[str], capsys):
    path = tmp_path / "store.json"
    asyncio.run(_kept(path))
    assert main(["report", "--store", str(path), "--week", "2026-W47", *form]) == 0
    said = capsys.readouterr().out
    assert "ola brandt" in said
    assert not [person for person in ("U111", "U222", "U333") if person in said]


def test_the_data_hold_the_week_the_times_and_the_days(tmp_path: Path, capsys):
    path = tmp_path / "store.json"
    asyncio.run(_kept(path))
    main(["report", "--store", str(path), "--week", "2026-W47", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert data["week"] == {"name": "2026-W47", "first": "2026-11-16", "last": "2026-11-22"}
    assert data["gaps"]["to_fill"] == 2 * 24 * 3600
    assert data["corrected"][0]["on"] == "2026-11-19"
    assert data["missed"][0] == ["ola brandt", 12]


async def test_a_store_that_a_running_process_holds_is_read_and_left_as_it_is(tmp_path: Path):
    path = tmp_path / "store.json"
    running = TinyStore(path)
    try:
        await fill(running)
        files = {each: each.read_bytes() for each in tmp_path.iterdir()}
        beside = ReadStore(path)
        assert await beside.all("gap") == await running.all("gap")
        assert await beside.get("correction", "0") == await running.get("correction", "0")
        assert len(await beside.find("correction", "kind", ["correction"])) == 2
        for change in (
            beside.put("gap", "x", {}),
            beside.claim("gap", "x", {}),
            beside.drop("gap", ["x"]),
        ):
            with pytest.raises(StoreReadOnly, match="only read here"):
                await change
        assert {each: each.read_bytes() for each in tmp_path.iterdir()} == files
    finally:
        await running.close()


def test_without_a_store_there_is_no_report_and_none_is_made(tmp_path: Path, capsys):
    assert main(["report", "--store", str(tmp_path / "none.json")]) == 2
    assert "there is no store at" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["2026-47", "2026-W60", "2026-W00", "W47", "last", "0000-W01"])
def test_a_week_is_named_as_the_calendar_names_it(name: str):
    with pytest.raises(InputError, match="write it as 2026-W47"):
        week_of(name)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_the_last_week_is_whole_over_and_bears_its_name(today: dt.date):
    week = last_week(today)
    assert week_of(week.name) == week
    assert week.first.weekday() == 0
    assert dt.timedelta(1) <= today - week.last <= dt.timedelta(7)


def test_a_week_holds_its_days_alone():
    week = Week(dt.date(2026, 11, 16))
    held = [day for day in range(10, 30) if week.holds(at(day, 23))]
    assert held == list(range(16, 23))
