"""``python -m knowledge draft`` and ``accept``, and the example of the document."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER
from tests.knowledge.builders import QUIST, curated

PROJECT = Path(__file__).parents[3]
DOCUMENT = (PROJECT / "docs" / "drafting.md").read_text("utf-8")
ARTICLE, FOUND, EDITED, ACCEPTED = re.findall(r"```(?:text|yaml)\n(.*?)```", DOCUMENT, re.DOTALL)

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated")
    return tmp_path / "curated"


def test_the_example_of_the_document_runs_as_it_is_told(
    tmp_path: Path, article: Path, folder: Path, capsys: Capture
):
    path = tmp_path / "draft.yaml"
    assert main(["draft", str(article), "--out", str(path), "--folder", str(folder)]) == 0
    drafted = path.read_text("utf-8")
    assert FOUND in drafted
    edited = re.sub(r"  review:\n    - Check headline.*\n", "", drafted).replace(FOUND, EDITED)
    path.write_text(edited, "utf-8")
    capsys.readouterr()
    assert main(["accept", str(path), "--into", str(folder), "--article", str(article)]) == 0
    said = capsys.readouterr().out
    for line in ACCEPTED.splitlines():
        assert line.replace("knowledge/curated", str(folder)) in said
    assert "quote quist-no-boat-will-dock waits: Speaker: “Ada Quist” in ¶3 is Ada Quist" in said
    assert main(["check", "--folder", str(folder), "--article", str(article)]) == 0
    assert EDITED not in path.read_text("utf-8")


def test_every_option_is_in_the_document(capsys: Capture):
    for command in ("draft", "accept"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        for option in re.findall(r"  (--[a-z-]+)", capsys.readouterr().out):
            assert option in DOCUMENT


def test_a_draft_is_printed_where_no_file_is_given(article: Path, capsys: Capture):
    assert main(["draft", str(article)]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("# Draft of “Ferries to stay away from the old terminal”")
    assert printed.err == ""


def test_drafts_of_several_articles_share_no_id(tmp_path: Path, article: Path, capsys: Capture):
    out = tmp_path / "drafts"
    second = tmp_path / "second.txt"
    second.write_text(ARTICLE.replace("pay for a bus", "pay for a boat"), "utf-8")
    assert main(["draft", str(article), str(second), "--out", str(out)]) == 0
    written = sorted(path.name for path in out.iterdir())
    assert written == [
        "the-quay-post-ferries-to-stay-away-from-the-2.yaml",
        "the-quay-post-ferries-to-stay-away-from-the.yaml",
    ]


def test_as_json_a_draft_has_source_entries_and_open_quotes(article: Path, capsys: Capture):
    assert main(["draft", str(article), "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    made = json.loads(line)
    assert made["source"]["publisher"] == "The Quay Post"
    quotes = [q for entry in made["entries"] for q in entry.get("quotes", ())]
    assert [quote["exact"] for quote in quotes] == ["No boat will dock here again,"]
    assert made["quotes"] == []


def test_one_bad_input_is_named_and_the_others_are_drafted(
    tmp_path: Path, article: Path, capsys: Capture
):
    missing = tmp_path / "missing.txt"
    assert main(["draft", str(missing), str(article)]) == 1
    printed = capsys.readouterr()
    assert "missing.txt cannot be read" in printed.err
    assert "# Draft of" in printed.out


def test_embargo_and_text_are_put_on_the_source(article: Path, capsys: Capture):
    given = ["--embargo-until", "2025-05-10T06:00:00+02:00", "--hold-text", "our own article"]
    assert main(["draft", str(article), *given]) == 0
    printed = capsys.readouterr().out
    assert '  embargo_until: "2025-05-10T04:00:00+00:00"\n' in printed
    assert "  rights: our own article\n  text:\n" in printed


@pytest.mark.parametrize(
    "given", [["--embargo-until", "2025-05-10T06:00:00"], ["--published", "9 May"]]
)
def test_a_time_without_zone_and_a_day_that_is_none_are_refused(
    article: Path, given: list[str], capsys: Capture
):
    with pytest.raises(SystemExit) as stopped:
        main(["draft", str(article), *given])
    assert stopped.value.code == 2
    assert given[1] in capsys.readouterr().err


def test_without_anything_on_file_all_names_are_new(tmp_path: Path, article: Path, capsys: Capture):
    (tmp_path / "none").mkdir()
    assert main(["draft", str(article), "--folder", str(tmp_path / "none")]) == 0
    assert "on_file: true" not in capsys.readouterr().out


def test_faults_of_an_acceptance_are_listed_and_nothing_is_moved(tmp_path: Path, capsys: Capture):
    curated(tmp_path / "curated")
    before = (tmp_path / "curated" / QUIST).read_bytes()
    path = tmp_path / "draft.yaml"
    path.write_text(
        "entries:\n  - id: ada-quist\n    on_file: true\n    quotes:\n      - id: none\n", "utf-8"
    )
    assert main(["accept", str(path), "--into", str(tmp_path / "curated")]) == 1
    said = capsys.readouterr().out
    assert f"{path}:5: [none] `exact` is missing" in said
    assert (tmp_path / "curated" / QUIST).read_bytes() == before


def test_a_mistyped_folder_is_refused_and_nothing_is_written(
    tmp_path: Path, article: Path, capsys: Capture
):
    draft, missing = tmp_path / "draft.yaml", tmp_path / "curatde"
    assert main(["draft", str(article), "--out", str(draft), "--folder", str(missing)]) == 2
    assert not draft.exists()
    draft.write_text("entries: []\n", "utf-8")
    assert main(["accept", str(draft), "--into", str(missing)]) == 2
    assert draft.read_text("utf-8") == "entries: []\n"
    assert not missing.exists()
    assert capsys.readouterr().err.count(f"{missing} is not a folder") == 2


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///a/b.txt"])
def test_an_address_of_another_kind_is_not_taken_for_a_file(address: str, capsys: Capture):
    assert main(["draft", address]) == 1
    assert capsys.readouterr().err == f"{address}: only http and https addresses are read\n"


def test_a_file_that_cannot_be_read_is_named_once(tmp_path: Path, capsys: Capture):
    assert main(["draft", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} cannot be read: Is a directory\n"


def test_every_option_and_argument_is_explained_in_the_help(capsys: Capture):
    for command in ("check", "build", "cite", "draft", "accept"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        lines = capsys.readouterr().out.split("options:")[1].splitlines()
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            if line.startswith("  --"):
                assert len(re.split(r" {2,}", line.strip())) == 2 or after.startswith(" " * 8), line


def test_a_text_is_not_held_without_a_reason(article: Path, capsys: Capture):
    with pytest.raises(SystemExit) as stopped:
        main(["draft", str(article), "--hold-text", " "])
    assert stopped.value.code == 2
    assert "say why the text may be held" in capsys.readouterr().err


def test_a_feed_in_a_file_is_told_to_be_one(tmp_path: Path, capsys: Capture):
    path = tmp_path / "feed.xml"
    path.write_text("<rss version='2.0'><channel><title>Quay</title></channel></rss>", "utf-8")
    assert main(["draft", str(path)]) == 1
    assert "that is a feed, which lists articles and holds none" in capsys.readouterr().err


def test_a_folder_in_place_of_an_article_is_named_without_a_number(tmp_path: Path, capsys: Capture):
    assert main(["cite", "--article", str(tmp_path), "--source", "quay", "words"]) == 2
    assert capsys.readouterr().err == f"{tmp_path} cannot be read: Is a directory\n"
