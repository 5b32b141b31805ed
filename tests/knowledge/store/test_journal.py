"""The journal of a TinyStore: what a kill, a full disk and damage leave of it."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from knowledge.building import open_store
from knowledge.errors import StoreError, StoreUnreadable
from knowledge.store.atomic_json import AtomicJSONStorage
from knowledge.store.contents import Contents
from knowledge.store.documents import to_document
from knowledge.store.tinydb import TinyStore, journal_path
from tests.knowledge.store.changes import edit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.json"


async def killed(path: Path, papers: int = 3) -> None:
    """Leave at ``path`` what a process leaves that filed papers and two edits and was killed."""
    source = path.with_name("running.json")
    store = TinyStore(source)
    for number in range(papers):
        await store.put("gap", f"{number}", {"n": number})
    await store.append([edit("a"), edit("b")])
    shutil.copy(source, path)
    shutil.copy(journal_path(source), journal_path(path))
    await store.close()


async def kept(path: Path) -> tuple[list[str], int]:
    store = TinyStore(path)
    found = [id_ for id_, _ in await store.all("gap")], len(await store.revisions())
    await store.close()
    return found


async def test_what_a_killed_process_wrote_is_there_and_then_in_the_file(path: Path):
    await killed(path)
    store = TinyStore(path)
    assert journal_path(path).read_bytes() == b""
    await store.close()
    journal_path(path).unlink()
    assert await kept(path) == (["0", "1", "2"], 2)


async def test_a_line_that_was_not_written_to_its_end_is_dropped_and_reported(
    path: Path, caplog: pytest.LogCaptureFixture
):
    await killed(path)
    whole = journal_path(path).read_bytes()
    file = path.read_bytes()
    last = whole.rstrip(b"\n").rindex(b"\n") + 1
    for cut in range(last + 1, len(whole), 97):
        caplog.clear()
        path.write_bytes(file)
        journal_path(path).write_bytes(whole[:cut])
        assert await kept(path) == (["0", "1", "2"], 0)
        assert "line 4, was not written to its end and is dropped" in caplog.text


async def test_a_block_that_never_reached_the_disk_at_the_end_is_dropped(path: Path):
    await killed(path)
    with journal_path(path).open("ab") as file:
        file.write(bytes(4096))
    assert await kept(path) == (["0", "1", "2"], 2)


@pytest.mark.parametrize("line", [1, 2, 4])
async def test_damage_is_unreadable_with_its_line_and_left_as_it_is(path: Path, line: int):
    await killed(path)
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b'"', b"'", 1)
    journal_path(path).write_bytes(b"".join(lines))
    before = path.read_bytes(), journal_path(path).read_bytes()
    for _ in range(2):
        with pytest.raises(StoreUnreadable, match=f"line {line}, is damaged"):
            TinyStore(path)
    assert (path.read_bytes(), journal_path(path).read_bytes()) == before


@pytest.mark.parametrize("line", [1, 2, 3])
async def test_a_line_that_is_missing_is_unreadable(path: Path, line: int):
    await killed(path)
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    del lines[line - 1]
    journal_path(path).write_bytes(b"".join(lines))
    with pytest.raises(StoreUnreadable, match="lacks writes"):
        TinyStore(path)


async def test_a_journal_with_another_history_is_unreadable(path: Path):
    await killed(path)
    other = path.with_name("other.json")
    store = TinyStore(other)
    await store.append([edit("x"), edit("y"), edit("z")])
    await store.close()
    data = json.loads(other.read_text("utf-8"))
    del data["journal"]
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(StoreUnreadable, match="lacks revisions"):
        TinyStore(path)


async def test_lines_that_the_file_holds_already_do_not_count_twice(path: Path):
    await killed(path)
    journal = journal_path(path).read_bytes()
    await TinyStore(path).close()
    for _ in range(2):
        journal_path(path).write_bytes(journal)
        store = TinyStore(path)
        assert len(await store.revisions()) == 2
        await store.drop("gap", ["0"])
        await store.close()
    assert await kept(path) == (["1", "2"], 2)


async def test_a_damaged_journal_is_set_aside_together_with_its_file(path: Path):
    await killed(path)
    journal_path(path).write_bytes(b"damage\n")
    store = open_store(path)
    assert await store.revisions() == ()
    await store.close()
    assert len(list(path.parent.glob("knowledge.json.unreadable-*"))) == 1
    [aside] = path.parent.glob("knowledge.json.journal.unreadable-*")
    assert aside.read_bytes() == b"damage\n"


@contextmanager
def room_for(length: int) -> Iterator[None]:
    """Let files grow to a length only, as on a disk that fills up."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("room", [0, 1, 30])
async def test_a_full_disk_refuses_a_write_and_leaves_the_store_usable(path: Path, room: int):
    store = TinyStore(path)
    await store.put("gap", "a", {"n": 1})
    with room_for(journal_path(path).stat().st_size + room):
        for lasting in (True, False):
            with pytest.raises(StoreError, match="could not be written"):
                await store.put("gap", "b", {"n": "x" * 100}, lasting=lasting)
        with pytest.raises(StoreError, match="nothing was changed"):
            await store.append([edit("refused")])
        with pytest.raises(StoreError, match="nothing was changed"):
            await store.drop("gap", ["a"])
        with pytest.raises(StoreError, match="nothing was changed"):
            await store.set_curated_digest("refused")
    assert await store.all("gap") == (("a", {"n": 1}),)
    assert await store.revisions() == ()
    await store.put("gap", "c", {"n": 3})
    await store.append([edit("kept")])
    await killed_copy(path)
    for each in (path, path.with_name("copy.json")):
        if each == path:
            await store.close()
        assert await kept(each) == (["a", "c"], 1)


async def killed_copy(path: Path) -> None:
    """Copy the files of a store that is open, as a kill at this moment would leave them."""
    copy = path.with_name("copy.json")
    shutil.copy(path, copy)
    shutil.copy(journal_path(path), journal_path(copy))


async def test_a_file_that_cannot_be_written_at_the_end_leaves_all_in_the_journal(
    path: Path, caplog: pytest.LogCaptureFixture
):
    store = TinyStore(path)
    await store.put("gap", "a", {"text": "x" * 1000})
    with room_for(100):
        await store.close()
    assert "the journal keeps what is not in the file yet" in caplog.text
    assert await kept(path) == (["a"], 0)


class Disk:
    """Flushes as long as it is well."""

    def __init__(self) -> None:
        self.well = True
        self.flushed = 0

    def sync(self, file: int) -> None:
        if not self.well:
            raise OSError(5, "Input/output error")
        os.fsync(file)
        self.flushed += 1


async def test_what_the_disk_did_not_take_is_gone_and_what_was_filed_beside_it_stays(path: Path):
    disk = Disk()
    store = TinyStore(path, sync=disk.sync)
    await store.append([edit("a")])
    await store.set_curated_digest("one")
    for id_ in ("first", "second", "third"):
        await store.put("gap", id_, {"in": "old"})
    await store.find("gap", "in", ["old"])
    disk.well = False
    refused = await asyncio.gather(
        store.append([edit("b")]),
        store.append([edit("c")]),
        store.set_curated_digest("two"),
        store.put("gap", "second", {"in": "new"}),
        store.put("gap", "quick", {"in": "new"}, lasting=False),
        store.drop("gap", ["first"]),
        store.claim("gap", "claimed", {"in": "new"}),
        return_exceptions=True,
    )
    assert [type(each) for each in refused] == [StoreError] * 4 + [type(None)] + [StoreError] * 2
    disk.well = True
    await store.append([edit("d")])
    assert await store.claim("gap", "claimed", {"in": "again"})
    await killed_copy(path)
    await store.close()
    for each in (path, path.with_name("copy.json")):
        again = TinyStore(each)
        assert [r.after.role for r in await again.revisions()] == ["a", "d"]
        assert await again.curated_digest() == "one"
        ids = [id_ for id_, _ in await again.all("gap")]
        assert ids == ["first", "second", "third", "quick", "claimed"]
        old = [id_ for id_, _ in await again.find("gap", "in", ["old"])]
        assert old == ["first", "second", "third"]
        await again.close()


async def test_a_store_whose_disk_refuses_still_answers_as_before(path: Path):
    disk = Disk()
    store = TinyStore(path, sync=disk.sync)
    for id_ in ("first", "second"):
        await store.put("gap", id_, {"in": "old"})
    await store.find("gap", "in", ["old"])
    disk.well = False
    with pytest.raises(StoreError):
        await store.drop("gap", ["first"])
    with pytest.raises(StoreError):
        await store.put("gap", "second", {"in": "new"})
    expected = (("first", {"in": "old"}), ("second", {"in": "old"}))
    assert await store.all("gap") == await store.find("gap", "in", ["old"]) == expected
    assert await store.find("gap", "in", ["new"]) == ()
    disk.well = True
    await store.close()


async def test_many_who_wait_share_a_flush(path: Path):
    disk = Disk()
    store = TinyStore(path, sync=disk.sync)
    await asyncio.gather(*(store.put("gap", f"{n}", {}) for n in range(100)))
    assert disk.flushed <= 2
    await store.close()


async def test_what_nobody_waits_for_is_flushed_soon(path: Path):
    disk = Disk()
    store = TinyStore(path, sync=disk.sync)
    await store.put("gap", "a", {}, lasting=False)
    assert disk.flushed == 0
    async with asyncio.timeout(60):
        while not disk.flushed:
            await asyncio.sleep(0.05)
    await store.close()


async def test_somebody_who_stops_waiting_takes_nothing_back(path: Path):
    store = TinyStore(path)
    waiting = asyncio.create_task(store.append([edit("a")]))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await store.append([edit("b")])
    await store.close()
    assert (await kept(path))[1] == 2


async def test_a_file_of_today_is_read_and_nothing_is_lost(path: Path):
    await killed(path)
    store = TinyStore(path)
    revisions = await store.revisions()
    await store.close()
    path.unlink()
    older = TinyDB(path, storage=AtomicJSONStorage)
    older.table("revisions").insert_multiple(to_document(r) for r in revisions)
    older.table("curated").insert({"digest": "one"})
    older.close()
    store = TinyStore(path)
    assert await store.revisions() == revisions
    assert await store.curated_digest() == "one"
    await store.put("gap", "a", {})
    await store.close()
    assert await kept(path) == (["a"], 2)


async def test_tinydb_reads_the_file_and_what_tinydb_writes_is_read_back(path: Path):
    await killed(path)
    await TinyStore(path).close()
    for options in ({}, {"storage": AtomicJSONStorage}):
        with TinyDB(path, **options) as db:
            assert [d["number"] for d in db.table("revisions")] == [1, 2]
            [found] = db.table("papers:gap").search(where("id") == "1")
            assert found["paper"] == {"n": 1}
            db.table("papers:gap").update({"paper": {"n": "edited"}}, where("id") == "1")
        store = TinyStore(path)
        assert [paper["n"] for _, paper in await store.all("gap")] == [0, "edited", 2]
        await store.put("gap", "1", {"n": 1})
        await store.close()


async def test_a_table_that_is_not_ours_stays_in_the_file(path: Path):
    await killed(path)
    await TinyStore(path).close()
    with TinyDB(path) as db:
        db.table("notes").insert({"of": "somebody else’s"})
    store = TinyStore(path)
    await store.put("gap", "3", {})
    await store.close()
    with TinyDB(path) as db:
        assert db.table("notes").all() == [{"of": "somebody else’s"}]


async def test_a_file_that_was_cut_short_or_damaged_is_unreadable(path: Path):
    await killed(path)
    await TinyStore(path).close()
    whole = path.read_bytes()
    for cut in [*range(0, len(whole) - 1, 211), len(whole) - 2]:
        path.write_bytes(whole[:cut])
        with pytest.raises(StoreUnreadable):
            Contents.read(path)
    for damaged in (b'"1":', b'{"id"', b'"number":2'):
        path.write_bytes(whole.replace(damaged, b"#", 1))
        with pytest.raises(StoreUnreadable):
            Contents.read(path)
