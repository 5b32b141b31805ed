"""Is one word a slip of the other? Plausible misspellings, and never a word of its own.

A word that is itself a name or an English word is not a slip of another: "Rubin" is
somebody else than "Rubio", however close the letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import OSA

SHORTEST = 5
"""Words under five letters are never corrected: one letter of them is too much of them."""

LONG = 8
"""From eight letters on, two slips are still the same word."""

_SOUNDS = (
    (re.compile(r"ee|ie"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"ck|ch|qu|q|c(?![eiy])"), "k"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"[vw]"), "b"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return how a word sounds, roughly: doubled letters, silent h, c/k/z/s, y/i, v/w/b folded."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def is_slip(typed: str, meant: str, known: frozenset[str]) -> bool:
    """Return whether one word is a plausible misspelling of another.

    Args:
        typed: the word as typed, in ``key`` form.
        meant: the word on file, in ``key`` form.
        known: real words and names; one of them is a slip of nothing but its own sound.
    """
    if min(len(typed), len(meant)) < SHORTEST or not (typed.isalpha() and meant.isalpha()):
        return False
    if sound(typed) == sound(meant):
        return True
    if typed in known:
        return False
    distance = OSA.distance(typed, meant, score_cutoff=2)
    if distance == 1:
        return len(meant) >= LONG or _one_slip(typed, meant)
    return distance == 2 and len(meant) >= LONG and typed[0] == meant[0]


def _one_slip(typed: str, meant: str) -> bool:
    """Return whether the one edit is a dropped, added, swapped or neighbouring letter."""
    if len(typed) != len(meant):
        return True
    differing = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
    return len(differing) == 2 or _are_neighbours(*differing[0])


def _are_neighbours(one: str, other: str) -> bool:
    """Return whether two keys touch on a QWERTY keyboard."""
    places = {key: (r, c + r * 0.5) for r, row in enumerate(_ROWS) for c, key in enumerate(row)}
    (row1, column1), (row2, column2) = places[one], places[other]
    return abs(row1 - row2) <= 1 and abs(column1 - column2) <= 1


@cache
def real_words() -> frozenset[str]:
    """Return English words and names that are words of their own; read once."""
    return frozenset((*_lines("census_names.txt"), *_lines("english_words.txt")))


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """Return the given names that each short form stands for; read once."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("nicknames.txt"):
        name, _, shorts = line.partition(":")
        for short in shorts.split():
            found[short].add(name.strip())
    return {short: frozenset(names) for short, names in found.items()}


def _lines(name: str) -> list[str]:
    text = (resources.files("knowledge.lookup") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
