"""Numbers as news copy writes them, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.common_words import ONES, SCALES, TENS
from knowledge.copy.words import Copy

_ONES = {word: number for word, number in ONES.items() if number}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_ABOUT = frozenset({"about", "around", "roughly", "some", "approximately", "nearly", "almost"})
_BELOW = frozenset({"nearly", "almost", "under", "below", "fewer", "less"})
_PARTS = {("half", "a", "million"): 500_000, ("quarter", "of", "a", "million"): 250_000}
_MONEY = frozenset("$€£¥₡")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value, the words it takes up, and what limits it."""

    value: float
    start: int
    end: int
    about: bool
    below: bool


def numbers(copy: Copy) -> Iterator[Number]:
    """Yield the numbers of a text, in digits and in words, years and sums of money left out."""
    at = 0
    while at < len(copy.tokens):
        value, end = _value(copy, at)
        if value is None:
            at += 1
            continue
        begin = copy.tokens[at].start
        if not (begin and copy.text[begin - 1] in _MONEY) and not _is_year(copy, at, value):
            before = {t.key for t in copy.tokens[max(0, at - 3) : at]}
            yield Number(value, at, end, bool(before & _ABOUT), bool(before & _BELOW))
        at = end


def _value(copy: Copy, at: int) -> tuple[float | None, int]:
    token = copy.tokens[at]
    value: float | None
    if _NUMBER.fullmatch(token.text):
        value, end = float(token.text.replace(",", "")), at + 1
    else:
        value, end = _in_words(copy, at)
    if value is None:
        return None, at
    while end < len(copy.tokens) and copy.tokens[end].key in SCALES and copy.joined(end - 1):
        value *= SCALES[copy.tokens[end].key]
        end += 1
    return value, end


def _in_words(copy: Copy, at: int) -> tuple[float | None, int]:
    """Read "eighty", "forty-eight", "three hundred and forty-eight" and "half a million"."""
    for words, value in _PARTS.items():
        end = at + len(words)
        if tuple(t.key for t in copy.tokens[at:end]) == words:
            return float(value), end
    one_of = _key(copy, at) == "a" and _key(copy, at + 1) in ("hundred", *SCALES)
    total, end = int(one_of), at + one_of
    while end < len(copy.tokens) and (end == at or copy.joined(end - 1)):
        word = copy.tokens[end].key
        if word in _ONES or word in TENS:
            total += _ONES.get(word, 0) + TENS.get(word, 0)
        elif word == "hundred" and total:
            total *= 100
        elif word != "and" or not total or _key(copy, end + 1) not in {**_ONES, **TENS}:
            break
        end += 1
    return (float(total), end) if total else (None, at)


def _key(copy: Copy, at: int) -> str:
    return copy.tokens[at].key if at < len(copy.tokens) else ""


def _is_year(copy: Copy, at: int, value: float) -> bool:
    return "," not in copy.tokens[at].text and 1900 <= value <= 2100
