"""Which gaps ask for the same name in another spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from knowledge.gaps.gap import Gap
from knowledge.lookup.sounds import fine
from knowledge.lookup.wordlists import census_names, english_words, same_given_name

NAME = 5
"""The most words of a name; what is longer is a question, and is joined to nothing."""

SLIPS = ((9, 2), (5, 1))
"""Letters of the longer word, and how many of them a slip may change."""


def joined(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Join the gaps that ask for one name in several spellings into the one asked for first.

    Names are read as the lookup reads them, and joined only where nothing speaks against it: word
    by word, numbers alike, never two names that are both usual ("Mario" and "Marco"), and never a
    surname alone, which may be anybody's.
    """
    groups: list[tuple[list[str], list[Gap]]] = []
    for gap in gaps:
        words = gap.key.split()
        same = next((group for lead, group in groups if same_name(lead, words)), None)
        if same is None:
            groups.append((words, [gap]))
        else:
            same.append(gap)
    return tuple(_one(group) for _, group in groups)


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the words of two keys are spellings of one name."""
    return len(one) == len(other) <= NAME and all(map(_same_word, one, other))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    letters = max(len(one), len(other))
    most = next((slips for least, slips in SLIPS if letters >= least), 0)
    if not (one + other).isalpha() or OSA.distance(one, other, score_cutoff=most) > most:
        return False
    if other in same_given_name().get(one, ()) or (fine(one) == fine(other) and _is_name(one)):
        return True
    return not all(word in english_words() or word in census_names() for word in (one, other))


def _is_name(word: str) -> bool:
    return word in census_names() and word not in english_words()


def _one(group: Sequence[Gap]) -> Gap:
    askers = sorted((a for gap in group for a in gap.askers), key=lambda asker: asker.at)
    return replace(group[0], askers=tuple(askers), joined=tuple(gap.id for gap in group[1:]))
