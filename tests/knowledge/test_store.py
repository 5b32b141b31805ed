"""The contract of a store, and what a TinyDB file goes through."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.building import build, open_store, snapshot_of
from knowledge.curated import read_folder
from knowledge.errors import StoreLocked, StoreUnreadable
from knowledge.model import Entry
from knowledge.revisions import Change, Ledger
from knowledge.store.tinydb import TinyStore

ENTRY = next(entry for entry in read_folder().entries if entry.id == "cecot")


def edit(entry: Entry, **changes: object) -> Change:
    return Change(
        subject=entry.id,
        after=replace(entry, **changes),
        origin="desk",
        editor="U1",
        reason="clearer",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.json"


async def test_revisions_are_numbered_in_order_and_outlive_the_process(path: Path):
    store = TinyStore(path)
    await store.append([edit(ENTRY, role="A"), edit(ENTRY, role="B")])
    await store.close()
    again = TinyStore(path)
    assert [(r.number, r.after.role) for r in await again.revisions()] == [(1, "A"), (2, "B")]
    assert [r.number for r in await again.revisions(since=1)] == [2]
    await again.close()


async def test_the_digest_of_the_files_is_remembered(path: Path):
    store = TinyStore(path)
    assert await store.curated_digest() is None
    await store.set_curated_digest("a")
    await store.set_curated_digest("b")
    await store.close()
    again = TinyStore(path)
    assert await again.curated_digest() == "b"
    await again.close()
    await again.close()


async def test_a_second_process_is_refused_and_told_why(path: Path):
    store = TinyStore(path)
    code = (
        "from pathlib import Path; from knowledge.store.tinydb import TinyStore; "
        f"TinyStore(Path({str(path)!r}))"
    )
    second = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert second.returncode != 0
    assert "is in use by another process" in second.stderr
    with pytest.raises(StoreLocked):
        TinyStore(path)
    await store.close()


async def test_building_twice_adds_nothing_the_second_time(path: Path):
    store = open_store(path)
    first = await build(store)
    assert len(first.revisions) == len(read_folder().records)
    assert (await build(store)).revisions == ()
    assert "cecot" in (await snapshot_of(store)).entries
    await store.close()


async def test_an_editors_change_survives_a_build(path: Path):
    store = open_store(path)
    await build(store)
    await store.append([edit(ENTRY, role="Edited in Slack")])
    await store.set_curated_digest("older files")
    await build(store)
    assert (await snapshot_of(store)).entries["cecot"].role == "Edited in Slack"
    await store.close()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"revisions": {"1": {"number": 7}}}', b"\xff"]
)
async def test_a_damaged_file_is_set_aside_and_rebuilt_from_the_curated_files(
    path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
):
    path.write_bytes(damage)
    store = open_store(path)
    await build(store)
    assert "cecot" in (await snapshot_of(store)).entries
    await store.close()
    aside = list(path.parent.glob("knowledge.json.unreadable-*"))
    assert [file.read_bytes() for file in aside] == [damage]
    assert "was set aside" in caplog.text


async def test_a_damaged_file_with_an_editors_work_stops_the_start_and_stays_beside(path: Path):
    store = open_store(path)
    await store.append([edit(ENTRY, role="Edited")])
    await store.close()
    path.write_bytes(b"{")
    with pytest.raises(StoreUnreadable, match="put a backup"):
        open_store(path)
    with pytest.raises(StoreUnreadable, match="is gone, but editors had published"):
        open_store(path)
    assert len(list(path.parent.glob("knowledge.json.unreadable-*"))) == 1


WRITER = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from knowledge.curated import read_folder
from knowledge.revisions import Change
from knowledge.store.tinydb import TinyStore
entry = read_folder().entries[0]
async def go():
    store = TinyStore(Path(sys.argv[1]))
    while True:
        number = len(await store.revisions()) + 1
        after = replace(entry, role=f"role {number}")
        change = Change(subject=entry.id, after=after, origin="desk", editor="U1", reason="r")
        await store.append([change])
        print(number, flush=True)
asyncio.run(go())
"""


def test_a_process_killed_while_writing_loses_nothing_that_it_acknowledged(path: Path):
    acknowledged = 0
    for round_ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        acknowledged = int(writer.stdout.readline())
        time.sleep(0.02 * round_)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        acknowledged = int(rest[-1]) if rest else acknowledged
        json.loads(path.read_text("utf-8"))
    store = TinyStore(path)
    kept = asyncio.run(store.revisions())
    asyncio.run(store.close())
    assert len(kept) >= acknowledged
    assert Ledger.of(kept).edited
