"""What an editor approved goes into the curated files; all of it, or nothing."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.checks import check
from knowledge.curated import read_folder
from knowledge.drafting.accept import accept
from knowledge.errors import CuratedError, InputError
from tests.knowledge.builders import QUIST, UNION
from tests.knowledge.drafting.drafts import (
    NOISE,
    REVIEW,
    SECOND,
    files,
    laid,
    lindqvist,
    quist,
    quote,
    source,
)

KEPT = "    review: [Check it.]\n"
ENTRIES = "\nentries:\n"


def faults(path: Path, folder: Path, articles: tuple[str, ...] = ()) -> list[str]:
    """Return what is wrong, as printed; nothing may have been moved."""
    before = files(folder), path.read_bytes()
    with pytest.raises(CuratedError) as caught:
        accept(path, folder, articles)
    assert (files(folder), path.read_bytes()) == before
    return [str(fault) for fault in caught.value.faults]


def test_an_approved_quote_joins_the_others_and_comments_and_order_stay(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist())
    before = (folder / QUIST).read_text("utf-8")
    done = accept(path, folder, [SECOND])
    after = (folder / QUIST).read_text("utf-8")
    changes = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    added = [line[2:] for line in changes if line.startswith("+ ")]
    assert not [line for line in changes if line.startswith("- ")]
    assert added[:2] == ["# her word on the boats", "- id: quist-boat"]
    assert after.index("quist-winter") < after.index("quist-boat") < after.index("related:")
    assert done.moved == (
        ("source quay-post-ferries", "sources/quay-post-ferries.yaml"),
        ("quote quist-boat", QUIST),
        ("quote quist-captains", QUIST),
    )
    assert check(read_folder(folder), [SECOND]) == ()


def test_a_draft_of_which_nothing_is_left_is_gone(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist(), lindqvist())
    done = accept(path, folder)
    assert done.done
    assert done.waiting == ()
    assert not path.exists()
    assert (folder / "people/bo-lindqvist.yaml").read_text("utf-8").startswith("# runs the kiosk\n")


def test_what_is_not_approved_stays_with_its_comments_and_says_why_it_waits(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist(captains=REVIEW), lindqvist(KEPT))
    done = accept(path, folder)
    assert [what for what, _ in done.moved] == ["source quay-post-ferries", "quote quist-boat"]
    lines = path.read_text("utf-8").splitlines()
    assert [(what, why) for what, _, why in done.waiting] == [
        ("entry bo-lindqvist", "Check it."),
        ("quote quist-captains", "Right?"),
        ("fact lindqvist-kiosk", "rests on the entry bo-lindqvist, which waits"),
        ("quote lindqvist-noise", "rests on the entry bo-lindqvist, which waits"),
    ]
    assert "  # runs the kiosk" in lines
    assert "source:" not in lines
    assert "quist-boat" not in path.read_text("utf-8")
    left = yaml.safe_load(path.read_text("utf-8"))
    assert [q["id"] for q in left["entries"][0]["quotes"]] == ["quist-captains"]


def test_what_stayed_can_be_accepted_later(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist(REVIEW, REVIEW), lindqvist(noise=REVIEW))
    first = accept(path, folder)
    assert [what for what, _ in first.moved] == [
        "source quay-post-ferries",
        "entry bo-lindqvist",
        "fact lindqvist-kiosk",
    ]
    path.write_text(path.read_text("utf-8").replace(REVIEW, ""), "utf-8")
    second = accept(path, folder, [SECOND])
    assert [what for what, _ in second.moved] == [
        "quote quist-boat",
        "quote quist-captains",
        "quote lindqvist-noise",
    ]
    assert second.done
    assert NOISE in (folder / "people/bo-lindqvist.yaml").read_text("utf-8")


def test_nothing_moves_while_its_source_waits(tmp_path: Path):
    path, folder = laid(tmp_path, source("  review: [Check the date.]\n"), ENTRIES, quist())
    before = files(folder), path.read_bytes()
    done = accept(path, folder)
    assert done.moved == ()
    assert done.waiting[1][2] == "rests on the source quay-post-ferries, which waits"
    assert (files(folder), path.read_bytes()) == before


def test_an_open_quote_goes_to_the_speaker_that_the_editor_gives(tmp_path: Path):
    quotes = quote("noise", "ada-quist", 3, NOISE).replace("      ", "  ", 1)
    quotes = quotes.replace("        ", "    ")
    path, folder = laid(tmp_path, source(), "\nquotes:\n", quotes)
    done = accept(path, folder)
    assert ("quote noise", QUIST) in done.moved
    assert done.done


def test_a_list_that_a_file_does_not_have_yet_is_put_in_the_order_of_the_model(tmp_path: Path):
    union = quist().replace("ada-quist", "dockers-union")
    path, folder = laid(tmp_path, source(), ENTRIES, union)
    text = (folder / UNION).read_text("utf-8")
    (folder / UNION).write_text(f"{text}embargo_until: 2025-05-10\n", "utf-8")
    accept(path, folder)
    after = (folder / UNION).read_text("utf-8")
    assert after.index("facts:") < after.index("\nquotes:") < after.index("\nembargo_until:")


def test_a_related_entry_is_added_on_both_sides(tmp_path: Path):
    sides = (
        "  - id: dockers-union\n    on_file: true\n    related: [ada-quist]\n"
        "  - id: ada-quist\n    on_file: true\n    related: [dockers-union, ferry-terminal]\n"
    )
    path, folder = laid(tmp_path, ENTRIES, sides)
    assert accept(path, folder).done
    related = {r.id: r.related for r in read_folder(folder).entries}
    assert related["ada-quist"] == ("ferry-terminal", "dockers-union")
    assert related["dockers-union"] == ("ada-quist",)


BROKEN = {
    "a quotation altered by a letter": (
        quist().replace("No boat will", "No boats will"),
        "exact: No boats will",
        "[quist-boat] the words are not those that were fingerprinted",
    ),
    "a date that is none": (
        lindqvist().replace("as_of: 2025-05-09", "as_of: soon", 1),
        "as_of: soon",
        "[bo-lindqvist] `as_of` must be a date",
    ),
    "a copy line that was not written": (
        lindqvist().replace("text: Bo Lindqvist keeps", "text: Bo keeps"),
        "text: Bo keeps",
        "[bo-lindqvist] the copy line does not give the name Bo Lindqvist in full",
    ),
    "an entry that is on file already": (
        lindqvist().replace("bo-lindqvist", "ada-quist"),
        "- id: ada-quist",
        "ada-quist is on file already",
    ),
    "an entry that is not on file": (
        quist().replace("ada-quist", "eva-quist"),
        "- id: quist-boat",
        "eva-quist is not an entry on file, nor one that is approved here",
    ),
    "a kind that there is none of": (
        lindqvist().replace("kind: person", "kind: kiosk"),
        "- id: bo-lindqvist",
        "`kind` must be one of person,",
    ),
    "a field of an entry on file": (
        quist().replace("on_file: true", "on_file: true\n    role: Captain"),
        "role: Captain",
        "`role` of an entry on file is changed in its own file, not here",
    ),
    "a field that no quote has": (
        quist().replace("manner: said", "maner: said", 1),
        "maner: said",
        "did you mean `manner`?",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_names_the_line_of_the_draft_and_nothing_is_moved(tmp_path: Path, what: str):
    entries, at, says = BROKEN[what]
    path, folder = laid(tmp_path, source(), ENTRIES, entries)
    lines = path.read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, start=1) if at in line)
    found = faults(path, folder)
    assert any(fault.startswith(f"{path}:{number}: ") and says in fault for fault in found), found


def test_the_article_proves_each_quotation(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist())
    altered = SECOND.replace("told the captains", "told all captains")
    assert any("paragraph 2" in fault for fault in faults(path, folder, (altered,)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("source: [1]\n", "`source` must hold fields"),
        ("entries: {a: b}\n", "`entries` must be a list"),
        ("entries:\n  - words\n", "this item must hold fields"),
        ("facts: []\n", "`facts` is not a field here"),
        ("- 1\n", "a draft holds `source` and `entries`"),
        ("a: &b c\nd: *b\n", "anchors and aliases are not used here"),
        ("entries: [\n", "this is not YAML"),
    ],
)
def test_what_is_no_draft_is_said_with_its_line(tmp_path: Path, text: str, says: str):
    path, folder = laid(tmp_path)
    path.write_text(text, "utf-8")
    assert any(says in fault for fault in faults(path, folder))


def test_a_draft_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(InputError, match=r"draft\.yaml cannot be read"):
        accept(tmp_path / "draft.yaml", tmp_path)


def test_a_folder_that_cannot_be_written_to_is_left_as_it_was(tmp_path: Path):
    path, folder = laid(tmp_path, source(), ENTRIES, quist())
    (folder / QUIST).with_name(".ada-quist.yaml.new").mkdir()
    before = files(tmp_path)
    with pytest.raises(InputError, match="cannot be written to"):
        accept(path, folder)
    assert files(tmp_path) == before


MARKS = st.lists(st.booleans(), min_size=5, max_size=5)


@settings(max_examples=32, deadline=None)
@given(MARKS)
def test_whatever_is_approved_every_item_is_in_one_place_and_the_check_passes(marks: list[bool]):
    kept = [REVIEW if mark else "" for mark in marks[:3]]
    entry = KEPT if marks[3] else ""
    head = "  review: [Check the date.]\n" if marks[4] else ""
    with tempfile.TemporaryDirectory() as name:
        folder_ = Path(name)
        path, folder = laid(
            folder_,
            source(head),
            ENTRIES,
            quist(kept[0], kept[1]),
            lindqvist(entry, kept[2]),
        )
        accept(path, folder, () if marks[4] else [SECOND])
        assert check(read_folder(folder)) == ()
        left = path.read_text("utf-8") if path.exists() else ""
        filed = "".join(text.decode() for text in files(folder).values())
        for id_ in ("quist-boat", "quist-captains", "lindqvist-noise", "lindqvist-kiosk"):
            assert (left + filed).count(f"- id: {id_}\n") == 1
