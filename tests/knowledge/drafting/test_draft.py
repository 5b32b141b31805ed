"""What an article tells, in the curated form, and nothing that an editor has not judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafting.article import Article, folded
from knowledge.drafting.deciding import decide
from knowledge.drafting.draft import Draft, draft
from knowledge.drafting.drafted import read_draft
from knowledge.drafting.reading import read_file
from knowledge.drafting.sourcing import Terms
from knowledge.drafting.write import to_yaml
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.text import digest
from knowledge.yaml_lines import read
from tests.knowledge.builders import PRINTED, QUIST, UNION, Alter, Story, curated
from tests.knowledge.checks.cases import put
from tests.knowledge.drafting.expected import FOLDERS

FERRIES = Article(
    headline="Ferries to stay away",
    publisher="The Quay Post",
    authors=("Nils Aker",),
    published=dt.date(2025, 5, 9),
    url="https://quay-post.example/ferries",
    paragraphs=(
        "“No boat will dock here again,” Ada Quist, the harbour master, said on Thursday.",
        "“The roof will not last another winter,” Quist said.",
        "About 1,300 passengers a day use the terminal, she said.",
        "Mayor Bo Lindqvist said the city would pay for a bus.",
    ),
)


def snapshot(folder: Path, alter: Alter | None = None) -> Snapshot:
    held = curated(folder, alter)
    return Snapshot.of(Ledger({record.id: record for record in held.records}))


def items(made: Draft) -> Iterator[dict[str, Any]]:
    """Every item that an editor judges on its own."""
    yield made.source
    yield from made.quotes
    for entry in made.entries:
        if not entry.get("on_file"):
            yield entry
        for name in ("facts", "quotes", "also_known_as"):
            yield from (item for item in entry.get(name, ()) if "id" in item)


def entries(made: Draft) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in made.entries}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_of_a_fresh_draft_is_approved_and_no_sentence_is_written(
    folder: Path, tmp_path: Path
):
    article = read_file(next(folder.glob("article.*")))
    made = draft(article, None, set())
    assert all(item["review"] for item in items(made))
    assert not [fact for e in made.entries for fact in e.get("facts", ()) if fact["text"]]
    assert not [e for e in made.entries if e.get("summary")]
    path = tmp_path / "draft.yaml"
    path.write_text(to_yaml(made), "utf-8")
    assert decide(read_draft(path)).approved == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_quotation_stands_where_its_evidence_says(folder: Path):
    article = read_file(next(folder.glob("article.*")))
    made = draft(article, None, set())
    quotes = [q for entry in made.entries for q in entry.get("quotes", ())]
    for quote in (*quotes, *made.quotes):
        at = quote["evidence"]
        printed = article.paragraphs[at["paragraph"] - 1][at["start"] : at["end"]]
        assert printed == quote["exact"]
        assert digest(printed) == at["sha256"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_draft_reads_back_as_it_was_made_and_is_the_same_twice(folder: Path):
    article = read_file(next(folder.glob("article.*")))
    made = draft(article, None, set())
    text = to_yaml(made)
    assert to_yaml(draft(article, None, set())) == text
    document = read(text.encode())
    assert document.faults == []
    held = document.data
    assert held["source"]["passages"] == made.source["passages"]
    for given_, wanted in zip(held["entries"], made.entries, strict=True):
        assert (given_["id"], given_["name"]) == (wanted["id"], wanted["name"])
        kept = [q["exact"] for q in given_.get("quotes", ())]
        assert kept == [q["exact"] for q in wanted.get("quotes", ())]


def test_names_on_file_are_linked_and_new_ones_are_proposed(tmp_path: Path):
    made = draft(FERRIES, snapshot(tmp_path), set())
    held = entries(made)
    assert held["ada-quist"]["on_file"]
    mayor = held["bo-lindqvist"]
    assert (mayor["kind"], mayor["name"]) == ("person", "Bo Lindqvist")
    assert mayor["as_of"] == dt.date(2025, 5, 9)
    assert mayor["summary"] is None


def test_a_quote_on_file_is_left_out_and_named_in_the_overview(tmp_path: Path):
    made = draft(FERRIES, snapshot(tmp_path), set())
    said = [q["exact"] for e in made.entries for q in e.get("quotes", ())]
    assert said == ["No boat will dock here again,"]
    assert any("quote quist-winter (¶2)" in line for line in made.overview)


def test_a_quote_carries_the_day_that_is_worked_out(tmp_path: Path):
    made = draft(FERRIES, snapshot(tmp_path), set())
    [quote] = entries(made)["ada-quist"]["quotes"]
    assert quote["said_on"] == "2025-05-08"
    assert "Thursday" in quote["dated_by"]
    assert quote["manner"] == "said"


def test_the_same_words_of_somebody_else_are_shown_side_by_side(tmp_path: Path):
    def other(files: Story) -> None:
        files[UNION]["quotes"] = [{**files[QUIST].pop("quotes")[0], "speaker": "dockers-union"}]

    made = draft(FERRIES, snapshot(tmp_path, other), set())
    notes = [n for q in entries(made)["ada-quist"]["quotes"] for n in q["review"]]
    assert "On file, quote quist-winter: the same words, said by dockers-union." in notes


def test_a_role_that_differs_is_shown_side_by_side(tmp_path: Path):
    made = draft(FERRIES, snapshot(tmp_path, put(QUIST, "role", "Captain")), set())
    [note] = entries(made)["ada-quist"]["review"]
    assert "On file: “Captain”, as of 2025-05-07. In the article: “" in note
    assert "harbour master" in note


def test_a_figure_that_differs_is_shown_side_by_side(tmp_path: Path):
    def riders(files: Story) -> None:
        fact = files[QUIST]["facts"][0]
        fact["text"] = "About 1,200 passengers a day use the terminal, Quist said."
        fact["figure"] = {"number": 1200, "bound": "about", "unit": "passengers a day"}

    article = replace(
        FERRIES, paragraphs=("About 1,300 passengers a day use the terminal, Ada Quist said.",)
    )
    made = draft(article, snapshot(tmp_path, riders), set())
    facts = [f for e in made.entries for f in e.get("facts", ())]
    notes = [n for fact in facts for n in fact["review"]]
    assert any("On file, fact ada-quist-fact" in n and "1,200" in n for n in notes), notes


def test_a_figure_on_file_is_not_proposed_again(tmp_path: Path):
    def riders(files: Story) -> None:
        files[QUIST]["facts"][0]["figure"] = {
            "number": 1300,
            "bound": "about",
            "unit": "passengers a day",
        }

    article = replace(
        FERRIES, paragraphs=("About 1,300 passengers a day use the terminal, Ada Quist said.",)
    )
    made = draft(article, snapshot(tmp_path, riders), set())
    assert not [f for e in made.entries for f in e.get("facts", ()) if f.get("figure")]
    assert any("fact ada-quist-fact (¶1)" in line for line in made.overview)


def test_a_claim_without_quotation_is_pointed_at_and_not_put_into_words(tmp_path: Path):
    made = draft(FERRIES, snapshot(tmp_path), set())
    [claim] = entries(made)["bo-lindqvist"]["facts"]
    assert (claim["text"], claim["status"]) == (None, "attributed")
    assert claim["attributed_to"] == "bo-lindqvist"
    assert claim["evidence"][0]["paragraph"] == 4
    noted = "Claim of Bo Lindqvist in ¶4 (“Mayor Bo Lindqvist … said”)"
    assert claim["review"][0].startswith(noted)


def test_a_name_that_several_on_file_bear_is_left_to_the_editor(tmp_path: Path):
    def two(files: Story) -> None:
        second = {**files[QUIST], "id": "eva-quist", "name": "Eva Quist", "quotes": [], "facts": []}
        files["people/eva-quist.yaml"] = second

    article = replace(FERRIES, paragraphs=("“No boat will dock here again,” Quist said.",))
    made = draft(article, snapshot(tmp_path, two), set())
    [quote] = made.quotes
    assert quote["speaker"] is None
    assert "Speaker open" in quote["review"][0]


def test_a_document_that_prints_no_date_takes_the_editor_s_and_says_so():
    article = replace(FERRIES, published=None)
    undated = draft(article, None, set())
    assert undated.source["date_published"] is None
    assert any("prints no date" in note for note in undated.source["review"])
    dated = draft(article, None, set(), Terms(dated=dt.date(2025, 5, 9)))
    assert dated.source["date_published"] is None
    assert dated.source["desk_date"]["date"] == dt.date(2025, 5, 9)


def test_text_is_held_only_with_a_right_and_an_embargo_is_put_on_the_source():
    assert "text" not in draft(FERRIES, None, set()).source
    until = dt.datetime(2025, 5, 10, 6, tzinfo=dt.UTC)
    terms = Terms(embargo_until=until, rights="our own article")
    source = draft(FERRIES, None, set(), terms).source
    assert tuple(source["text"]) == FERRIES.paragraphs
    assert source["rights"] == "our own article"
    assert source["embargo_until"] == "2025-05-10T06:00:00+00:00"


def test_ids_are_free_and_a_second_article_gets_others(tmp_path: Path):
    held = snapshot(tmp_path)
    first = draft(FERRIES, held, set())
    second = draft(FERRIES, held, first.ids())
    on_file = {e["id"] for e in first.entries if e.get("on_file")}
    assert (first.ids() & second.ids()) == on_file
    assert not (first.ids() - on_file) & set(held.entries)


def test_an_article_on_file_is_recognised_by_its_paragraphs(tmp_path: Path):
    held = snapshot(tmp_path)
    made = draft(replace(FERRIES, paragraphs=tuple(PRINTED)), held, set())
    assert "on file already, as source quay-post-terminal" in made.source["review"][-1]


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    min_size=1,
    max_size=80,
)
NEWS = st.sampled_from(
    [
        "“It is late,” Ada Quist said on Monday.",
        "Quist said the pier was closed: “We shut it.”",
        "“First part,” he said, “and the second: no.",
        "About 40 people were hurt, the police said.",
        "Council of the Two Harbours (CTH) met on May 3.",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, NEWS), min_size=1, max_size=5))
def test_any_text_gives_a_draft_that_reads_back(paragraphs: list[str]):
    article = replace(FERRIES, paragraphs=folded(paragraphs) or ("Nothing.",))
    made = draft(article, None, set(), Terms(rights="ours: # all of it"))
    document = read(to_yaml(made).encode())
    assert document.faults == []
    assert document.data["source"]["text"] == list(article.paragraphs)
    assert all(item["review"] for item in items(made))
