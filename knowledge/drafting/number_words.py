"""Numbers that are spelled out."""

from __future__ import annotations

import re

from knowledge.common_words import ONES, TENS
from knowledge.common_words import SCALES as LARGE

_SMALL = {**ONES, **TENS}
SCALES = {"hundred": 100, **LARGE}
_PARTING = re.compile(r"[\s-]+")

FIRST_WORDS = (*_SMALL, *(f"a|{word}" for word in ("dozen", *SCALES)))
"""How a spelled number begins; "|" stands for a space."""

SPELLED = (
    r"(?:(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + r"|hundred|thousand|million"
    r"|billion|trillion)(?:-|\b))"
)
"""The pattern of one word, or one hyphened half, of a spelled number."""


def spelled(words: str) -> int | None:
    """Return the number that words spell ("two hundred and fifty"), or None.

    "a hundred" and "a dozen" count as numbers, a bare "hundred" or "a" does not.
    """
    parts = [part for part in _PARTING.split(words.lower().strip()) if part != "and"]
    if parts[-1:] == ["dozen"]:
        factor = spelled(" ".join(parts[:-1])) if parts[:-1] not in ([], ["a"]) else 1
        return factor * 12 if factor else None
    if parts[:1] in (["a"], ["an"]) and len(parts) > 1 and parts[1] in SCALES:
        parts[0] = "one"
    if not parts or parts[0] not in _SMALL:
        return None
    return _sum(parts)


def _sum(parts: list[str]) -> int | None:
    total = group = 0
    for part in parts:
        if part in _SMALL:
            group += _SMALL[part]
        elif part == "hundred":
            group *= 100
        elif part in SCALES:
            total, group = total + group * SCALES[part], 0
        else:
            return None
    return total + group
