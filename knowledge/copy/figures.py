"""Figures that differ: a number that counts what a figure on file counts, and is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.copy.found import Found
from knowledge.copy.numbers import Number, numbers
from knowledge.copy.words import Copy, stems, stems_of
from knowledge.model import Entry, Fact
from knowledge.snapshot import Snapshot

REACH = 8
"""Words after a number among which what it counts is named."""

ROUND = 0.02
"""How far "about" may lie from an exact number."""

LEAST = 100
"""Smaller numbers count too much else to be held against a figure."""

SHARED = 3
"""Stems that a sentence without the name must share with the fact, the unit's among them."""

_PEOPLE = frozenset(
    """
    people persons them those others immigrants migrants nationals residents citizens holders
    beneficiaries prisoners inmates detainees suspects
    """.split()  # noqa: SIM905 - a list of words is read as words
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure on file, with the stems by which copy is seen to speak of it.

    Args:
        entry: the entry that tells it.
        fact: the fact that holds it.
        unit: of what is counted.
        names: of each name of the entry.
        told: of the fact, of the names and of what is counted.
    """

    entry: Entry
    fact: Fact
    unit: frozenset[str]
    names: tuple[frozenset[str], ...]
    told: frozenset[str]


class Counting:
    """The figures on file.

    Args:
        snapshot: what is on file.
        before: what was read from an earlier snapshot; what is the same is not read again.
    """

    def __init__(self, snapshot: Snapshot, before: Counting | None = None) -> None:
        self.entries = snapshot.entries
        self.held: dict[str, tuple[Counted, ...]] = {
            id_: before.held[id_]
            if before and before.entries.get(id_) is entry
            else tuple(_counted(entry))
            for id_, entry in snapshot.entries.items()
        }
        self.items = tuple(each for held in self.held.values() for each in held)


def _counted(entry: Entry) -> Iterator[Counted]:
    held = [f for f in entry.facts if f.figure and f.figure.bound != "since"]
    if not held:
        return
    printed = (entry.name, *(alias.name for alias in entry.also_known_as))
    names = tuple(stemmed for name in printed if (stemmed := stems_of(name)))
    for fact in held:
        unit = stems_of(fact.figure.unit) if fact.figure else frozenset[str]()
        told = stems_of(fact.text).union(unit, *names)
        yield Counted(entry, fact, unit, names, told)


def figures(copy: Copy, on_file: Sequence[Counted]) -> Iterator[Found]:
    """Yield the numbers that count what a figure on file counts and differ from it.

    Args:
        copy: the copy.
        on_file: the figures on file.
    """
    sentence, said = (0, 0), frozenset[str]()
    for number in numbers(copy):
        if sentence != (here := copy.sentence_of(number.start)):
            sentence, said = here, stems(t.key for t in copy.tokens[slice(*here)])
        meant = _meant(copy, number, said, on_file) if number.value >= LEAST else []
        if meant and not any(_agrees(number, each.fact) for each in meant):
            yield _found(copy, number, meant[0].entry, meant[0].fact)


def _meant(
    copy: Copy, number: Number, said: frozenset[str], on_file: Sequence[Counted]
) -> list[Counted]:
    """Return the figures that count what a number counts, in a sentence of these stems.

    What it counts must follow it, and the sentence must speak of the entry: by name, or in two
    words of the fact.
    """
    _, last = copy.sentence_of(number.start)
    behind = [t.key for t in copy.tokens[number.end : min(last, number.end + REACH)]]
    following, people = stems(behind), _people_next(behind)
    return [
        each
        for each in on_file
        if (people or not following.isdisjoint(each.unit))
        and (
            any(name <= said for name in each.names)
            or (not following.isdisjoint(each.unit) and len(said & each.told) >= SHARED)
        )
    ]


def _people_next(behind: Sequence[str]) -> bool:
    """Return whether what follows a number at once is people, whoever they are."""
    return any(word in _PEOPLE for word in behind[:2])


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
        pieces=(fact.id,),
    )
