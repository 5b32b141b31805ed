"""One change to the curated files, and the fault that ``check`` reports for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from knowledge.checks import check
from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.errors import CuratedError
from knowledge.text import digest

CECOT = "terms/cecot.yaml"
BUKELE = "people/nayib-bukele.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "curated"
    shutil.copytree(DEFAULT_FOLDER, copy)
    return copy


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in check(read_folder(folder))]


def change(folder: Path, file: str, pattern: str, by: str) -> int:
    """Replace the first match in a file; return its line."""
    path = folder / file
    text = path.read_text("utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found, pattern
    path.write_text(text[: found.start()] + found.expand(by) + text[found.end() :], "utf-8")
    return text[: found.start()].count("\n") + 1


def test_the_curated_files_are_in_order():
    assert faults(DEFAULT_FOLDER) == []


CHANGES = {
    "a fact without evidence": (
        CECOT,
        r"(  - id: cecot-only-convicted\n(?:    .*\n)*?)    evidence:\n      - .*\n",
        r"\1    evidence: []\n",
        "cecot-only-convicted] the fact has no evidence",
    ),
    "an unknown speaker": (
        BUKELE,
        r"^    speaker: nayib-bukele",
        "    speaker: nobody-at-all",
        "the speaker nobody-at-all is not an entry on file",
    ),
    "a tab": (CECOT, r"^role: ", "role:\t\tx\n\trole: ", "a tab stands here"),
    "an unquoted no": (CECOT, r"^role: .*", "role: no", "`no` without quotes"),
    "a misspelt field": (CECOT, r"^summary:", "sumary:", "did you mean `summary`?"),
    "a field twice": (CECOT, r"^role: (.*)", r"role: \1\nrole: \1", "`role` stands here twice"),
    "an anchor": (CECOT, r"^role: .*", "role: &x A\nname: *x", "anchors and aliases"),
    "a date that is none": (CECOT, r"^as_of: .*", "as_of: 2025-02-31", "`as_of` must be a date"),
    "a review before its time": (
        CECOT,
        r"^review_by: .*",
        "review_by: 2024-01-01",
        "the review date must come after",
    ),
    "another id than the file name": (CECOT, r"^id: cecot", "id: cecot-2", "the file name differ"),
    "a kind in the wrong folder": (
        CECOT,
        r"^kind: term",
        "kind: place",
        "does not belong in terms/",
    ),
    "an alias that another entry bears": (
        CECOT,
        r"^  - name: mega-prison",
        "  - name: Nayib Bukele",
        "also names nayib-bukele",
    ),
    "a related entry that does not name it back": (
        CECOT,
        r"^related: \[",
        "related: [caracas, ",
        "caracas does not name cecot in turn",
    ),
    "a quotation altered by one character": (
        BUKELE,
        r"We are willing",
        "We are Willing",
        "the words are not those that were fingerprinted",
    ),
    "a span that is not in its paragraph": (
        CECOT,
        r"end: 106",
        "end: 9106",
        "does not lie in paragraph 6",
    ),
    "a source that is not on file": (
        CECOT,
        r"source: cnn-us-el-salvador-agreement, paragraph: 6",
        "source: another-paper, paragraph: 6",
        "the source another-paper is not on file",
    ),
    "a fact that hides whom it is attributed to": (
        CECOT,
        r"criminals only, Bukele wrote\.",
        "criminals only.",
        "the sentence does not say that it is Nayib Bukele’s",
    ),
    "an alleged fact that does not say so": (
        CECOT,
        r"status: attributed",
        "status: alleged",
        "the fact is alleged and must say",
    ),
    "a copy line without a date": (
        CECOT,
        r" on 3 February 2025\.",
        ".",
        "the copy line gives no date",
    ),
    "a digest that is none": (CECOT, r"sha256: \w+", "sha256: abc", "must be a SHA-256 digest"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_fault_is_named_with_file_line_and_sentence(folder: Path, what: str):
    file, pattern, by, said = CHANGES[what]
    change(folder, file, pattern, by)
    found = [fault for fault in faults(folder) if said in fault]
    assert found, faults(folder)
    assert re.match(rf"{re.escape(file)}:\d+: \[", found[0])


def test_the_line_of_a_fault_is_where_it_stands(folder: Path):
    line = change(folder, CECOT, r"^as_of: .*", "as_of: soon")
    assert any(fault.startswith(f"{CECOT}:{line}: [cecot]") for fault in faults(folder))


def test_every_fault_is_listed_and_not_only_the_first(folder: Path):
    change(folder, CECOT, r"^as_of: .*", "as_of: soon")
    change(folder, CECOT, r"^role: .*", "role: 3")
    change(folder, BUKELE, r"We are willing", "We were willing")
    said = "\n".join(faults(folder))
    assert "`as_of` must be a date" in said
    assert "`role` must be text" in said
    assert "the words are not those that were fingerprinted" in said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b"name: caf\xe9\n", "the file is not UTF-8"),
        (b"- a\n- b\n", "this item must hold fields"),
        (b"name: [unclosed\n", "this is not YAML"),
    ],
)
def test_a_file_that_cannot_be_an_entry_is_named(folder: Path, raw: bytes, said: str):
    (folder / "terms" / "odd.yaml").write_bytes(raw)
    assert any(fault.startswith("terms/odd.yaml:") and said in fault for fault in faults(folder))


def test_two_facts_with_one_claim_are_found(folder: Path):
    text = (folder / CECOT).read_text("utf-8")
    fact = re.search(r"  - id: cecot-only-convicted\n(?:    .*\n)+", text)
    assert fact
    again = fact.group().replace("cecot-only-convicted", "cecot-again")
    (folder / CECOT).write_text(text.replace(fact.group(), fact.group() + again), "utf-8")
    assert any("the claim is that of the fact" in fault for fault in faults(folder))


def test_a_paragraph_that_no_fact_rests_on_is_found(folder: Path):
    source = folder / "sources" / "cnn-us-el-salvador-agreement.yaml"
    with source.open("a", encoding="utf-8") as file:
        file.write(f"  - {{paragraph: 31, form: prose, length: 3, sha256: {digest('new')}}}\n")
    assert any("no fact rests on paragraph 31" in fault for fault in faults(folder))


def test_a_folder_without_curated_files_is_not_an_empty_store(tmp_path: Path):
    with pytest.raises(CuratedError, match="no curated file"):
        read_folder(tmp_path)


def test_check_exits_with_1_and_prints_every_fault(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    change(folder, BUKELE, r"We are willing", "We are Willing")
    assert main(["check", "--folder", str(folder)]) == 1
    assert f"{BUKELE}:" in capsys.readouterr().out


def test_check_of_files_in_order_exits_with_0(capsys: pytest.CaptureFixture[str]):
    assert main(["check"]) == 0
    assert "16 quotes" in capsys.readouterr().out


def test_an_article_that_cannot_be_read_exits_with_2(tmp_path: Path):
    assert main(["check", "--article", str(tmp_path / "none.txt")]) == 2
