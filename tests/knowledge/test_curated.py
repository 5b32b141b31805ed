"""The form of one curated file: its fields, its place, its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.checks import check
from knowledge.curated import Curated, read_folder
from knowledge.errors import CuratedError
from tests.knowledge.builders import (
    QUIST,
    SOURCE,
    UNION,
    VOTE,
    Alter,
    curated,
    faults,
    line_of,
    story,
    write,
)
from tests.knowledge.checks.cases import put

FORM: dict[str, tuple[Alter, str, str, str, str]] = {
    "a field nearly right": (
        lambda files: files[UNION].update(sumary="A sentence."),
        UNION,
        "^sumary",
        "dockers-union",
        "`sumary` is not a field here",
    ),
    "a field misspelt": (
        lambda files: files[UNION].update(sumary=files[UNION].pop("summary")),
        UNION,
        "^sumary",
        "dockers-union",
        "`sumary` is not a field here; did you mean `summary`?",
    ),
    "a field of a fact misspelt": (
        lambda files: files[UNION]["facts"][0].update(
            attributed=files[UNION]["facts"][0].pop("attributed_to")
        ),
        UNION,
        "attributed:",
        "dockers-union-fact",
        "did you mean `attributed_to`?",
    ),
    "a field that is like nothing": (
        put(UNION, "zzz", 1),
        UNION,
        "^zzz",
        "dockers-union",
        "`zzz` is not a field here",
    ),
    "a field that is missing": (
        lambda files: files[UNION].pop("role"),
        UNION,
        "^id: ",
        "dockers-union",
        "`role` is missing",
    ),
    "text that is a number": (
        put(UNION, "role", 7),
        UNION,
        "^role",
        "dockers-union",
        "`role` must be text; put it in quotes",
    ),
    "a number that is text": (
        put(UNION, "facts.0.evidence.0.start", "one"),
        UNION,
        "start: one",
        "dockers-union-fact",
        "`start` must be a whole number",
    ),
    "a day that is not in the calendar": (
        put(UNION, "as_of", "2025-02-31"),
        UNION,
        "^as_of",
        "dockers-union",
        "`as_of` must be a date",
    ),
    "a partial date that is not in the calendar": (
        put(VOTE, "event.date", "2025-13"),
        VOTE,
        "^  date:",
        "closing-vote",
        "`date` 2025-13 is not a date in the calendar",
    ),
    "a date in words": (
        put(VOTE, "event.date", "May 2025"),
        VOTE,
        "^  date:",
        "closing-vote",
        "`date` must be a date such as 2025-02-03, 2025-02 or 2025, in quotes",
    ),
    "a status that is none": (
        put(UNION, "facts.0.status", "certain"),
        UNION,
        "status: certain",
        "dockers-union-fact",
        "`status` must be one of 'reported', 'attributed'",
    ),
    "a digest that is none": (
        put(UNION, "facts.0.evidence.0.sha256", "ABC"),
        UNION,
        "sha256: ABC",
        "dockers-union-fact",
        "`sha256` must be a SHA-256 digest",
    ),
    "an id with a capital": (
        put(QUIST, "facts.0.id", "Roof Fact"),
        QUIST,
        "id: Roof Fact",
        "Roof Fact",
        "`id` must be an id",
    ),
    "a summary without a full stop": (
        put(UNION, "summary", "No stop"),
        UNION,
        "^summary",
        "dockers-union",
        "`summary` must be a sentence and end with a full stop",
    ),
    "a role of white space": (
        put(UNION, "role", "  "),
        UNION,
        "^role",
        "dockers-union",
        "`role` must not be empty",
    ),
    "a single value where a list belongs": (
        put(UNION, "facts", "none yet"),
        UNION,
        "^facts",
        "dockers-union",
        "`facts` must be a list",
    ),
    "a single value where fields belong": (
        put(UNION, "copy_line", "A line."),
        UNION,
        "^copy_line",
        "dockers-union",
        "`copy_line` must hold fields, not a single value",
    ),
    "a shared mark that is neither true nor false": (
        put(QUIST, "also_known_as.0.shared", "perhaps"),
        QUIST,
        "shared: perhaps",
        "ada-quist",
        "`shared` must be true or false",
    ),
    "another id than the file name": (
        put(VOTE, "id", "the-vote"),
        VOTE,
        "^id: ",
        "the-vote",
        "the id and the file name differ; name the file the-vote.yaml",
    ),
    "a kind in another’s folder": (
        put(UNION, "kind", "person"),
        UNION,
        "^kind: ",
        "dockers-union",
        "a person does not belong in organizations/",
    ),
    "a folder that is none": (
        lambda files: files.update({"gangs/dockers-union.yaml": files.pop(UNION)}),
        "gangs/dockers-union.yaml",
        "^id: ",
        "dockers-union",
        "the folder must be one of sources, people, organizations",
    ),
    "another ending": (
        lambda files: files.update({"places/pier.yml": {**files.pop(UNION), "id": "pier"}}),
        "places/pier.yml",
        "^id: ",
        "pier",
        "name the file pier.yaml",
    ),
    "an entry among the sources": (
        lambda files: files.update({"sources/dockers-union.yaml": files.pop(UNION)}),
        "sources/dockers-union.yaml",
        "^id: ",
        "dockers-union",
        "`publisher` is missing",
    ),
}


@pytest.mark.parametrize("what", FORM)
def test_a_fault_of_form_has_its_file_line_id_and_sentence(tmp_path: Path, what: str):
    alter, file, at, id_, says = FORM[what]
    found = curated(tmp_path, alter).faults
    expected = (file, line_of(tmp_path, file, at), id_)
    assert expected in [(f.file, f.line, f.id) for f in found if says in f.message], found


RAW = {
    "an empty file": (b"", "places/pier.yaml:1: [-] the file is empty"),
    "a file that is not UTF-8": (b"id: a\nname: \xff\n", "places/pier.yaml:2: [-] the file is not"),
    "a tab": (b"id: pier\n\tname: Pier\n", "places/pier.yaml:2: [-] a tab stands here"),
    "an unquoted no": (b"id: pier\nname: no\n", "places/pier.yaml:2: [-] `no` without quotes"),
    "a list": (b"- a\n", "places/pier.yaml:1: [-] this item must hold fields"),
    "a word": (b"pier\n", "places/pier.yaml:1: [-] this item must hold fields"),
    "null": (b"null\n", "places/pier.yaml:1: [-] this item must hold fields"),
}


@pytest.mark.parametrize("what", RAW)
def test_a_file_that_cannot_be_a_record_does_not_hide_the_others(tmp_path: Path, what: str):
    raw, says = RAW[what]
    write(tmp_path, story())
    (tmp_path / "places" / "pier.yaml").write_bytes(raw)
    found = faults(tmp_path)
    assert [fault for fault in found if fault.startswith(says)], found
    assert len(read_folder(tmp_path).records) == len(story())


def test_every_fault_of_form_of_every_file_is_listed(tmp_path: Path):
    def alter(files: dict) -> None:
        files[UNION].update(role=7, summary="No stop")
        files[SOURCE].update(language=None)

    found = [f"{fault.file} {fault.message}" for fault in check(curated(tmp_path, alter))]
    for file, field in ((UNION, "role"), (UNION, "summary"), (SOURCE, "language")):
        assert [fault for fault in found if fault.startswith(f"{file} `{field}` must")]


@pytest.mark.parametrize("folder", [".", "missing"])
def test_a_folder_without_curated_files_is_refused(tmp_path: Path, folder: str):
    with pytest.raises(CuratedError, match="there is no curated file in this folder"):
        read_folder(tmp_path / folder)


def digest_after(folder: Path, alter: Alter | None = None) -> str:
    read: Curated = curated(folder, alter)
    return read.digest


def test_the_digest_of_the_folder_stays_as_long_as_the_files_do(tmp_path: Path):
    assert digest_after(tmp_path / "a") == digest_after(tmp_path / "b")


@pytest.mark.parametrize(
    "alter",
    [
        put(UNION, "role", "Another role"),
        lambda files: files.pop(UNION),
        lambda files: files.update({"places/dockers-union.yaml": files.pop(UNION)}),
    ],
    ids=["a field", "a file gone", "a file moved"],
)
def test_the_digest_of_the_folder_changes_with(tmp_path: Path, alter: Alter):
    assert digest_after(tmp_path / "a") != digest_after(tmp_path / "b", alter)
