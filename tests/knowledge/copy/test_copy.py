"""What a check of copy finds, and that it leaves alone what is right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.building import curated_snapshot
from knowledge.copy import check_copy, explain_copy
from knowledge.snapshot import Snapshot
from tests.knowledge.copy.cases import RIGHT, WRONG

ON_FILE = curated_snapshot()


@pytest.fixture
def snapshot() -> Snapshot:
    return ON_FILE


@pytest.mark.parametrize(("kind", "written", "text"), WRONG)
def test_one_mistake_is_found_with_its_evidence_and_a_suggestion(snapshot, kind, written, text):
    found = check_copy(snapshot, text).findings
    assert [(each.kind, each.written.startswith(written)) for each in found] == [(kind, True)]
    assert found[0].suggested
    assert found[0].on_file.marks
    assert text[found[0].start :].startswith(found[0].written)


@pytest.mark.parametrize("text", RIGHT)
def test_copy_that_agrees_with_the_store_is_left_alone(snapshot, text):
    assert check_copy(snapshot, text).findings == ()


def test_no_sentence_on_file_contradicts_the_file(snapshot):
    texts = [
        text
        for entry in snapshot.entries.values()
        for text in (
            entry.summary,
            entry.copy_line.text,
            f"{entry.name}, {entry.role}.",
            *(fact.text for fact in entry.facts),
            *(f"“{q.words}”, {snapshot.entries[q.speaker].name} said." for q in entry.quotes),
        )
    ]
    assert [(text, f) for text in texts for f in check_copy(snapshot, text).findings] == []


def test_entries_are_named_once_each_in_order_of_appearance(snapshot):
    text = "After CECOT was named, Rubio met Bukele. Bukele and Marco Rubio spoke of MS-13."
    said = explain_copy(snapshot, text)
    assert [m.entry_id for m in said.mentioned] == [
        "cecot", "marco-rubio", "nayib-bukele", "ms-13"
    ]  # fmt: skip
    assert all(m.line.marks for m in said.mentioned)


@pytest.mark.parametrize(
    "text",
    [
        "Melania Trump spoke.",
        "It was held at Trump Tower.",
        "Carlos Flores lives there.",
        "He gave us an envoy's answer: the crackdown goes on.",
    ],
)
def test_somebody_else_is_not_named(snapshot, text):
    assert explain_copy(snapshot, text).mentioned == ()


def test_words_typed_without_capitals_are_understood(snapshot):
    said = explain_copy(snapshot, "what did bukele tell rubio about the cecot prison")
    assert [m.entry_id for m in said.mentioned] == ["nayib-bukele", "marco-rubio", "cecot"]


def test_the_difference_of_a_quotation_is_shown_word_by_word(snapshot):
    found = check_copy(snapshot, "It was “a tragic day for America”, they said.").findings[0]
    assert found.changes == (
        ("same", "a"),
        ("cut", "sad"),
        ("added", "tragic"),
        ("same", "day for America"),
    )


def test_more_than_is_read_is_said(snapshot):
    assert check_copy(snapshot, "Bukele. " * 5000).cut
    assert not check_copy(snapshot, "Bukele.").cut


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text):
    report = check_copy(ON_FILE, text)
    assert all(text[f.start :].startswith(f.written) for f in report.findings)
