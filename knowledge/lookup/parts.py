"""Typed words against one name: which words of it they are, and what is left unexplained."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.lookup.names import Name
from knowledge.lookup.slips import LONG, is_slip, real_words, short_forms
from knowledge.lookup.titles import HONORIFICS

SLIP = 0.9
INITIAL = 0.8
STEM = 0.85
COVERED = 0.6
"""The share of a name's letters that must be typed, where a part does not stand for it."""

PART_OF_PERSON = 0.1
PART_OF_OTHER = 0.3
"""What a name loses that is typed in part: a surname is a person's before it is a thing's."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name that typed words fit, how well (0 to 1), and how in words."""

    name: Name
    score: float
    how: str


def match(typed: list[str], name: Name, known: frozenset[str]) -> Match | None:
    """Hold typed words against a name.

    Args:
        typed: the words, in ``key`` form, honorifics left out.
        name: the name.
        known: real words and names, which are slips of nothing.

    Returns:
        The match, or None where a word is left that neither the name nor a title explains,
        or where too little of the name was typed.
    """
    left = list(name.words)
    worth: list[float] = []
    slips: list[tuple[str, str]] = []
    for word in typed:
        held = _held(word, left, name, known)
        if held is not None:
            left.remove(held)
            worth.append(_worth(word, held, known))
            if held != word and len(word) > 1:
                slips.append((word, held))
        elif word in name.joined:
            left = [w for w in left if w not in word]
            worth.append(1.0)
        elif word not in name.beside:
            return _as_one_word(typed, name, known)
    if not worth or not _enough(typed, worth, left, name):
        return _as_one_word(typed, name, known)
    missing = PART_OF_PERSON if name.is_person else PART_OF_OTHER
    score = sum(worth) / len(worth) - missing * (len(left) / len(name.words))
    return Match(name, score, _how(slips, left, name))


def _held(word: str, left: list[str], name: Name, known: frozenset[str]) -> str | None:
    """Return the word of the name that a typed word is, or None."""
    if word in left:
        return word
    if len(word) == 1:
        return next((w for w in left if w[0] == word), None)
    if name.fixed:
        return None
    if name.is_person and (given := _given(word, name, left)):
        return given
    slip = next((w for w in left if is_slip(word, w, known)), None)
    return slip or (None if name.is_person else _same_stem(word, left))


def _given(word: str, name: Name, left: list[str]) -> str | None:
    """Return the given name that a typed word is short for: "Ric", "Rick" or "Dick"."""
    given = name.words[0]
    if given not in left or len(name.words) == 1:
        return None
    short = given in short_forms().get(word, ()) or (len(word) >= 3 and given.startswith(word))
    return given if short else None


def _same_stem(word: str, left: list[str]) -> str | None:
    """Return a word of the same stem: plurals, and forms such as protection for protected."""
    for held in left:
        if word == f"{held}s" or held == f"{word}s":
            return held
        stem = 0
        while stem < min(len(word), len(held)) and word[stem] == held[stem]:
            stem += 1
        if stem >= 6 and stem >= max(len(word), len(held)) - 4:
            return held
    return None


def _worth(word: str, held: str, known: frozenset[str]) -> float:
    if word == held:
        return 1.0
    if len(word) == 1:
        return INITIAL
    return SLIP if is_slip(word, held, known) else STEM


def _enough(typed: list[str], worth: list[float], left: list[str], name: Name) -> bool:
    """Return whether enough of a name was typed: of a person any part, of others most of it."""
    if max(worth) == INITIAL:
        return False
    if name.is_person:
        return len(left) < len(name.words) - 1 or _is_whole_part(typed, name)
    begun = len(typed) >= 2 and name.words[: len(typed)] == tuple(typed)
    begun = begun or (len(typed) >= 3 and set(typed) <= set(name.words))
    lone_word = len(typed) == 1 and len(name.words) > 1 and typed[0] in real_words()
    total = sum(len(w) for w in name.words)
    return begun or (not lone_word and total - sum(len(w) for w in left) >= COVERED * total)


def _is_whole_part(typed: list[str], name: Name) -> bool:
    """Return whether one typed part of a person's name is more than a short form."""
    return not any(name.words[0] in short_forms().get(word, ()) for word in typed)


def _as_one_word(typed: list[str], name: Name, known: frozenset[str]) -> Match | None:
    """Hold the words, written in one, against the name written in one.

    Only where the words are parted otherwise than in the name: words that stand one by one
    have been compared one by one.
    """
    if name.fixed or len(typed) == len(name.words) > 1:
        return None
    one = "".join(w for w in typed if w not in HONORIFICS)
    for whole in ("".join(name.words), *name.joined):
        near = len(whole) >= LONG and abs(len(one) - len(whole)) <= 1
        if one == whole or (near and is_slip(one, whole, known)):
            return Match(name, SLIP - 0.05, f"spelling: {one} → {name.text}")
    return None


def _how(slips: list[tuple[str, str]], left: list[str], name: Name) -> str:
    if slips:
        return "spelling: " + ", ".join(f"{typed} → {held}" for typed, held in slips)
    if not left:
        return "the words of its name" if name.first else f"another name, {name.text}"
    if name.is_person:
        return "given name" if name.words[-1] in left else "surname"
    return "a part of its name"
