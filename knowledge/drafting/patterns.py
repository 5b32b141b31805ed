"""Patterns made from word lists."""

from __future__ import annotations

from collections.abc import Sequence


def beginning(words: Sequence[str]) -> str:
    """Return a pattern for how words begin, in either case: a quick look before a slow pattern.

    Shared letters come first, so that most places fail at one comparison.

    Args:
        words: lower-case beginnings; "|" stands for a space.
    """
    rest: dict[str, list[str]] = {}
    for word in words:
        if not word:
            return ""
        rest.setdefault(word[0], []).append(word[1:])
    return f"(?:{'|'.join(_letter(c) + beginning(group) for c, group in sorted(rest.items()))})"


def _letter(character: str) -> str:
    if character == "|":
        return r"\ "
    return f"[{character}{character.upper()}]" if character.isalpha() else character
