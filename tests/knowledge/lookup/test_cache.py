"""The index comes from its file where the names have not changed, and never from a bad one."""

import logging
from pathlib import Path

import pytest

from knowledge.lookup import NameIndex, Record
from knowledge.lookup.cache import digest, load
from tests.knowledge.lookup.people import RECORDS, index

TYPED = ["Ada Quist", "Quist", "Oyarzum-Lekue", "NDU", "Pier 14", "Дмитрий Соколенко", "karim"]


def test_an_index_from_its_file_answers_as_one_just_built(tmp_path: Path):
    path = tmp_path / "names"
    NameIndex.build(RECORDS, path)
    stamp = path.stat().st_mtime_ns
    again = NameIndex.build(RECORDS, path)
    assert path.stat().st_mtime_ns == stamp
    assert [again.resolve(t) for t in TYPED] == [index().resolve(t) for t in TYPED]
    assert again.complete("qui") == index().complete("qui")


def test_other_names_are_never_answered_from_an_old_file(tmp_path: Path):
    path = tmp_path / "names"
    NameIndex.build(RECORDS, path)
    names = NameIndex.build([*RECORDS, Record("ola", "person", ("Ola Brandt",))], path)
    assert names.resolve("Ola Brandt").entry_id == "ola"
    assert load(path, digest(RECORDS)) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"\xff\xfe not a cache",
        lambda data: data[: len(data) // 2],
        lambda data: data.split(b"\n", 1)[0] + b"\n",
        lambda data: b"[]\n" + data,
    ],
)
def test_a_file_that_cannot_be_read_is_built_anew_and_said_so(tmp_path: Path, spoil, caplog):
    path = tmp_path / "names"
    NameIndex.build(RECORDS, path)
    path.write_bytes(spoil(path.read_bytes()))
    with caplog.at_level(logging.WARNING):
        assert NameIndex.build(RECORDS, path).resolve("Ada Quist").entry_id == "ada-quist"
    assert "built anew" in caplog.text
    assert load(path, digest(RECORDS)) is not None


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, caplog):
    (tmp_path / "file").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        names = NameIndex.build(RECORDS, tmp_path / "file" / "names")
    assert names.resolve("Ada Quist").entry_id == "ada-quist"


def test_an_index_from_its_file_can_be_changed(tmp_path: Path):
    NameIndex.build(RECORDS, tmp_path / "names")
    names = NameIndex.build(RECORDS, tmp_path / "names").without("ada-quist")
    assert names.resolve("Quist").entry_id == "tom-quist"
