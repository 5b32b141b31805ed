"""Type-ahead: names that begin as typed come first, then names with such a word."""

import pytest

from knowledge.lookup import NameIndex, Record
from tests.knowledge.lookup.people import index


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ada q", ["ada-quist"]),
        ("Qui", ["ada-quist", "tom-quist"]),
        ("oyar", ["benat-oyarzun"]),
        ("national d", ["ndu"]),
        ("zzz", []),
        ("", []),
        ("?", []),
    ],
)
def test_names_are_offered_while_they_are_typed(typed: str, offered: list[str]):
    assert sorted(c.entry_id for c in index().complete(typed)) == offered


def test_a_name_that_begins_so_comes_before_a_word_that_does():
    names = NameIndex.build(
        [Record("a", "person", ("Zed Marl",)), Record("b", "person", ("Marl Abel",))]
    )
    assert [c.entry_id for c in names.complete("marl")] == ["b", "a"]


def test_no_more_are_offered_than_wanted():
    many = [Record(f"q{i}", "person", (f"Quist {i}",)) for i in range(50)]
    assert len(NameIndex.build(many).complete("q", 7)) == 7
    assert NameIndex.build(many).complete("q", 0) == ()
