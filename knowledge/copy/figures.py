"""Figures that differ: a number that counts what a figure on file counts, and is another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.copy.found import Found
from knowledge.copy.words import Copy, stems, stems_of
from knowledge.model import Entry, Fact
from knowledge.snapshot import Snapshot

REACH = 8
"""Words after a number among which what it counts is named."""

ROUND = 0.02
"""How far "about" may lie from an exact number."""

_SCALE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ONES = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905
        "sixteen seventeen eighteen nineteen".split(),
        1,
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_ABOUT = frozenset({"about", "around", "roughly", "some", "approximately", "nearly", "almost"})
_BELOW = frozenset({"nearly", "almost", "under", "below", "fewer", "less"})
_PEOPLE = frozenset(
    """
    people persons them those others immigrants migrants nationals residents citizens holders
    beneficiaries prisoners inmates detainees suspects
    """.split()  # noqa: SIM905 - a list of words is read as words
)
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


def figures(snapshot: Snapshot, copy: Copy) -> Iterator[Found]:
    """Yield the numbers that count what a figure on file counts and differ from it."""
    on_file = [
        (entry, fact)
        for entry in snapshot.entries.values()
        for fact in entry.facts
        if fact.figure and fact.figure.bound != "since"
    ]
    for number in numbers(copy):
        meant = [pair for pair in on_file if _is_meant(copy, number, *pair)]
        if meant and not any(_agrees(number, fact) for _, fact in meant):
            yield _found(copy, number, *meant[0])


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
    while end < len(copy.tokens) and copy.tokens[end].key in _SCALE and copy.joined(end - 1):
        value *= _SCALE[copy.tokens[end].key]
        end += 1
    return value, end


def _in_words(copy: Copy, at: int) -> tuple[float | None, int]:
    """Read "eighty", "forty-eight", "three hundred and forty-eight" and "half a million"."""
    for words, value in _PARTS.items():
        end = at + len(words)
        if tuple(t.key for t in copy.tokens[at:end]) == words:
            return float(value), end
    one_of = _key(copy, at) == "a" and _key(copy, at + 1) in ("hundred", *_SCALE)
    total, end = int(one_of), at + one_of
    while end < len(copy.tokens) and (end == at or copy.joined(end - 1)):
        word = copy.tokens[end].key
        if word in _ONES or word in _TENS:
            total += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred" and total:
            total *= 100
        elif word != "and" or not total or _key(copy, end + 1) not in _ONES | _TENS:
            break
        end += 1
    return (float(total), end) if total else (None, at)


def _key(copy: Copy, at: int) -> str:
    return copy.tokens[at].key if at < len(copy.tokens) else ""


def _is_year(copy: Copy, at: int, value: float) -> bool:
    return "," not in copy.tokens[at].text and 1900 <= value <= 2100


def _is_meant(copy: Copy, number: Number, entry: Entry, fact: Fact) -> bool:
    """Return whether a number counts what the fact counts.

    What it counts must follow it, and the sentence must speak of the entry: by name, or in two
    words of the fact.
    """
    if fact.figure is None:
        return False
    first, last = copy.sentence_of(number.start)
    counted = [t.key for t in copy.tokens[number.end : min(last, number.end + REACH)]]
    following, unit = stems(counted), stems_of(fact.figure.unit)
    said = stems(t.key for i, t in enumerate(copy.tokens[first:last], first))
    names = [entry.name, *(alias.name for alias in entry.also_known_as)]
    by_name = any(stems_of(name) and stems_of(name) <= said for name in names)
    if by_name and _people_next(counted):
        return number.value >= 100
    if not following & unit:
        return False
    if by_name:
        return number.value >= 100
    told = stems_of(fact.text) | frozenset(s for name in names for s in stems_of(name))
    return number.value >= 100 and len(said & (told | unit)) >= 3


def _people_next(counted: Sequence[str]) -> bool:
    """Return whether what follows a number at once is people, whoever they are."""
    return any(word in _PEOPLE for word in counted[:2])


def _agrees(number: Number, fact: Fact) -> bool:
    figure = fact.figure
    if figure is None:
        return True
    if figure.bound == "over":
        return number.value == figure.number and not number.below
    if number.value == figure.number:
        return True
    return number.about and abs(number.value - figure.number) <= ROUND * figure.number


def _found(copy: Copy, number: Number, entry: Entry, fact: Fact) -> Found:
    figure = fact.figure
    bound = "" if figure is None or figure.bound == "exactly" else f"{figure.bound} "
    value = figure.number if figure else 0
    return Found(
        kind="figure",
        start=copy.tokens[number.start].start,
        end=copy.tokens[number.end - 1].end,
        on_file=fact.text,
        suggested=f"{bound}{value:,}",
        entry_id=entry.id,
        evidence=fact.evidence,
    )
