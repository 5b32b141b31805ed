"""The parts of a name, and the slips between two words."""

import pytest

from knowledge.lookup.slips import slip_cost
from knowledge.lookup.sounds import coarse, fine
from knowledge.lookup.tokens import family, initials, joined
from knowledge.text import key


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Ada Quist", ["quist"]),
        ("QUIST Ada", ["quist"]),
        ("Quist, Ada Maria", ["quist"]),
        ("Ada de la Quist", ["de", "la", "quist"]),
        ("Beñat Oyarzun-Lekue", ["oyarzun", "lekue"]),
        ("León Varga Jr.", ["varga"]),
        ("ADA QUIST", ["quist"]),
        ("Quist", ["quist"]),
    ],
)
def test_the_family_name_is_told_from_the_rest(name: str, held: list[str]):
    words = key(name).split()
    marks = family(name, words)
    assert [w for i, w in enumerate(words) if marks >> i & 1] == held


def test_initials_come_with_and_without_the_words_between():
    assert set(initials(["bank", "of", "quay", "point"])) == {"boqp", "bqp"}
    assert initials(["quay"]) == ()


def test_hyphens_and_particles_are_also_written_in_one():
    assert joined("Oyarzun-Lekue", ["oyarzun", "lekue"]) == ["oyarzunlekue"]
    assert joined("al Harrani", ["al", "harrani"]) == ["alharrani"]


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("qusit", "quist", 0.3),
        ("quisst", "quist", 0.5),
        ("helman", "hellman", 0.5),
        ("helmann", "hellman", 0.5),
        ("quit", "quist", 0.8),
        ("quisy", "quist", 0.7),
        ("quast", "quist", 1.0),
        ("quost", "quast", 1.0),
        ("qast", "quist", 2.0),
    ],
)
def test_a_slip_of_the_fingers_costs_less_than_another_letter(typed: str, meant: str, cost: float):
    assert slip_cost(typed, meant) == cost


def test_words_that_sound_alike_share_a_key():
    assert fine("sokolenco") == fine("sokolenko")
    assert fine("philips") == fine("filips")
    assert coarse("rebanon") == coarse("lebanon")
