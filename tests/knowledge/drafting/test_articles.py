"""The invented articles, drafted, against the drafts that an editor made by hand."""

from __future__ import annotations

import pytest

from tests.knowledge.drafting.expected import FOLDERS, Score, score, score_all

LEAST = {
    "published": 12,
    "headline": 11,
    "quotes found": 72,
    "speaker": 65,
    "no wrong speaker": 70,
    "said_on": 70,
    "manner": 70,
    "venue": 62,
    "title": 58,
    "affiliation": 63,
    "names found": 97,
    "kind": 95,
    "acronym": 11,
    "dates": 60,
    "figures": 51,
    "figure attributed": 35,
}
"""How many are right today, of all articles. A number may rise; it does not fall."""


@pytest.fixture(scope="module")
def whole() -> Score:
    return score_all()


@pytest.mark.parametrize("measure", LEAST)
def test_drafts_are_as_good_as_they_were(whole: Score, measure: str):
    missed = [what for of, what in whole.missed if of == measure]
    assert whole.right[measure] >= LEAST[measure], missed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_article_loses_a_speaker_to_somebody_else_twice(folder):
    found = Score()
    score(folder, found)
    wrong = [what for of, what in found.missed if of == "no wrong speaker"]
    assert len(wrong) <= 1, wrong
