"""Figures in news copy: how many of what, how exactly, who says so; and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafting.figures import figures
from knowledge.drafting.number_words import spelled

FIGURES = [
    ("More than 250 people wrote to the council.", 250, "people", "more than"),
    ("Over 62,000 crates are stored there.", 62_000, "crates", "more than"),
    ("It cost about $6 million.", 6_000_000, "dollars", "about"),
    ("At least 15% of voters stayed home.", 15, "percent", "at least"),
    ("At least 15 per cent of voters stayed home.", 15, "percent", "at least"),
    ("Wages rose 2.5 percent.", 2.5, "percent", "exactly"),
    ("It fell by 3 percentage points.", 3, "percentage points", "exactly"),
    ("The fund holds €1.2bn.", 1_200_000_000, "euros", "exactly"),
    ("The fund holds £300m.", 300_000_000, "pounds", "exactly"),
    ("He was fined US$5,000.", 5_000, "US dollars", "exactly"),
    ("Nearly 2.5 million voters took part.", 2_500_000, "voters", "nearly"),
    ("Almost two hundred and fifty soldiers were hurt.", 250, "soldiers", "nearly"),
    ("Twenty-five sailors were hurt.", 25, "sailors", "exactly"),
    ("A dozen officers came.", 12, "officers", "exactly"),
    ("A hundred families moved.", 100, "families", "exactly"),
    ("Half a million people came.", 500_000, "people", "exactly"),
    ("Fewer than 40 senior police officers will go.", 40, "senior police officers", "less than"),
    ("Up to 40 boats sank.", 40, "boats", "at most"),
    ("As many as 40 boats sank.", 40, "boats", "at most"),
    ("Roughly 12 square miles burned.", 12, "square miles", "about"),
    ("Some 300 people fled.", 300, "people", "about"),
    ("He was sentenced to 20 years in prison.", 20, "years", "exactly"),
    ("The islands took in 41,300 Bolivians.", 41_300, "Bolivians", "exactly"),
    ("More than 1,000 of the country’s divers are ill.", 1_000, "divers", "more than"),
    ("The storm left 3,000 without power.", 3_000, None, "exactly"),
    ("The blast killed 12.", 12, None, "exactly"),
    ("Eighteen died on Friday.", 18, None, "exactly"),
    ("Customs seized 3kg of amber.", 3, "kg", "exactly"),
    ("One person died.", 1, "person", "exactly"),
]


@pytest.mark.parametrize(("sentence", "number", "unit", "bound"), FIGURES)
def test_a_figure_is_read_with_its_unit_and_its_bound(
    sentence: str, number: float, unit: str | None, bound: str
):
    (figure,) = figures(sentence)
    assert (figure.number, figure.unit, figure.bound) == (number, unit, bound)
    assert figure.sentence == (0, len(sentence))


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("Between 10 and 15 people died.", 10, 15, "people"),
        ("It will take 10 to 12 weeks.", 10, 12, "weeks"),
        ("It cost $5-6 million.", 5_000_000, 6_000_000, "dollars"),
        ("It cost $5 million to $6 million.", 5_000_000, 6_000_000, "dollars"),
        ("Turnout was 40–45%.", 40, 45, "percent"),
    ],
)
def test_a_range_has_two_ends(sentence: str, low: float, high: float, unit: str):
    (figure,) = figures(sentence)
    assert (figure.number, figure.upper, figure.unit) == (low, high, unit)
    assert figure.bound == "between"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("More than 250 people wrote, officials said.", "officials"),
        ("Officials said more than 250 people wrote.", "Officials"),
        ("According to the harbour office, 250 people wrote.", "the harbour office"),
        ("It cost $6 million, according to the harbour office.", "the harbour office"),
        ("“We lost 12 boats,” said Ada Quist.", "Ada Quist"),
        ("“We lost 12 boats,” Quist said.", "Quist"),
        ("The council estimates that 40 boats sank.", "The council"),
        ("Dozens fled, said Ada Quist, who counted 30 boats.", "Ada Quist"),
        ("The police, who arrested 14 people, said the port was calm.", "The police"),
        ("Quist, the harbour master, said 12 boats sank.", "Quist"),
        ("Police found 14 boats.", None),
        ("More than 250 people wrote to the council.", None),
        ("Few doubt that the 62,000 crates are empty.", None),
    ],
)
def test_who_says_so_is_read_in_the_same_sentence(sentence: str, who: str | None):
    (figure,) = figures(sentence)
    assert figure.attributed_to == who


NO_FIGURES = [
    "A 45-year-old man, John Smith, 45, and a boy aged 15 were found.",
    "She is 34 years old and lives on the 3rd floor.",
    "It was the third time, the twenty-first try and the 19th century.",
    "It began at 7:30 p.m., ended at 11 p.m. and was read at 1900 GMT.",
    "Call 555-0199, (202) 555-0143, +44 20 7946 0000 or 020 7946 0000.",
    "MS-13, F-16, G7, H5N1, Section 230, Flight 370 and Boeing 737 are names.",
    "The 2024 election was on March 15, 2024, two weeks ago, in the 1980s.",
    "It is on page 12 of Chapter 4, No. 10, Room 101.",
    "Nine in 10 boats leak, and 1 in 5 sinks.",
    "They won 3-1 and lost 2–0.",
    "Thousands fled, and hundreds of homes and dozens of boats burned.",
    "No one knew which one; the two men and these three women knew.",
    "See 192.168.0.1, version 2.0 and https://quay.example/2025/03/1234.",
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_ages_dates_names_and_other_numbers_are_not_figures(sentence: str):
    assert [sentence[f.start : f.end] for f in figures(sentence)] == []


def test_a_span_holds_the_bound_the_number_and_the_unit():
    text = "It rained.\nMore than 1,200 of the boats and about $6 million were lost, Quist said."
    assert [text[f.start : f.end] for f in figures(text)] == [
        "More than 1,200 of the boats",
        "about $6 million",
    ]
    assert {text[slice(*f.sentence)] for f in figures(text)} == {text.split("\n")[1]}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("three thousand two hundred", 3_200),
        ("one million", 1_000_000),
        ("a hundred", 100),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a", None),
        ("hundred", None),
        ("", None),
        ("few", None),
    ],
)
def test_spelled_numbers_are_read(words: str, number: int | None):
    assert spelled(words) == number


WORDS = "1 12 1,000 3.5 $ € million bn % percent to - – and people twenty hundred a dozen half . ,"
PIECES = st.sampled_from([*WORDS.split(" "), "more than", "said", "according to", "\n", "“", "”"])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_figures_in_order(text: str):
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.number >= 0
        assert figure.sentence[0] <= figure.start
        end = figure.end
