"""Figures that differ: a number that counts what a figure on file counts, and is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.copy.found import Found
from knowledge.copy.numbers import Number, numbers
from knowledge.copy.words import Copy, stems, stems_of
from knowledge.model import Entry, Fact
from knowledge.snapshot import Snapshot

REACH = 8
"""Words after a number among which what it counts is named."""

ROUND = 0.02
"""How far "about" may lie from an exact number."""

_PEOPLE = frozenset(
    """
    people persons them those others immigrants migrants nationals residents citizens holders
    beneficiaries prisoners inmates detainees suspects
    """.split()  # noqa: SIM905 - a list of words is read as words
)


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
