"""Which tokens on file a typed token may be: the same, a short form, or misspelt."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import NamedTuple
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.lookup.slips import slip_cost
from knowledge.lookup.sounds import coarse, fine, near_keys, stem, without_glides
from knowledge.lookup.table import Table
from knowledge.lookup.wordlists import english_words, same_given_name, same_thing

MOST = 48
"""The most tokens that one typed token may be; the likest are kept."""

LEAST = 0.6
"""How alike a word must be to be thought a slip of another."""

FURTHEST = 0.5
"""The share of a word's letters that may differ."""

SHORT_FORM = 0.9
"""How alike "Bob" is to "Robert", and "Universität" to "University"."""

SAME_SOUND = 0.5
"""The share of what two words differ in that counts for nothing where they sound the same."""

_VOWELS = str.maketrans("", "", "aeiouy")


class Kind(IntEnum):
    """How a token was reached."""

    EXACT = 0
    SHORT_FORM = 1
    SLIP = 2
    SCRIPT = 3
    INITIAL = 4
    BEGUN = 5
    JOINED = 6


class Variant(NamedTuple):
    """A token on file that a typed one may be.

    Args:
        place: the token's place in the table.
        alike: from 0 to 1.
        kind: how it was reached.
    """

    place: int
    alike: float
    kind: Kind


def exact(table: Table, token: str) -> list[Variant]:
    """Return the token itself, and the other forms of a given name or of a common word."""
    found = []
    place = table.word(token)
    if place >= 0:
        found.append(Variant(place, 1.0, Kind.EXACT))
    for form in (*same_given_name().get(token, ()), *same_thing().get(token, ())):
        place = table.word(form)
        if place >= 0:
            found.append(Variant(place, SHORT_FORM, Kind.SHORT_FORM))
    return found


def misspelt(table: Table, token: str) -> list[Variant]:
    """Return the tokens on file that a typed token may be a slip of."""
    sound = fine(token)
    places: set[int] = set()
    for form in near_keys(token, sound):
        places.update(table.near.find(form))
    heard = crc32(sound.encode())
    offsets, words, sounds = table.words.offsets, table.words, table.sounds
    length = len(token)
    compared = {
        place: words[place]
        for place in places
        if abs(length - offsets[place + 1] + offsets[place]) <= length * FURTHEST
    }
    furthest = int(length * FURTHEST) + 1
    found = []
    for word, slips, place in process.extract(
        token, compared, scorer=OSA.distance, score_cutoff=furthest, limit=None
    ):
        if slips:
            share = _alike(token, word, slips, same=sounds[place] == heard)
            if share >= LEAST:
                found.append(Variant(place, share, Kind.SLIP))
    if token in english_words():
        found += _same_stem(table, token, found)
    found.sort(key=lambda v: -v.alike)
    return found[:MOST]


def _alike(token: str, word: str, slips: int, *, same: bool) -> float:
    """Return how likely one word is a slip of the other, from 0 to 1.

    Args:
        token: the typed word.
        word: the word on file.
        slips: how many letters were dropped, added, changed or swapped.
        same: whether they sound the same.
    """
    cost = slip_cost(token, word) if slips <= 2 else slips
    share = 1 - cost / max(len(token), len(word))
    if same:
        return share + (1 - share) * SAME_SOUND
    return share if token[0] == word[0] else share - 0.08


def _same_stem(table: Table, token: str, found: list[Variant]) -> list[Variant]:
    """Return the other forms of an English word, and take them from the slips."""
    english, root = english_words(), stem(token)
    forms = []
    for place in table.near.find(b"~" + root.encode()):
        word = table.words[place]
        if word != token and word in english and stem(word) == root:
            forms.append(Variant(place, SHORT_FORM, Kind.SHORT_FORM))
    reached = {variant.place for variant in forms}
    found[:] = [variant for variant in found if variant.place not in reached]
    return forms


def transliterated(table: Table, token: str, *, abjad: bool) -> list[Variant]:
    """Return the tokens on file that sound as a word of another script does.

    Args:
        table: the names on file.
        token: the word in Latin letters.
        abjad: whether its vowels may be missing, as in Hebrew and Arabic.
    """
    forms = {coarse(token)}
    bare = token
    if abjad:
        forms.add(coarse(without_glides(token)))
        bare = token.translate(_VOWELS)
    found = []
    for form in forms:
        for place in table.near.find(b"." + form.encode()):
            word = table.words[place]
            if word == token:
                continue
            letters = word.translate(_VOWELS) if abjad else word
            share = OSA.normalized_similarity(bare, letters)
            worth = 0.45 + 0.1 * min(len(form), 3) + 0.25 * share
            found.append(Variant(place, worth, Kind.SCRIPT))
    found.sort(key=lambda v: -v.alike)
    return found[: 3 * MOST]


def beginning(table: Table, token: str) -> range:
    """Return the places of the tokens on file that begin as a typed one does."""
    words = table.words
    first = bisect_left(words, token)
    return range(first, bisect_left(words, token + "~", first))
