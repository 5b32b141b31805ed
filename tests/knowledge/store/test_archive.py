"""What a store keeps goes into another store, or into a backup and back, and is the same."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import InputError, StoreError, StoreUnreadable
from knowledge.store.archive import Archive
from knowledge.store.backup import read_backup, write_backup
from tests.knowledge.store.changes import edit
from tests.knowledge.store.conftest import STORES, Open, Whole

GAPS = {"b": {"asked": "Who is B?", "by": ["U1", "U2"]}, "a": {"asked": "„Wer\u0000?“"}}
DELIVERY = {"pieces": ["x:name"], "at": 1.5, "seen": None}


async def filled(store: Whole) -> Archive:
    """Keep some of everything; return all of it."""
    await store.append([edit("a"), edit("b")])
    await store.append([edit("c")])
    await store.set_curated_digest("abc")
    for id_, paper in GAPS.items():
        await store.put("gap", id_, paper)
    await store.put("delivery", "1", DELIVERY)
    return await store.archived()


async def test_an_archive_holds_all_that_is_kept(store: Whole):
    archive = await filled(store)
    assert archive.revisions == await store.revisions()
    assert len(archive.revisions) == 3
    assert archive.digest == "abc"
    assert archive.papers == (
        ("delivery", "1", DELIVERY),
        ("gap", "b", GAPS["b"]),
        ("gap", "a", GAPS["a"]),
    )


@pytest.fixture(params=STORES)
def open_source(request: pytest.FixtureRequest, new_store: Callable[[str], Open]) -> Open:
    return new_store(request.param)


@pytest.fixture(params=STORES)
def open_target(request: pytest.FixtureRequest, new_store: Callable[[str], Open]) -> Open:
    return new_store(request.param)


async def test_a_backup_of_any_store_fills_any_other(
    open_source: Open, open_target: Open, tmp_path: Path
):
    source, target = await open_source(), await open_target()
    archive = await filled(source)
    write_backup(tmp_path / "desk.gz", archive)
    await target.restore(read_backup(tmp_path / "desk.gz"))
    assert await target.archived() == archive
    await source.close()
    await target.close()
    again = await open_target()
    assert await again.archived() == archive
    assert [r.number for r in await again.append([edit("d")])] == [4]
    await again.put("gap", "c", {})
    assert [id_ for id_, _ in await again.all("gap")] == ["b", "a", "c"]
    assert await again.find("gap", "by", ["U2"]) == (("b", GAPS["b"]),)
    await again.close()


@pytest.mark.parametrize("what", ["a revision", "a paper"])
async def test_a_store_that_keeps_something_takes_over_nothing(store: Whole, what: str):
    if what == "a revision":
        await store.append([edit("a")])
    else:
        await store.put("gap", "1", {})
    before = await store.archived()
    with pytest.raises(StoreError, match="not empty; nothing was changed"):
        await store.restore(Archive(revisions=(), digest="x", papers=(("gap", "2", {}),)))
    assert await store.archived() == before


async def test_what_cannot_be_kept_leaves_an_empty_store_empty(
    open_source: Open, open_target: Open
):
    source, target = await open_source(), await open_target()
    archive = await filled(source)
    with pytest.raises(StoreError, match="nothing was changed"):
        await target.restore(
            replace(archive, papers=(*archive.papers, ("gap", "z", {"asked": "\ud83d"})))
        )
    assert await target.archived() == Archive()
    await target.restore(archive)
    assert await target.archived() == archive
    await source.close()
    await target.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "desk.gz"
    write_backup(path, Archive(digest="d", papers=(("gap", "1", {"asked": "x"}),)))
    return path


def test_a_backup_is_read_by_nobody_else_and_replaces_no_file(backup: Path):
    assert backup.stat().st_mode & 0o077 == 0
    before = backup.read_bytes()
    with pytest.raises(InputError, match="there already"):
        write_backup(backup, Archive())
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir()] == ["desk.gz"]


def test_a_backup_that_cannot_be_written_or_read_is_named(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be written: No such file"):
        write_backup(tmp_path / "none" / "desk.gz", Archive())
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_backup(tmp_path / "none.gz")


def plain(text: bytes) -> bytes:
    return gzip.compress(text)


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "another file": lambda _: b"Dear desk",
    "cut off": lambda whole: whole[:-20],
    "an empty one": lambda _: plain(b""),
    "without its last line": lambda whole: plain(
        b"".join(gzip.decompress(whole).splitlines(keepends=True)[:-1])
    ),
    "with a word changed": lambda whole: plain(gzip.decompress(whole).replace(b"asked", b"axked")),
    "no JSON": lambda _: plain(b"Dear desk\n"),
    "a list": lambda _: plain(b"[]\n[]\n"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_backup_is_refused(backup: Path, what: str):
    backup.write_bytes(DAMAGED[what](backup.read_bytes()))
    with pytest.raises(StoreUnreadable, match="is no backup, or a damaged one"):
        read_backup(backup)


def test_a_backup_of_a_later_form_is_refused_as_such(backup: Path):
    lines = gzip.decompress(backup.read_bytes()).replace(b'"backup":1', b'"backup":2')
    body = b"".join(lines.splitlines(keepends=True)[:-1])
    checksum = hashlib.sha256(body).hexdigest().encode()
    backup.write_bytes(plain(body + b'{"sha256":"%b"}\n' % checksum))
    with pytest.raises(StoreUnreadable, match="does not know"):
        read_backup(backup)
