"""The shortest link is found, and only where statements carry every step."""

from __future__ import annotations

from itertools import combinations, pairwise

from knowledge.building import curated_snapshot
from knowledge.search.links import LONGEST

SNAPSHOT = curated_snapshot()
LINKS = SNAPSHOT.search.links


def test_a_direct_link_is_one_step_with_what_concerns_both():
    (step,) = LINKS.between("marco-rubio", "nayib-bukele")
    assert step.by[0].id == "rubio-met-bukele"
    assert all({"marco-rubio", "nayib-bukele"} <= {*each.concerns, each.says} for each in step.by)


def test_every_link_is_as_short_from_either_end_and_hangs_together():
    for start, end in combinations(list(SNAPSHOT.entries)[::4], 2):
        there, back = LINKS.between(start, end), LINKS.between(end, start)
        assert len(there) == len(back) <= LONGEST
        assert all(step.by for step in there)
        assert all(a.end == b.start for a, b in pairwise(there))


def test_an_entry_has_no_link_to_itself_or_to_what_is_not_on_file():
    assert LINKS.between("cecot", "cecot") == ()
    assert LINKS.between("cecot", "nobody") == ()
