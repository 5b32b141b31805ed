"""``python -m knowledge migrate``, ``copy``, ``backup`` and ``restore``, as they are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.postgres import Server, serving
from knowledge.cli import main
from knowledge.store.archive import Archive
from knowledge.store.opening import open_address
from tests.knowledge.store.changes import edit


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    with server.database() as name:
        yield server.url(name)


@pytest.fixture
def environ(url: str) -> dict[str, str]:
    return {"DATABASE_URL": url}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a store in which something is kept."""
    path = tmp_path / "desk" / "knowledge.json"

    async def fill() -> None:
        store = open_address(str(path))
        await store.append([edit("a"), edit("b")])
        await store.set_curated_digest("abc")
        await store.put("gap", "1", {"asked": "Who is it?"})
        await store.close()

    asyncio.run(fill())
    return path


def kept(address: object, workspace: str = "") -> Archive:
    """Return what a store keeps."""

    async def read() -> Archive:
        store = open_address(str(address), workspace)
        try:
            return await store.archived()
        finally:
            await store.close()

    return asyncio.run(read())


def test_a_store_moves_into_a_database_and_back(
    file: Path, tmp_path: Path, environ: dict[str, str], url: str, capsys
):
    back = tmp_path / "back.json"
    assert main(["migrate"], environ) == 0
    assert "0002_papers.sql: done" in capsys.readouterr().out
    assert main(["copy", str(file), "DATABASE_URL"], environ) == 0
    assert "2 revisions, 1 papers" in capsys.readouterr().out
    assert main(["copy", "DATABASE_URL", str(back)], environ) == 0
    assert kept(file) == kept(url) == kept(back)
    assert len(kept(back).revisions) == 2
    assert back.with_name("back.json.edited").exists()


def test_a_copy_into_a_store_that_keeps_something_is_refused(
    file: Path, environ: dict[str, str], capsys
):
    main(["migrate"], environ)
    assert main(["copy", str(file), "DATABASE_URL"], environ) == 0
    assert main(["copy", str(file), "DATABASE_URL"], environ) == 2
    assert "not empty; nothing was changed" in capsys.readouterr().err
    assert main(["copy", str(file), "DATABASE_URL", "--workspace", "T1"], environ) == 0


def test_a_backup_is_restored_into_an_empty_store(
    file: Path, tmp_path: Path, environ: dict[str, str], url: str, capsys
):
    backup = str(tmp_path / "desk.gz")
    main(["migrate"], environ)
    assert main(["backup", backup, "--store", str(file)], environ) == 0
    assert main(["restore", backup], environ) == 0
    assert kept(url) == kept(file)
    assert main(["restore", backup], environ) == 2
    assert "not empty" in capsys.readouterr().err
    assert main(["backup", backup], environ) == 2
    assert "there already" in capsys.readouterr().err


def test_the_desks_week_and_what_is_on_file_come_from_the_database_where_it_is_set(
    file: Path, tmp_path: Path, environ: dict[str, str], capsys
):
    main(["migrate"], environ)
    main(["copy", str(file), "DATABASE_URL"], environ)
    empty = tmp_path / "empty"
    empty.mkdir()
    capsys.readouterr()
    for command in (["report", "--json"], ["export", "--csv", "-", "--folder", str(empty)]):
        assert main(command, environ) == 0
        from_database = capsys.readouterr().out
        assert main([*command, "--store", str(file)], environ) == 0
        assert from_database == capsys.readouterr().out
    assert from_database.count("\n") >= 2


def test_the_report_of_one_of_several_workspaces_has_to_be_named(
    file: Path, environ: dict[str, str], capsys
):
    main(["migrate"], environ)
    main(["copy", str(file), "DATABASE_URL", "--workspace", "T1"], environ)
    for command in (["report"], ["export", "--csv", "-"]):
        assert main(command, environ) == 2
        assert "such as --workspace T1" in capsys.readouterr().err
        assert main([*command, "--workspace", "T1"], environ) == 0


def test_a_store_that_is_not_there_is_not_taken_for_empty(tmp_path: Path, capsys):
    none = tmp_path / "none.json"
    assert main(["backup", str(tmp_path / "desk.gz"), "--store", str(none)], {}) == 2
    assert "is not there" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_a_database_there_is_nothing_to_migrate_and_nothing_to_copy(file: Path, capsys):
    assert main(["migrate"], {}) == 0
    assert "needs no setting up" in capsys.readouterr().out
    assert main(["copy", str(file), "DATABASE_URL"], {}) == 2
    assert "DATABASE_URL is not set" in capsys.readouterr().err


def test_a_copy_into_a_database_that_is_not_set_up_says_what_to_run(
    file: Path, environ: dict[str, str], capsys
):
    assert main(["copy", str(file), "DATABASE_URL"], environ) == 2
    assert "run python -m knowledge migrate" in capsys.readouterr().err


def test_where_several_workspaces_are_kept_a_backup_asks_for_which(
    file: Path, tmp_path: Path, environ: dict[str, str], url: str, capsys
):
    main(["migrate"], environ)
    for team in ("T1", "T2"):
        main(["copy", str(file), "DATABASE_URL", "--workspace", team], environ)
    capsys.readouterr()
    backup = tmp_path / "desk.gz"
    assert main(["backup", str(backup)], environ) == 2
    said = capsys.readouterr().err
    assert "keeps the parts of workspaces: T1, T2." in said
    assert "--workspace T2" in said
    assert not backup.exists()
    assert main(["copy", "DATABASE_URL", str(tmp_path / "back.json")], environ) == 2
    assert main(["backup", str(backup), "--workspace", "T1"], environ) == 0
    assert main(["restore", str(backup), "--workspace", "T3"], environ) == 0
    assert kept(url, "T3") == kept(url, "T1")


def test_a_backup_of_nothing_says_so(tmp_path: Path, environ: dict[str, str], capsys):
    main(["migrate"], environ)
    assert main(["backup", str(tmp_path / "desk.gz"), "--workspace", "T9"], environ) == 0
    assert "Nothing is kept there: the backup is empty." in capsys.readouterr().err
