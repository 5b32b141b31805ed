"""What an editor types to take things out, and reads."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.building import build, open_store
from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.model import Entry
from knowledge.revisions import Change

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated"))


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    """Return a store in which an editor gave CECOT another role."""
    path = tmp_path / "knowledge.json"
    asyncio.run(publish(path, folder, role="Prison: no #1"))
    return path


async def publish(path: Path, folder: Path, **fields: object) -> None:
    store = open_store(path)
    await build(store, folder)
    cecot = next(e for e in read_folder(folder).entries if e.id == "cecot")
    changed: Entry = replace(cecot, **fields)  # type: ignore[arg-type]
    change = Change(subject="cecot", after=changed, origin="desk", editor="U0EDITOR", reason="role")
    await store.append([change])
    await store.close()


def run(store: Path, folder: Path, *more: str) -> int:
    return main(["export", "--store", str(store), "--folder", str(folder), *more])


def test_a_dry_run_shows_the_lines_and_writes_none(store: Path, folder: Path, capsys: Capture):
    before = (folder / "terms/cecot.yaml").read_bytes()
    assert run(store, folder, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "--- a/terms/cecot.yaml\n+++ b/terms/cecot.yaml\n" in said
    assert '\n-role: Prison in El Salvador\n+role: "Prison: no #1"\n' in said
    assert said.endswith("0 new, 1 changed, 0 gone; nothing was written\n")
    assert (folder / "terms/cecot.yaml").read_bytes() == before


def test_exporting_twice_changes_nothing_the_second_time(
    store: Path, folder: Path, capsys: Capture
):
    assert run(store, folder) == 0
    assert capsys.readouterr().out == "terms/cecot.yaml: changed\n0 new, 1 changed, 0 gone\n"
    assert main(["check", "--folder", str(folder)]) == 0
    capsys.readouterr()
    assert run(store, folder) == 0
    assert capsys.readouterr().out == f"nothing to write: {folder} holds what is on file\n"


def test_an_edit_of_a_file_that_is_not_built_yet_is_kept(
    store: Path, folder: Path, capsys: Capture
):
    path = folder / "people/marco-rubio.yaml"
    edited = path.read_text("utf-8").replace("name: Marco Rubio", "name: Marco Rubio  # checked")
    edited = edited.replace("review_by: 20", "review_by: 21", 1)
    path.write_text(edited, "utf-8")
    assert run(store, folder) == 0
    assert path.read_text("utf-8") == edited


def test_where_file_and_editor_both_changed_a_field_the_editors_is_kept_and_it_is_said(
    store: Path, folder: Path, capsys: Capture
):
    path = folder / "terms/cecot.yaml"
    path.write_text(path.read_text("utf-8").replace("role: Prison in", "role: Gaol in"), "utf-8")
    assert run(store, folder) == 0
    assert "kept as published: cecot: `role` was changed" in capsys.readouterr().out
    assert 'role: "Prison: no #1"' in path.read_text("utf-8")


def test_an_empty_folder_takes_everything(
    store: Path, folder: Path, tmp_path: Path, capsys: Capture
):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(store, empty) == 0
    assert capsys.readouterr().out.endswith("72 new, 0 changed, 0 gone\n")
    assert main(["check", "--folder", str(empty)]) == 0


def test_what_would_not_pass_the_check_is_named_and_nothing_is_written(
    store: Path, folder: Path, capsys: Capture
):
    asyncio.run(publish(store, folder, related=()))
    before = {p: p.read_bytes() for p in folder.rglob("*.yaml")}
    assert run(store, folder) == 1
    assert "cecot does not name" in capsys.readouterr().out
    assert {p: p.read_bytes() for p in folder.rglob("*.yaml")} == before


def test_a_file_with_a_fault_stops_it_before_anything(store: Path, folder: Path, capsys: Capture):
    (folder / "terms/cecot.yaml").write_text("id: [", "utf-8")
    assert run(store, folder) == 1
    assert "terms/cecot.yaml" in capsys.readouterr().out


def test_a_store_or_folder_that_is_not_there_is_not_made(
    tmp_path: Path, store: Path, folder: Path, capsys: Capture
):
    assert run(tmp_path / "typo.json", folder) == 2
    assert "there is no store at" in capsys.readouterr().err
    assert not list(tmp_path.glob("typo*"))
    assert run(store, tmp_path / "typo") == 2
    assert "is not a folder" in capsys.readouterr().err


def test_the_other_forms_are_printed_or_written(
    store: Path, folder: Path, tmp_path: Path, capsys: Capture
):
    assert run(store, folder, "--json-ld", "-") == 0
    assert capsys.readouterr().out.startswith('{\n  "@context": "https://schema.org"')
    path = tmp_path / "desk.csv"
    assert run(store, folder, "--csv", str(path)) == 0
    assert capsys.readouterr().out == f"{path}: 71 entries\n"
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"id","kind"')
    assert run(store, folder, "--csv", "-", "--dry-run") == 2
    assert run(store, folder, "--json-ld", str(tmp_path / "curated")) == 2
