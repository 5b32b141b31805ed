"""Where quotations begin and end, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.quoting import quotations


def words(text: str) -> list[str]:
    return [quoted.words for quoted in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The ferry sails at dawn,” said Ana Ruiz.", ["The ferry sails at dawn,"]),
        ('"The ferry sails at dawn," said Ana Ruiz.', ["The ferry sails at dawn,"]),
        ("''The ferry sails at dawn,'' said Ana Ruiz.", ["The ferry sails at dawn,"]),
        ("«The ferry sails at dawn,» said Ana Ruiz.", ["The ferry sails at dawn,"]),
        ("„The ferry sails at dawn,“ said Ana Ruiz.", ["The ferry sails at dawn,"]),
        ("‘The ferry sails at dawn,’ said Ana Ruiz.", ["The ferry sails at dawn,"]),
        ('“The ferry sails at dawn," said Ana Ruiz.', ["The ferry sails at dawn,"]),
        (
            "“The ferry,” said Ana Ruiz, “sails at dawn.”",
            ["The ferry,", "sails at dawn."],
        ),
        (
            "Ana Ruiz said the ferry was “late again” and “half empty.”",
            ["late again", "half empty."],
        ),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“He told me ‘never again’ and left,” said Ana Ruiz.",
            ["He told me ‘never again’ and left,"],
        ),
        (
            "“He said “never again” and left,” said Ana Ruiz.",
            ["He said “never again” and left,"],
        ),
        (
            '“He said "never again" and left,” said Ana Ruiz.',
            ['He said "never again" and left,'],
        ),
    ],
)
def test_nested_marks_open_no_quotation_of_their_own(text: str, expected: list[str]):
    assert words(text) == expected


def test_a_quotation_over_several_paragraphs_is_one_speakers():
    text = (
        "“We have waited nine years for a harbor wall,” said Ana Ruiz, the mayor.\n"
        "“First the money was missing.\n"
        "“Then the stones were missing.\n"
        "“Now the engineers are missing.”\n"
        "The council meets again in May."
    )
    found = quotations(text)
    assert [quoted.words for quoted in found][1:] == [
        "First the money was missing.",
        "Then the stones were missing.",
        "Now the engineers are missing.",
    ]
    assert {quoted.resolved for quoted in found} == {"Ana Ruiz"}


def test_an_unclosed_mark_ends_at_its_paragraph():
    text = "Ana Ruiz said: “The wall will hold this winter too.\nThe council meets in May."
    assert words(text) == ["The wall will hold this winter too."]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “miracle” bridge opened in May.",
        "The storm closed the “Old Mill” road for a week.",
        "She reads the novel “The Salt Road” on the ferry.",
        "Ana Ruiz appeared on the program “Harbor Lights” in May.",
        'Joe "Buddy" Lund opened the bridge in May.',
        "The agreement is known as a “harbor compact” among lawyers.",
        '<a href="https://example.org/ferry">The ferry</a> sails at dawn.',
        'The plank is 6\'2" long and 4" wide.',
        "Nobody is quoted here.",
        "",
    ],
)
def test_scare_quotes_nicknames_and_titles_of_works_are_no_quotations(text: str):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The ferry sails at dawn,” said Ana Ruiz.", "direct"),
        ("Ana Ruiz said: “The ferry sails at dawn.”", "direct"),
        ("Ana Ruiz said the ferry “sails at dawn, if it sails at all.”", "mixed"),
    ],
)
def test_words_inside_the_reporters_sentence_are_mixed(text: str, kind: str):
    assert [quoted.kind for quoted in quotations(text)] == [kind]


PROSE = st.lists(
    st.sampled_from(
        [
            "“", "”", '"', "''", "‘", "’", "«", "»", " ", "\n", ",", ".", "?", "(", ")", "—",
            "said", "Ana Ruiz", "Mr. Lund", "he", "she", "the mayor", "who", "and", "of",
            "told CNN", "Jr.", "according to", "on X", "Monday", "22", "’s", "a statement",
            "\ue000", "<a", "=", "wrote",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=200), PROSE))
def test_offsets_slice_to_the_words_in_any_text(text: str):
    end = 0
    for quoted in quotations(text):
        assert text[quoted.start : quoted.end] == quoted.words
        assert quoted.words.strip() == quoted.words != ""
        assert end <= quoted.start < quoted.end
        assert 0 <= quoted.confidence <= 1
        assert quoted.manner in ("said", "written", "posted")
        end = quoted.end
