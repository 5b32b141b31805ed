"""What one slip of the fingers costs: some are likelier than others."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

SWAPPED = 0.3
DOUBLED = 0.5
MISSED = 0.8
NEIGHBOUR = 0.7

_DOUBLED = re.compile(r"(.)\1+")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {
    key: (row, place + row * 0.5)
    for row, keys in enumerate(_ROWS)
    for place, key in enumerate(keys)
}


def slip_cost(typed: str, meant: str) -> float:
    """Return how many slips, and how likely ones, lie between two words.

    Two letters swapped, a letter doubled or another one doubled instead, one missed or added,
    and a neighbouring key cost less than a letter replaced, which costs 1. More than one slip
    are counted, not weighed.
    """
    slips = OSA.distance(typed, meant)
    if slips == 2 and _DOUBLED.sub(r"\1", typed) == _DOUBLED.sub(r"\1", meant):
        return DOUBLED
    if slips != 1:
        return float(slips)
    if len(typed) != len(meant):
        return _missed(*sorted((typed, meant), key=len))
    differing = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
    if len(differing) == 2:
        return SWAPPED
    return NEIGHBOUR if _are_neighbours(*differing[0]) else 1.0


def _missed(short: str, long: str) -> float:
    place = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return DOUBLED if place and long[place] == long[place - 1] else MISSED


def _are_neighbours(one: str, other: str) -> bool:
    """Return whether two keys touch on a QWERTY keyboard."""
    if one not in _PLACES or other not in _PLACES:
        return False
    (row1, place1), (row2, place2) = _PLACES[one], _PLACES[other]
    return abs(row1 - row2) <= 1 and abs(place1 - place2) <= 1
