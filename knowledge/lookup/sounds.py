"""How a word sounds, roughly: the keys under which misspelt words meet.

``fine`` folds what careful ears confuse in Latin spelling. ``coarse`` folds what
scripts without vowels, or without an l or a p of their own, cannot tell apart.
Both are keys to find candidates by, never proof that two words are the same.
"""

from __future__ import annotations

import re

_DIGRAPHS = (
    ("sch", "j"),
    ("tch", "j"),
    ("sh", "j"),
    ("ch", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("cz", "j"),
    ("ts", "s"),
    ("tz", "s"),
    ("x", "ks"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
)
SHORTEST = 4
"""Letters from which a word is also found with one of them missing, added or changed."""

_FINE = str.maketrans("cqzvw", "kksff", "aeiouyh")
_COARSE = str.maketrans("pvwfckqgjzdl", "bbbbkkkksstr", "aeiouyh")
_DOUBLED = re.compile(r"(.)\1+")


def fine(word: str) -> str:
    """Return the consonants of a word, doubled letters and c/k/q, s/z, f/v/w folded."""
    for letters, sound in _DIGRAPHS:
        if letters in word:
            word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word.translate(_FINE))


def coarse(word: str) -> str:
    """Return a word's consonants folded to what every script can write."""
    for letters, sound in _DIGRAPHS:
        if letters in word:
            word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word.translate(_COARSE))


def without_glides(word: str) -> str:
    """Return a transliterated word without v and w, which may stand for vowels."""
    return word[:1] + word[1:].replace("v", "").replace("w", "")


def near_keys(word: str, sound: str) -> set[bytes]:
    """Return the keys under which a word meets its misspellings.

    Two words that share a key are alike in sound, or one or two letters apart.

    Args:
        word: the word, in ``key`` form.
        sound: its ``fine`` form.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return set()
    letters = word.encode()
    found = {letters[:i] + letters[i + 1 :] for i in range(len(letters))}
    found.add(letters)
    heard = b"-" + sound.encode()
    found.add(b"~" + stem(word).encode())
    found.add(heard)
    if len(sound) >= SHORTEST:
        found.update(heard[:i] + heard[i + 1 :] for i in range(1, len(heard)))
    return found


def stem(word: str) -> str:
    """Return what the forms of a long English word share: "advisory" and "advisories"."""
    return word[:6] if len(word) >= 7 else word.removesuffix("s")


def script_keys(word: str) -> set[bytes]:
    """Return the keys under which a word meets its forms in other scripts."""
    if not word.isalpha():
        return set()
    found = {b"." + coarse(word).encode()}
    if "ch" in word:
        found.add(b"." + coarse(word.replace("ch", "k")).encode())
    if "w" in word[1:]:
        found.add(b"." + coarse(word[0] + word[1:].replace("w", "")).encode())
    return found
