"""What is said of a store or a folder that is not in order; nothing is changed by looking."""

import shutil
from pathlib import Path

import pytest

from benchmarks.postgres import serving
from knowledge.building import build, open_store
from knowledge.curated import DEFAULT_FOLDER
from knowledge.diagnosis import of_curated, of_database, of_file
from knowledge.store.postgres.store import migrate
from knowledge.store.tinydb import edited_marker, journal_path


@pytest.fixture
async def store(tmp_path):
    """A store that was built and closed."""
    path = tmp_path / "knowledge.json"
    kept = open_store(path)
    await build(kept)
    await kept.close()
    return path


def everything(folder: Path):
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_store_that_is_there_is_read_and_left_as_it_is(store):
    before = everything(store.parent)
    assert of_file(store).state == "good"
    assert everything(store.parent) == before


def test_a_store_that_is_not_there_yet_is_well(tmp_path):
    finding = of_file(tmp_path / "new" / "knowledge.json")
    assert finding.state == "good"
    assert not (tmp_path / "new").exists()


async def test_a_store_that_a_bot_holds_is_well_and_tells_by_whom(store):
    kept = open_store(store)
    try:
        finding = of_file(store)
        assert finding.state == "good"
        assert "holds it" in finding.said
    finally:
        await kept.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_a_damaged_store_is_bad(store, content):
    store.write_bytes(content)
    assert of_file(store).state == "bad"
    assert store.read_bytes() == content


def test_a_damaged_journal_is_bad(store):
    journal_path(store).write_bytes(b"nothing of ours\nnothing of ours\n")
    assert of_file(store).state == "bad"


def test_a_store_that_is_gone_with_editors_work_is_bad(store):
    edited_marker(store).touch()
    store.unlink()
    finding = of_file(store)
    assert (finding.state, "backup" in finding.mend) == ("bad", True)


def test_a_folder_that_takes_no_files_is_bad(tmp_path):
    (tmp_path / "file").touch()
    finding = of_file(tmp_path / "file" / "knowledge.json")
    assert (finding.state, "KNOWLEDGE_DB" in finding.mend) == ("bad", True)


def test_a_disk_that_is_nearly_full_is_worth_a_word(store):
    finding = of_file(store, room=10**18)
    assert (finding.state, "MB left" in finding.said) == ("warning", True)


def test_curated_files_without_a_fault_are_counted():
    assert of_curated().state == "good"


def test_a_fault_in_the_curated_files_is_named(tmp_path):
    shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated")
    broken = next((tmp_path / "curated").rglob("*.yaml"))
    broken.write_text("name: [", "utf-8")
    finding = of_curated(tmp_path / "curated")
    assert finding.state == "bad"
    assert "faults in the curated files; the first is" in finding.said
    assert "python -m knowledge check" in finding.mend


@pytest.mark.parametrize("url", ["", "mysql://desk", "postgres://["])
async def test_an_address_of_no_database_is_bad(url):
    finding = await of_database(url)
    assert (finding.state, finding.mend) == ("bad", "Correct DATABASE_URL.")


async def test_a_database_is_bad_until_it_is_set_up_and_while_it_is_gone():
    with serving() as server, server.database() as name:
        url = server.url(name)
        finding = await of_database(url)
        assert (finding.state, "migrate" in finding.mend) == ("bad", True)
        await migrate(url)
        assert (await of_database(url)).state == "good"
        server.stop()
        finding = await of_database(url)
        assert (finding.state, "runs" in finding.mend) == ("bad", True)
        server.start()
