"""The words of a source become evidence; the paragraph that was pasted is let go again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.editing import Problem, by_desk, in_held_text, in_pasted
from knowledge.model import Evidence, Passage, Source
from knowledge.text import digest
from tests.knowledge.builders import PRINTED
from tests.knowledge.editing.onfile import STORY

_filed = STORY["quay-post-terminal"]
assert isinstance(_filed, Source)
PAPER: Source = _filed
HELD = replace(PAPER, text=tuple(PRINTED), rights="our own article")
WINTER = "The roof will not last another winter,"
ROOF = PRINTED[2]
UNION = PRINTED[3]


def span(paragraph: int, words: str) -> Evidence:
    start = PRINTED[paragraph - 1].index(words)
    return Evidence(
        source=PAPER.id,
        paragraph=paragraph,
        start=start,
        end=start + len(words),
        sha256=digest(words),
    )


def test_words_are_found_in_the_text_that_is_held():
    assert in_held_text(HELD, f" {WINTER}\n", quoted=True) == (span(3, WINTER), ())
    assert in_held_text(HELD, "dockers' union doubts") == (span(4, "dockers’ union doubts"), ())


def test_words_that_stand_in_several_paragraphs_ask_for_one():
    assert in_held_text(HELD, "roof") == (
        None,
        (Problem("paragraph", "These words stand in paragraphs 2, 3. Choose one."),),
    )
    assert in_held_text(HELD, "roof", 3) == (span(3, "roof"), ())


def test_a_paragraph_may_be_named_alone():
    assert in_held_text(HELD, "", 4) == (span(4, UNION), ())
    assert in_held_text(HELD, "", 5)[1] == (
        Problem("paragraph", "The Quay Post has paragraphs 1 to 4."),
    )
    assert in_held_text(HELD, "")[1] == (Problem("words", "Copy the words from the source."),)


@pytest.mark.parametrize(
    "pasted",
    [
        ROOF,
        f"\n  {ROOF}  ",
        ROOF.replace(" ", "\u00a0").replace("Ada", "\nAda"),
        ROOF.replace("“", '"').replace("”", '"'),
        f"{PRINTED[1]}\n\n{ROOF}\n",
    ],
    ids=["whole", "spaces", "no-break spaces", "straight marks", "with the subhead"],
)
def test_a_pasted_paragraph_is_known_by_its_digest(pasted: str):
    assert in_pasted(PAPER, pasted, WINTER, quoted=True) == (span(3, WINTER), ())


def test_without_words_the_whole_paragraph_is_the_evidence():
    assert in_pasted(PAPER, UNION, "") == (span(4, UNION), ())


NOT_WHOLE = Problem(
    "pasted",
    "This paragraph is not in The Quay Post as it was filed. "
    "Paste it whole, from its first word to its last.",
)


@pytest.mark.parametrize(
    "pasted", ["", "Another paragraph.", ROOF[:-1], ROOF.replace("last", "see"), ROOF.lower()]
)
def test_a_paragraph_that_was_not_filed_is_refused(pasted: str):
    assert in_pasted(PAPER, pasted, WINTER) == (None, (NOT_WHOLE,))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The roof will last", "These words are not in the paragraph."),
        (f"“{WINTER}” said", "These words are not in the paragraph."),
        (
            "The roof will not last another winter.",
            "In the paragraph these words do not end with “.”. Leave it out.",
        ),
        (
            "the roof will not last",
            "Capital letters differ from the paragraph. Copy the words from it.",
        ),
        ('"Ada Quist"', "Leave out the quotation marks around the words."),
        ("the", "These words stand there more than once. Give a few more of them."),
    ],
)
def test_words_that_do_not_stand_in_the_paragraph_are_named_by_what_is_amiss(words, says):
    assert in_pasted(PAPER, ROOF, words) == (None, (Problem("words", says),))


def test_the_marks_within_a_quotation_must_be_those_that_are_printed():
    words = "dockers' union doubts it"
    assert in_pasted(PAPER, UNION, words)[0] == span(4, "dockers’ union doubts it")
    assert in_pasted(PAPER, UNION, words, quoted=True) == (
        None,
        (
            Problem(
                "words",
                "Quotation marks or apostrophes differ from the paragraph. Copy the words from it.",
            ),
        ),
    )


def test_the_desk_shows_its_working():
    assert by_desk(" counted  from Tuesday ") == (
        Evidence(source="desk", note="counted from Tuesday"),
        (),
    )
    assert by_desk(" ") == (None, (Problem("note", "Say how the desk knows this."),))


def source_of(paragraphs: list[str]) -> Source:
    passages = tuple(
        Passage(paragraph=number, length=len(text), sha256=digest(text))
        for number, text in enumerate(paragraphs, start=1)
    )
    return replace(PAPER, passages=passages, headline=None)


PROSE = st.text(st.characters(codec="utf-8"), min_size=1)


@given(st.data())
def test_any_part_of_a_filed_paragraph_is_found_where_it_stands(data):
    text = data.draw(
        st.text("ab ’“”'\"é", min_size=1).map(lambda t: " ".join(t.split())).filter(bool)
    )
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    source = source_of([text])
    found, problems = in_pasted(source, text, words, quoted=True)
    assert problems == ()
    assert found
    assert text[found.start : found.end] == (words or text)
    assert found.sha256 == digest(words or text)


@given(PROSE, st.text())
def test_no_paragraph_stays_behind_in_a_result_or_a_message(pasted: str, words: str):
    secret = "Sotto voce "
    for source in (PAPER, source_of([" ".join((secret + pasted).split())])):
        found, problems = in_pasted(source, secret + pasted, words)
        assert (found is None) == bool(problems)
        assert "Sotto" not in repr((found, problems))


@given(st.text(), st.text())
def test_whatever_is_pasted_gives_evidence_or_problems(pasted: str, words: str):
    for found, problems in (
        in_pasted(PAPER, pasted, words),
        in_held_text(HELD, words, quoted=True),
        in_held_text(PAPER, words),
        by_desk(words),
    ):
        assert (found is None) == bool(problems)
