"""The people, organizations and places of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.names import Named, names


def named(text: str, kind: str) -> list[str]:
    return [found.name for found in names(text) if found.kind == kind]


def one(text: str, name: str) -> Named:
    return next(found for found in names(text) if found.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz runs the harbor. Ruiz is tired.", ["Ana Ruiz"]),
        ("Ana M. Ruiz runs the harbor. Ana Ruiz is tired.", ["Ana M. Ruiz"]),
        ("Joseph Lund runs the harbor. Joe Lund is tired.", ["Joseph Lund"]),
        ("Joe Lund Jr. runs the harbor. Joe Lund is tired.", ["Joe Lund Jr.", "Joe Lund"]),
        ("Ana Ruiz met Eva Ruiz.", ["Ana Ruiz", "Eva Ruiz"]),
        ("Salem Mayor Ana Ruiz runs the harbor.", ["Ana Ruiz"]),
        ("But Secretary of State Ana Ruiz stayed.", ["Ana Ruiz"]),
        ("Professor Zyanya Quxley stayed.", ["Zyanya Quxley"]),
        ("Mr. Lund stayed.", ["Lund"]),
        ("Ana Ruiz Answers\nMayor Ana Ruiz answered.", ["Ana Ruiz"]),
        ("Quiet Ruiz Wins\nAna Ruiz won. Ruiz laughed.", ["Ana Ruiz"]),
        ("The president of the Ferry Owners’ Association, Ana Ruiz, left.", ["Ana Ruiz"]),
        ("On Monday the ferry sailed.", []),
    ],
)
def test_people_are_one_under_all_their_forms(text: str, expected: list[str]):
    assert named(text, "person") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Workers Union met in Ohio.", ["Harbor Workers Union"]),
        ("Amnesty International met.", ["Amnesty International"]),
        (
            "Salem College and the Department of Fisheries met.",
            ["Salem College", "Department of Fisheries"],
        ),
        ("The FBI met.", ["FBI"]),
        ("The Ferry Owners’ Association met.", ["Ferry Owners’ Association"]),
        ("The Justice Ministry met in Ohio (D-N.Y.).", ["Justice Ministry"]),
    ],
)
def test_organizations_are_found(text: str, expected: list[str]):
    assert named(text, "organization") == expected


def test_an_acronym_is_joined_with_its_expansion():
    found = one(
        "The League of Northern Ferries (LNF) met. The LNF is old.", "League of Northern Ferries"
    )
    assert (found.acronym, found.other_forms, len(found.mentions)) == ("LNF", ("LNF",), 3)


def test_a_parenthesis_that_is_no_acronym_is_left_alone():
    assert one("The Harbor Bank (CEO) met.", "Harbor Bank").acronym is None


def test_places_are_found():
    assert named("From El Salvador she flew to New York and Ohio.", "place") == [
        "El Salvador", "New York", "Ohio",
    ]  # fmt: skip


def test_title_and_affiliation_come_with_the_name():
    found = one("Salem College professor Ana Ruiz left.", "Ana Ruiz")
    assert (found.title, found.affiliation) == ("professor", "Salem College")


def test_mentions_leave_titles_out():
    text = "Sen. Ana Ruiz left. “Ruiz is tired,” said Joe Lund."
    found = one(text, "Ana Ruiz")
    assert [text[start:end] for start, end in found.mentions] == ["Ana Ruiz", "Ruiz"]


TEXT = st.lists(
    st.sampled_from(
        ["Ana Ruiz", "Mr. ", "Sen. ", "Lund", " ", ", ", ". ", "\n", "The ", "of ", "Union", "(NU)",
         "’s ", "McX", "J. ", "de ", "Ohio", "US ", "«", "\ue000", "Jr.", "-", "É"]
    ),
    max_size=50,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=200), TEXT))
def test_mentions_lie_in_any_text_and_hold_something(text: str):
    for found in names(text):
        assert found.name.strip() == found.name != ""
        assert found.mentions
        for start, end in found.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
