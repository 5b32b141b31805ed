"""A question in another language finds the name that stands in it."""

from __future__ import annotations

import pytest

from bot.playground.standin import StandIn
from tests.stories.reading import headline, words


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("¿Quién es Bukele?", "Nayib Bukele"),
        ("Wer ist Marco Rubio?", "Marco Rubio"),
        ("Qu’est-ce que le CECOT ?", "CECOT"),
        ("O que é o Tren de Aragua?", "Tren de Aragua"),
        ("Chi è Nayib Bukele?", "Nayib Bukele"),
        ("Wie is Richard Grenell?", "Richard Grenell"),
        ("Hvem er Roman Palomares?", "Roman Palomares"),
        ("can somebody say who this Gellman is", "Mneesha Gellman"),
    ],
)
async def test_a_name_in_a_question_is_found(slack: StandIn, asked: str, name: str):
    question, _ = await slack.mention(asked)
    answers = await slack.until(lambda: slack.thread(question))
    assert headline(answers[0]) == name


async def test_two_names_in_a_question_give_a_choice(slack: StandIn):
    shown = await slack.command("/context", "Was hat Bukele über CECOT gesagt?")
    assert headline(shown) is None
    assert "Nayib Bukele" in words(shown)
    assert "CECOT" in words(shown)


@pytest.mark.parametrize("asked", ["¿Quién es Melania Trump?", "Wer ist Carlos Flores?"])
async def test_somebody_else_in_a_question_gets_no_card(slack: StandIn, asked: str):
    assert headline(await slack.command("/context", asked)) is None
