"""No text breaks the lookup, and no text is answered that is not a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lookup import NameIndex
from tests.knowledge.lookup.people import index

NAMES = index()
ANY = (
    st.text() | st.text("quistada oyz-'’.,13", max_size=40) | st.characters().map(lambda c: c * 300)
)


@given(ANY)
def test_any_text_gets_a_decision(text: str):
    found = NAMES.resolve(text)
    assert (found.decision == "answer") == (found.entry_id is not None)
    assert len(found.candidates) <= 5
    assert list(found.candidates) == sorted(found.candidates, key=lambda c: -c.score)
    NAMES.complete(text)


@given(st.lists(st.tuples(st.sampled_from(["person", "place"]), st.lists(ANY, max_size=3))))
def test_any_names_can_be_indexed_and_each_finds_its_entry(named: list[tuple[str, list[str]]]):
    records = [(f"e{i}", kind, tuple(names)) for i, (kind, names) in enumerate(named)]
    names = NameIndex.build(records)
    for _, _, held in records:
        for name in held:
            names.resolve(name)


@pytest.mark.parametrize(
    "text",
    [
        "q" * 100_000,
        "quist " * 20_000,
        "a\u0301" * 50_000,
        "\u202eQuist",
        "ﷺ" * 1_000,
        "Quist\x00",
        "\ud800",
        " " * 10_000,
    ],
    ids=["one letter", "one word", "marks", "right to left", "ligature", "null", "half", "blank"],
)
def test_hostile_text_gets_a_decision(text: str):
    assert NAMES.resolve(text).decision in ("answer", "choose", "decline")
