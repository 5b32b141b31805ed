"""How much a token tells about who is meant: rare ones much, common ones little."""

from __future__ import annotations

import math

from knowledge.lookup.titles import PASSING
from knowledge.lookup.tokens import CONNECTING, FORMS
from knowledge.lookup.wordlists import english_words

SCALE = 100_000
"""A store of fewer names is weighed as if it had this many, so that scores mean the same."""

ENGLISH = 150
"""Names of so many that an English word is thought to be part of, whatever the store holds."""

LIGHT = 40
"""Hundredths of a nat for words such as "the", "of" and "de", which tell next to nothing."""

UNKNOWN = 1150
"""Hundredths of a nat for a word in no name on file: as much as the rarest."""


def weight(token: str, bearers: int, names: int) -> int:
    """Return how much a token tells, in hundredths of a nat.

    Args:
        token: the token.
        bearers: how many names on file hold it.
        names: how many names are on file.
    """
    if len(token) > 1 and (token in PASSING or token in CONNECTING or token in FORMS):
        return LIGHT
    scale = max(names, SCALE)
    seen = bearers * SCALE / scale + (ENGLISH if token in english_words() else 0)
    tells = math.log(SCALE / (1 + seen)) * 100
    return max(LIGHT, int(tells) // (2 if len(token) == 1 else 1))
