"""The file of a TinyStore: one process at a time, never half written, never taken for empty."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import StoreError, StoreLocked, StoreUnreadable
from knowledge.store.tinydb import TinyStore
from tests.knowledge.store.changes import edit

OPENER = """
import sys
from pathlib import Path
from knowledge.errors import StoreLocked
from knowledge.store.tinydb import TinyStore
try:
    TinyStore(Path(sys.argv[1]))
except StoreLocked as error:
    sys.exit(f"refused: {error}")
"""

WRITER = """
import asyncio, sys
from pathlib import Path
from knowledge.store.tinydb import TinyStore
from tests.knowledge.store.changes import edit

async def write():
    store = TinyStore(Path(sys.argv[1]))
    while True:
        [revision] = await store.append([edit("written again and again")])
        print(revision.number, flush=True)

asyncio.run(write())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.json"


def run(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


async def test_a_second_process_is_refused_and_told_who_holds_the_file(path: Path):
    store = TinyStore(path)
    await store.append([edit("a")])
    before = path.read_bytes()
    refused = run(OPENER, path)
    assert refused.returncode == 1
    assert "refused: " in refused.stderr
    assert "is in use by another process (id " in refused.stderr
    assert path.read_bytes() == before
    await store.close()
    assert run(OPENER, path).returncode == 0


async def test_a_second_store_in_one_process_is_refused(path: Path):
    store = TinyStore(path)
    with pytest.raises(StoreLocked):
        TinyStore(path)
    await store.close()
    await TinyStore(path).close()


UNREADABLE = {
    "nothing at all": b"",
    "half a file": b'{"revisions":{"1":{"number":1,"at":"2025-',
    "another encoding": '{"revisions":{}}'.encode("utf-16"),
    "a list": b"[]",
    "null": b"null",
    "a table that is none": b'{"revisions": []}',
    "a document that is none": b'{"revisions": {"1": 5}}',
    "a document without a number": b'{"revisions": {"one": {}}}',
    "a revision that is none": b'{"revisions": {"1": {"number": 7}}}',
    "a digest that is none": b'{"curated": {"1": {}}}',
    "brackets without end": b"[" * 100_000,
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_unreadable_and_left_as_it_is(path: Path, what: str):
    path.write_bytes(UNREADABLE[what])
    for _ in range(2):
        with pytest.raises(StoreUnreadable):
            TinyStore(path)
    assert path.read_bytes() == UNREADABLE[what]


async def test_a_history_with_a_hole_in_it_is_unreadable(path: Path):
    store = TinyStore(path)
    await store.append([edit("a"), edit("b"), edit("c")])
    await store.close()
    data = json.loads(path.read_text("utf-8"))
    del data["revisions"]["2"]
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(StoreUnreadable, match="lacks revisions"):
        TinyStore(path)


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="set KNOWLEDGE_DB"):
        TinyStore(tmp_path / "file" / "knowledge.json")


def killed_while_writing(path: Path, after: int) -> int:
    """Kill a writing process once it has acknowledged so many; return the last number it gave."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        numbers = [int(writer.stdout.readline()) for _ in range(after)]
        writer.kill()
        numbers += [int(line) for line in writer.stdout.read().split()]
    return numbers[-1]


async def test_a_killed_process_loses_nothing_that_it_acknowledged(path: Path):
    for kill in range(1, 11):
        acknowledged = killed_while_writing(path, after=kill)
        store = TinyStore(path)
        kept = [revision.number for revision in await store.revisions()]
        await store.close()
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) >= acknowledged


async def test_what_a_killed_process_left_half_written_is_cleared_up(path: Path):
    left = path.with_name(f".{path.name}.abc.unfinished")
    left.write_bytes(b'{"revis')
    another = path.with_name(".other.json.abc.unfinished")
    another.write_bytes(b"{")
    await TinyStore(path).close()
    assert not left.exists()
    assert another.exists()
