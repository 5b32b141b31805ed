"""Who speaks: as printed, and by full name."""

from __future__ import annotations

import pytest

from knowledge.drafting.quoting import CUT, Quoted, quotations


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    return [(quoted.speaker, quoted.resolved) for quoted in quotations(text)]


def only(text: str) -> Quoted:
    (quoted,) = quotations(text)
    return quoted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is late,” Ana Ruiz said.", "Ana Ruiz"),
        ("“The ferry is late,” said Ana Ruiz.", "Ana Ruiz"),
        ("“Is the ferry late?” Ana Ruiz asked.", "Ana Ruiz"),
        ("Ana Ruiz said, “The ferry is late.”", "Ana Ruiz"),
        ("Ana Ruiz, the mayor, said: “The ferry is late.”", "Ana Ruiz"),
        ("Ana Ruiz, 52, of Salem, Ore., said, “The ferry is late.”", "Ana Ruiz"),
        ("Ana Ruiz, who runs the harbor, said the ferry was “very late.”", "Ana Ruiz"),
        ("Ana Ruiz (D-Ohio) said the ferry was “very late.”", "Ana Ruiz"),
        ("“The ferry is late,” said harbor spokeswoman Ana Ruiz.", "Ana Ruiz"),
        ("The ferry was “late again,” according to Ana Ruiz.", "Ana Ruiz"),
        ("According to Ana Ruiz, the ferry was “late again.”", "Ana Ruiz"),
        ("The ferry, Ana Ruiz told CNN, was “late again.”", "Ana Ruiz"),
        ("Speaking in Salem, Ana Ruiz called the ferry “a floating ruin.”", "Ana Ruiz"),
        ("After she met the crew, Ana Ruiz praised “their patience.”", "Ana Ruiz"),
        ("Ana Ruiz met the crew on Monday, saying they were “late again.”", "Ana Ruiz"),
        ("The ferry was called “a floating ruin” by Ana Ruiz.", "Ana Ruiz"),
        ("As Ana Ruiz put it, “The ferry is late.”", "Ana Ruiz"),
        ("Said Ana Ruiz: “The ferry is late.”", "Ana Ruiz"),
        ("When Joe Lund said it had sunk, Ana Ruiz fired back: “It is late.”", "Ana Ruiz"),
        ("Ana Ruiz sent out a press release saying the ferry “is late.”", "Ana Ruiz"),
        ("The ferry came, and with Ana Ruiz shouting “too late again!” it left.", "Ana Ruiz"),
        ("Ana Ruiz said the captain, who some say had slept, was “very late.”", "Ana Ruiz"),
        ("“The ferry is late.” ― Ana Ruiz", "Ana Ruiz"),
        ("“The ferry is late and the harbor is closed.”\n— Ana Ruiz.", "Ana Ruiz"),
        ("Ana Ruiz: “The ferry is late.”", "Ana Ruiz"),
        ("In a letter, Ana Ruiz of Salem wrote that the ferry was “very late.”", "Ana Ruiz"),
    ],
)
def test_a_tag_names_the_speaker_wherever_it_stands(text: str, speaker: str):
    assert speakers(text) == [(speaker, "Ana Ruiz")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The ferry is late,” said Ana Ruiz. “It was late in May, too.”",
            [("Ana Ruiz", "Ana Ruiz")] * 2,
        ),
        (
            "“The ferry,” Ana Ruiz said, “is late.” She blamed the fog.",
            [("Ana Ruiz", "Ana Ruiz")] * 2,
        ),
        (
            "Ana Ruiz is tired of waiting.\n“The ferry is late every day of the week.”",
            [("Ana Ruiz", "Ana Ruiz")],
        ),
        (
            "Ana Ruiz said the crew was “tired” and added that the boat was “worn out.”",
            [("Ana Ruiz", "Ana Ruiz")] * 2,
        ),
        (
            "Joe Lund said Ana Ruiz had called the ferry “a floating ruin.”",
            [("Ana Ruiz", "Ana Ruiz")],
        ),
        (
            "“The ferry is late,” Ana Ruiz said, and Joe Lund replied: “It sank.”",
            [("Ana Ruiz", "Ana Ruiz"), ("Joe Lund", "Joe Lund")],
        ),
    ],
)
def test_one_tag_can_carry_several_quotations(text: str, expected: list[tuple[str, str]]):
    assert speakers(text) == expected


RUIZ = "Ana Ruiz runs the harbor. "


@pytest.mark.parametrize(
    ("text", "speaker", "resolved"),
    [
        (RUIZ + "“The ferry is late,” Ruiz said.", "Ruiz", "Ana Ruiz"),
        (RUIZ + "“The ferry is late,” she said.", "she", "Ana Ruiz"),
        (RUIZ + "“The ferry is late,” Ms. Ruiz said.", "Ms. Ruiz", "Ana Ruiz"),
        (RUIZ + "Her deputy is Joe Lund. “It is late,” she said.", "she", "Ana Ruiz"),
        (RUIZ + "Her deputy is Joe Lund. “It is late,” he said.", "he", "Joe Lund"),
        ("Sen. Ana Ruiz runs. “It is late,” the senator said.", "the senator", "Ana Ruiz"),
        ("Mayor Ana Ruiz met Sen. Joe Lund. “No,” the mayor said.", "the mayor", "Ana Ruiz"),
        (
            "“The ferry is late,” said the harbor’s director, Ana Ruiz.",
            "the harbor’s director",
            "Ana Ruiz",
        ),
        ("Joe Lund’s sister is Ana Lund. “Go away,” Joe said.", "Joe", "Joe Lund"),
        ("Ana Ruiz asked Joe Lund why. “It sank,” he said.", "he", "Joe Lund"),
        (RUIZ + "Joe Lund is tall. “It is late,” he told Ruiz.", "he", "Joe Lund"),
        ("Ruiz was asked why.\nAna Ruiz laughed. “It sank,” she said.", "she", "Ana Ruiz"),
        ("Striker Joe Lund scored. “I ran,” he said.", "he", "Joe Lund"),
        (
            "The Bank of Ohio’s head, Ana Ruiz, said it was “very late.”",
            "The Bank of Ohio’s head",
            "Ana Ruiz",
        ),
        ("Joe de Vries runs. “It is late,” de Vries said.", "de Vries", "Joe de Vries"),
        ("Joe O’Hara runs. “It is late,” O’Hara said.", "O’Hara", "Joe O’Hara"),
        ("Ana Ruiz-Lund runs. “It is late,” Ruiz-Lund said.", "Ruiz-Lund", "Ana Ruiz-Lund"),
        ("Joe Lund Jr. runs. “It is late,” Lund said.", "Lund", "Joe Lund Jr."),
    ],
)
def test_a_name_in_part_a_pronoun_or_a_description_is_followed(
    text: str, speaker: str, resolved: str
):
    assert speakers(text) == [(speaker, resolved)]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Ana Ruiz and Joe Lund said it was “very late.”", {"Ana Ruiz", "Joe Lund"}),
        ("“It is late,” said the mother of the witness, Ana Ruiz.", {"Ana Ruiz"}),
        ("Ana Ruiz met a man. “It is late,” he said.", {"Ana Ruiz"}),
        ("Democrats said it was “very late.”", set()),
    ],
)
def test_who_is_not_sure_to_have_spoken_is_a_candidate_only(text: str, candidates: set[str]):
    quoted = only(text)
    assert quoted.resolved is None
    assert set(quoted.candidates) == candidates


def test_two_people_who_share_a_surname_are_left_open():
    text = "Ana Ruiz and her cousin Eva Ruiz met. “The ferry is late,” Ruiz said."
    quoted = only(text)
    assert quoted.resolved is None
    assert set(quoted.candidates) == {"Ana Ruiz", "Eva Ruiz"}
    assert quoted.confidence < CUT


def test_a_form_of_address_tells_two_people_of_one_surname_apart():
    text = "Ana Ruiz and Joe Ruiz met. “The ferry is late,” Mr. Ruiz said."
    assert speakers(text) == [("Mr. Ruiz", "Joe Ruiz")]


def test_a_surname_stays_with_the_one_it_stood_for_first():
    text = (
        "Ana Ruiz runs the harbor. Ruiz has a brother, Joe Ruiz, a baker.\n"
        "“The ferry is late,” Ruiz said."
    )
    assert speakers(text) == [("Ruiz", "Ana Ruiz")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A prominent harbor group said it was “a bad day for sailors.”",
            "A prominent harbor group",
        ),
        ("“The ferry is late,” one official said.", "one official"),
        ("“The ferry is late,” they said.", "they"),
        ("“The ferry is late and nobody says why,” he said.", "he"),
    ],
)
def test_whom_the_article_does_not_name_stays_open(text: str, speaker: str):
    assert speakers(text) == [(speaker, None)]


def test_a_quotation_without_any_speaker_is_kept_with_none():
    quoted = only("“The ferry is late and the harbor is closed for the whole of May.”")
    assert (quoted.speaker, quoted.resolved, quoted.confidence) == (None, None, 0.0)


@pytest.mark.parametrize(
    ("text", "speaker", "resolved"),
    [
        (
            "“The ferry is late,” the Harbor Commission said.",
            "Harbor Commission",
            "Harbor Commission",
        ),
        (
            "The Northern Ferry Workers Union (NFWU) met. “We strike,” the NFWU said.",
            "NFWU",
            "Northern Ferry Workers Union",
        ),
    ],
)
def test_groups_speak_too(text: str, speaker: str, resolved: str):
    assert speakers(text) == [(speaker, resolved)]


@pytest.mark.parametrize(
    ("text", "title", "affiliation"),
    [
        ("Salem College professor Ana Ruiz said it was “very late.”", "professor", "Salem College"),
        (
            "Ana Ruiz, general secretary of the Harbor Workers Union, said it was “very late.”",
            "general secretary",
            "Harbor Workers Union",
        ),
        (
            "Ana Ruiz, Chair and Head of the Board of the League of Ferries (LF), said: “No need.”",
            "Chair and Head of the Board",
            "League of Ferries",
        ),
        ("US Secretary of State Ana Ruiz said it was “very late.”", "US Secretary of State", None),
        ("The US special envoy for Latin America Ana Ruiz said it was “very late.”",
         "US special envoy for Latin America", None),
        ("“It is late,” said the Harbor Bank’s director, Ana Ruiz.", "director", "Harbor Bank"),
        ("“It is late,” said Ana Ruiz, a law professor at Salem University.",
         "law professor", "Salem University"),
        ("Mr. Joe Lund said it was “very late.”", None, None),
    ],
)  # fmt: skip
def test_title_and_affiliation_are_read_beside_the_name(
    text: str, title: str | None, affiliation: str | None
):
    quoted = only(text)
    assert (quoted.title, quoted.affiliation) == (title, affiliation)


@pytest.mark.parametrize(
    ("text", "venue", "manner", "date"),
    [
        ("Ana Ruiz told CNN on Tuesday it was “very late.”", "CNN", "said", "Tuesday"),
        ("“It is late,” Ana Ruiz said at a press conference.", "a press conference", "said", None),
        ("Ana Ruiz said in a statement that it was “very late.”", "a statement", "written", None),
        (
            "“It is late,” Ana Ruiz said in a post on X on Monday night.",
            "X",
            "posted",
            "Monday night",
        ),
        ("“It is late,” Ana Ruiz tweeted Feb. 3, 2021.", None, "posted", "Feb. 3, 2021"),
        ("“It is late,” Ana Ruiz wrote last month.", None, "written", "last month"),
        ("Speaking to reporters, Ana Ruiz said it was “very late.”", "reporters", "said", None),
        ("The Harbor Office’s report said it was “very late.”", None, "written", None),
    ],
)
def test_venue_manner_and_date_are_read_beside_the_tag(
    text: str, venue: str | None, manner: str, date: str | None
):
    quoted = only(text)
    assert (quoted.venue, quoted.manner, quoted.date_words) == (venue, manner, date)


def test_what_is_added_keeps_the_place_of_what_it_adds_to():
    text = (
        "Ana Ruiz confirmed it on X, saying in a post, “The ferry will be late.”\n"
        "“The fog is thick,” she added."
    )
    assert [(q.venue, q.manner) for q in quotations(text)] == [("X", "posted")] * 2


def test_how_a_speaker_was_found_is_told_in_words():
    quoted = only(RUIZ + "“The ferry is late,” she said.")
    assert quoted.how == "the tag after it; the last one before it whom the pronoun fits"
    assert quoted.confidence >= CUT
    assert quoted.candidates == ("Ana Ruiz",)
