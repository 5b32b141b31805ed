"""What an editor types to take in another glossary, and reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.exchange.rows import MOST_BYTES
from knowledge.model import Entry
from knowledge.text import key

Capture = pytest.CaptureFixture[str]

GLOSSARY = """\
Term;Definition;Also known as;Category;Link
CECOT;A prison;;term;
CBP;"US Customs and Border Protection, the border agency";Customs;Agency;https://example.com/cbp
;A definition alone;;;
Writ;;;;
=cmd|'x';Something;;;
Title 42;Rule of public health used at the border.;"T42; Section 265";Law;
Tsar;Head;Trump;person;
Title 42;The same once more;;;
Asylum;Protection;;;;;over here
Storm;Bad weather;;event;
"""
TSAR = "“Tsar” looks like Donald Trump (donald-trump), by the name “Trump”; skipped"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated"))


def given_file(tmp_path: Path, text: str | bytes, name: str = "glossary.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def run(path: Path, folder: Path, *more: str) -> int:
    return main(["import", str(path), "--folder", str(folder), *more])


def entry(folder: Path, id_: str) -> Entry:
    return next(e for e in read_folder(folder).entries if e.id == id_)


def test_every_row_comes_in_or_is_listed_with_its_line(
    tmp_path: Path, folder: Path, capsys: Capture
):
    path = given_file(tmp_path, GLOSSARY)
    assert run(path, folder) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:2: [-] “CECOT” looks like CECOT (cecot); skipped",
        f"{path}:4: [-] there is no name",
        f"{path}:5: [-] there is no definition",
        f"{path}:6: [-] “Term” holds a formula (=cmd|'x'); paste its value instead",
        f"{path}:8: [-] {TSAR}",
        f"{path}:9: [-] “Title 42” looks like line 7, Title 42; skipped",
        f"{path}:10: [-] there are more cells than columns; the first one over holds “over here”",
        f"{path}:11: [-] an event needs its date and evidence; file it by hand",
        "organizations/cbp.yaml: new",
        "terms/title-42.yaml: new",
        "2 new, 3 on file already, 5 with faults",
    ]
    assert main(["check", "--folder", str(folder)]) == 0


def test_an_entry_that_came_in_says_where_it_is_from(tmp_path: Path, folder: Path):
    run(given_file(tmp_path, GLOSSARY), folder)
    made = entry(folder, "cbp")
    assert (made.name, made.kind, made.role) == ("CBP", "organization", "Organization")
    assert made.summary == "US Customs and Border Protection, the border agency."
    assert [alias.name for alias in made.also_known_as] == ["Customs"]
    assert made.evidence[0].source == "desk"
    note = "imported from glossary.csv, line 3; Link: https://example.com/cbp"
    assert made.evidence[0].note == note
    assert made.facts[0].evidence == made.evidence
    assert entry(folder, "title-42").evidence[0].note == (
        "imported from glossary.csv, line 7; Category: Law"
    )


def test_a_dry_run_prints_what_would_be_written_and_writes_nothing(
    tmp_path: Path, folder: Path, capsys: Capture
):
    path = given_file(tmp_path, GLOSSARY)
    before = sorted(folder.rglob("*"))
    assert run(path, folder, "--dry-run") == 1
    said = capsys.readouterr().out
    assert "--- terms/title-42.yaml\nid: title-42\nkind: term\nname: Title 42\n" in said
    assert said.endswith("; nothing was written\n")
    assert sorted(folder.rglob("*")) == before


def test_what_came_in_is_on_file_the_second_time(tmp_path: Path, folder: Path, capsys: Capture):
    path = given_file(tmp_path, "term,meaning\nAsylum,Protection\n")
    assert run(path, folder) == 0
    files = sorted(folder.rglob("*"))
    assert run(path, folder) == 0
    assert capsys.readouterr().out.endswith("0 new, 1 on file already, 0 with faults\n")
    assert sorted(folder.rglob("*")) == files


def test_what_looks_like_an_entry_comes_in_even_so_without_the_name_of_another(
    tmp_path: Path, folder: Path, capsys: Capture
):
    path = given_file(tmp_path, GLOSSARY)
    assert run(path, folder, "--even-so") == 1
    said = capsys.readouterr().out
    assert "people/tsar.yaml: new" in said
    made = entry(folder, "tsar")
    assert made.also_known_as == ()
    assert str(made.evidence[0].note).endswith("also called there: Trump")
    for line, what in (
        (2, "“CECOT” looks like CECOT (cecot)"),
        (9, "“Title 42” looks like line 7"),
    ):
        assert f"{path}:{line}: [-] {what}" in said
    assert said.count("two entries cannot bear one name; give it another") == 2
    assert "terms/title-42.yaml: new" in said
    assert main(["check", "--folder", str(folder)]) == 0


FORMS = [
    ("comma", b"term,definition\nAsylum,Protection\n"),
    ("tab", b"term\tdefinition\nAsylum\tProtection\n"),
    ("bar", b"term|definition\nAsylum|Protection\n"),
    ("sep", b"sep=;\nterm;definition\nAsylum;Protection\n"),
    ("byte order mark", "\ufeffterm,definition\nAsylum,Protection\n".encode()),
    ("utf-16", "term,definition\nAsylum,Protection\n".encode("utf-16")),
    ("carriage returns", b"term,definition\rAsylum,Protection\r"),
    ("blank lines", b"\n\nterm,definition\n,\n\nAsylum,Protection\n"),
    ("missing cells", b"term,kind,definition,aka\nAsylum,,Protection\n"),
]


@pytest.mark.parametrize(("_", "raw"), FORMS, ids=[form[0] for form in FORMS])
def test_encoding_and_delimiter_are_found_out(_: str, raw: bytes, tmp_path: Path, folder: Path):
    assert run(given_file(tmp_path, raw), folder) == 0
    assert entry(folder, "asylum").summary == "Protection."


def test_an_older_windows_encoding_is_read(tmp_path: Path, folder: Path):
    path = given_file(tmp_path, "term;definition\nAsyl;Schutz für Flüchtlinge\n".encode("cp1252"))
    assert run(path, folder) == 0
    assert entry(folder, "asyl").summary == "Schutz für Flüchtlinge."


LISTS = [
    ("objects", [{"term": "Asylum", "meaning": "Protection", "aliases": ["Refuge", "Haven"]}]),
    ("one field", {"terms": [{"name": "Asylum", "text": "Protection", "aka": "Refuge, Haven"}]}),
    ("by name", {"Asylum": {"definition": "Protection", "synonyms": "Refuge; Haven"}}),
]


@pytest.mark.parametrize(("_", "data"), LISTS, ids=[form[0] for form in LISTS])
def test_json_is_read_in_its_usual_forms(_: str, data: object, tmp_path: Path, folder: Path):
    path = given_file(tmp_path, json.dumps(data, indent=1), "terms.json")
    assert run(path, folder) == 0
    made = entry(folder, "asylum")
    assert made.summary == "Protection."
    assert [alias.name for alias in made.also_known_as] == ["Refuge", "Haven"]


def test_faults_in_json_have_their_lines(tmp_path: Path, folder: Path, capsys: Capture):
    text = """[
  {"term": "Asylum", "definition": "Protection"},
  {"term": "Writ"},
  "alone",

  {"term": {"en": "Stay"}, "definition": "Halt"}
]"""
    path = given_file(tmp_path, text, "terms.json")
    assert run(path, folder) == 1
    said = capsys.readouterr().out
    assert f"{path}:3: [-] there is no definition" in said
    assert f"{path}:4: [-] this is not an object with fields" in said
    assert f"{path}:6: [-] `term` holds further fields; give it text or a list of texts" in said
    assert "terms/asylum.yaml: new" in said


def test_columns_with_other_names_are_given(tmp_path: Path, folder: Path, capsys: Capture):
    path = given_file(tmp_path, "Begriff;Bedeutung\nAsyl;Schutz\n")
    assert run(path, folder) == 2
    assert capsys.readouterr().err == (
        f"no column of {path} gives the name; it has “Begriff”, “Bedeutung”. "
        "Say which, such as --column name=COLUMN\n"
    )
    columns = ("--column", "name=Begriff", "--column", "definition=bedeutung")
    assert run(path, folder, *columns, "--kind", "agreement") == 0
    assert entry(folder, "asyl").kind == "agreement"
    assert run(path, folder, "--column", "name=Wort") == 2
    assert "has no column “Wort”" in capsys.readouterr().err


def test_an_acronym_is_the_name_or_another_name(tmp_path: Path, folder: Path):
    assert run(given_file(tmp_path, "acronym,meaning\nDHS,Homeland Security\n"), folder) == 0
    assert entry(folder, "dhs").name == "DHS"
    people = "name,title,description,acronym\nPat Roe,Mayor,Runs the town,PR\n"
    assert run(given_file(tmp_path, people, "b.csv"), folder, "--kind", "person") == 0
    made = entry(folder, "pat-roe")
    assert (made.role, [alias.name for alias in made.also_known_as]) == ("Mayor", ["PR"])


def test_a_cell_with_an_apostrophe_before_its_sign_is_text(tmp_path: Path, folder: Path):
    assert run(given_file(tmp_path, "term,definition\nAt,'@ the sign\n"), folder) == 0
    assert entry(folder, "at").summary == "@ the sign."


BAD = [
    ("empty", b"", "is empty; there is nothing to import"),
    ("blank", b" \n\n", "is empty; there is nothing to import"),
    ("no row", b"term,definition\n", "holds no row; there is nothing to import"),
    ("commas alone", b",,\n,,\n", "holds no row; there is nothing to import"),
    ("no header", b"Asylum,Protection\nWrit,Order\n", "gives the name; it has “Asylum”"),
    ("binary", bytes(range(256)) * 20, "is not text; save it as CSV in UTF-8, or as JSON"),
    ("workbook", b"PK\x03\x04rest", "is not text; save it as CSV in UTF-8, or as JSON"),
    ("twice", b"term,Definition,definition\na,b,c\n", ":1: two columns are called “definition”"),
    ("quotation mark", b'term,definition\n"Writ,Order\n', ":2: the row cannot be read"),
]


@pytest.mark.parametrize(("_", "raw", "says"), BAD, ids=[case[0] for case in BAD])
def test_what_is_no_table_is_said_in_one_sentence(
    _: str, raw: bytes, says: str, tmp_path: Path, folder: Path, capsys: Capture
):
    path = given_file(tmp_path, raw)
    assert run(path, folder) == 2
    said = capsys.readouterr().err
    assert says in said
    assert str(path) in said
    assert said.count("\n") == 1


BAD_JSON = [
    ("broken", '[\n{"term": }]', ":2: this is not JSON"),
    ("a number", "7", "holds a single value; write a list of objects"),
    ("nested", '{"data": {"a": 1}, "b": [1]}', "values of several forms; write a list"),
    ("deep", "[" * 100_000, "is nested too deeply"),
    ("twice", '[{"term": "a", "term": "b"}]', "the field “term” stands twice in one object"),
    ("nothing", "[]", "holds no row; there is nothing to import"),
]


@pytest.mark.parametrize(("_", "text", "says"), BAD_JSON, ids=[case[0] for case in BAD_JSON])
def test_what_is_no_list_is_said_in_one_sentence(
    _: str, text: str, says: str, tmp_path: Path, folder: Path, capsys: Capture
):
    assert run(given_file(tmp_path, text, "terms.json"), folder) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_a_file_that_is_too_large_or_not_there_is_not_read(
    tmp_path: Path, folder: Path, capsys: Capture
):
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(10 * MOST_BYTES)
    assert run(large, folder) == 2
    assert "has 200 MB; at most 20 MB are read, so split it" in capsys.readouterr().err
    assert run(tmp_path / "none.csv", folder) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err
    assert run(tmp_path, folder) == 2
    assert "cannot be read: Is a directory" in capsys.readouterr().err


def test_an_empty_folder_is_filled_and_a_missing_one_is_not_made(tmp_path: Path, capsys: Capture):
    path = given_file(tmp_path, "term,definition\nAsylum,Protection\n")
    assert run(path, tmp_path / "none") == 2
    assert "is not a folder" in capsys.readouterr().err
    new = tmp_path / "new"
    new.mkdir()
    assert run(path, new) == 0
    assert main(["check", "--folder", str(new)]) == 0


CELL = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5))
def test_no_row_of_any_words_is_lost(
    rows: list[tuple[str, str, str]], tmp_path: Path, capsys: Capture
):
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    text = json.dumps([{"term": a, "definition": b, "aka": c} for a, b, c in rows], indent=1)
    assert run(given_file(tmp_path, text, "any.json"), folder) in (0, 1)
    said = capsys.readouterr().out
    listed = {line.split(":")[1] for line in said.splitlines() if "any.json:" in line}
    made = read_folder(folder).entries if any(folder.rglob("*.yaml")) else ()
    assert len(made) + len(listed) == len(rows)
    assert all(key(e.name) for e in made)
