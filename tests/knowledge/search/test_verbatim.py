"""Distances in words between what was typed and a part of what was said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.verbatim import distance

WORDS = st.lists(
    st.sampled_from(["the", "port", "is", "closed", "to", "ships", "today"]), max_size=8
)


@given(WORDS, WORDS, WORDS)
def test_a_part_of_a_whole_is_at_no_distance(before, part, after):
    assert distance(part, [*before, *part, *after]) == 0


@given(WORDS.filter(bool), st.data())
def test_one_word_changed_is_at_most_one_away(whole, data):
    at = data.draw(st.integers(0, len(whole) - 1))
    assert distance([*whole[:at], "other", *whole[at + 1 :]], whole) <= 1


@given(WORDS, WORDS)
def test_a_distance_is_never_more_than_the_words_typed(typed, held):
    assert 0 <= distance(typed, held) <= len(typed)
