"""A correction reaches everybody once though the bot is killed; what went wrong would be seen."""

from __future__ import annotations

from random import SystemRandom

import pytest

from benchmarks.corrections.__main__ import run
from benchmarks.corrections.judging import Figures


async def test_a_correction_reaches_every_card_channel_and_person_once_though_the_bot_is_killed():
    seed = SystemRandom().getrandbits(32)
    figures = await run(shared=40, channels=8, people=12, kills=3, seed=seed)
    small = "--kills 3 --shared 40 --channels 8 --people 12"
    again = f"python -m benchmarks.corrections {small} --seed {seed}"
    assert not figures.faulty, f"{again}: {figures}"
    assert figures.cards >= 40
    assert (figures.channels, figures.people) == (8, 12)


RIGHT = {
    "cards": 40,
    "stale": 0,
    "channels": 8,
    "channels_missed": 0,
    "channels_doubled": 0,
    "people": 12,
    "people_missed": 0,
    "people_doubled": 0,
    "editor_told": 1,
    "kills_while_telling": 2,
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"stale": 1},
        {"channels_missed": 1},
        {"channels_doubled": 1},
        {"people_missed": 1},
        {"people_doubled": 1},
        {"editor_told": 0},
        {"editor_told": 2},
    ],
)
def test_whatever_is_missed_or_doubled_is_a_fault(wrong: dict[str, int]):
    assert not Figures(**RIGHT).faulty
    assert Figures(**{**RIGHT, **wrong}).faulty
