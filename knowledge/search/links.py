"""The shortest way from one entry to another, over statements that concern both ends of a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import Entry
from knowledge.search.found import Found
from knowledge.search.names import Names
from knowledge.search.statements import BITS, Statements, pick
from knowledge.text import key

LONGEST = 4
"""The most steps of a link; further apart, a link says nothing any more."""

_RANK = {"fact": 0, "event": 1, "quote": 2, "summary": 3}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a link: from an entry to another, and the statements that join them."""

    start: str
    end: str
    by: tuple[Found, ...]


class Links:
    """Which entries a statement joins. Never changed, only replaced.

    Args:
        statements: every statement on file.
    """

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._joined: Mapping[int, tuple[tuple[str, ...], ...]] = {}
        self._at: Mapping[str, tuple[int, ...]] = {}

    def after(
        self, entries: Mapping[str, Entry], held: Statements, names: Names, ids: Iterable[str]
    ) -> Links:
        """Return the links once the statements of some entries are as given.

        Args:
            entries: what is on file.
            held: every statement on file.
            names: every name on file.
            ids: the entries whose statements are to be read again.
        """
        made, joined = Links(held), dict(self._joined)
        less: dict[str, set[int]] = defaultdict(set)
        more: dict[str, set[int]] = defaultdict(set)
        for id_ in ids:
            if numbers := self._statements.numbers.get(id_):
                _count(less, numbers, joined.pop(numbers.start >> BITS))
        for id_ in ids:
            if numbers := held.numbers.get(id_):
                found = tuple(_joins(each, entries, names) for each in held.of(id_))
                joined[numbers.start >> BITS] = found
                _count(more, numbers, found)
        at = dict(self._at)
        for id_ in less.keys() | more.keys():
            if less[id_] != more[id_]:
                stay = (number for number in at.get(id_, ()) if number not in less[id_])
                at[id_] = tuple(sorted([*stay, *more[id_]]))
        made._joined, made._at = joined, at
        return made

    def _of(self, number: int) -> tuple[str, ...]:
        return pick(self._joined, number)

    def _weight(self, number: int) -> tuple[int, int]:
        return _RANK[self._statements.found(number).kind], len(self._of(number))

    def between(self, start: str, end: str, most: int = 5) -> tuple[Step, ...]:
        """Return the steps of the shortest link; none where nothing on file joins the two.

        Args:
            start: an entry's id.
            end: another's.
            most: the most statements for each step.
        """
        if start == end:
            return ()
        path = self._path(start, end)
        return tuple(Step(a, b, tuple(self._by(a, b)[:most])) for a, b in pairwise(path))

    def _path(self, start: str, end: str) -> list[str]:
        """Search breadth first from the start; ties go to what is said most plainly."""
        came: dict[str, str] = {start: ""}
        edge = [start]
        for level in self._between(start, end):
            following: dict[str, tuple[int, int]] = {}
            origin: dict[str, str] = {}
            for id_ in edge:
                for number in self._at.get(id_, ()):
                    weight = self._weight(number)
                    for other in self._of(number):
                        if other in level and weight < following.get(other, (9, 0)):
                            following[other], origin[other] = weight, id_
            came.update(origin)
            edge = sorted(following, key=lambda id_: following[id_])
        return _back(came, end) if end in came else []

    def _between(self, start: str, end: str) -> list[set[str]]:
        """Return, step by step, the entries on any shortest way; nothing where there is none.

        The search goes from both ends, the smaller edge first: among 10,000 entries a way of
        four steps meets in some hundred of them, where from one end it would see them all.
        """
        ahead, behind = [{start}], [{end}]
        seen = {start}, {end}
        for _ in range(LONGEST):
            side = 0 if len(ahead[-1]) <= len(behind[-1]) else 1
            edges = (ahead, behind)[side]
            edges.append(self._beside(edges[-1]) - seen[side])
            seen[side].update(edges[-1])
            if met := ahead[-1] & behind[-1]:
                return [*self._narrowed(ahead, met), met, *self._narrowed(behind, met)[::-1]][1:]
        return []

    def _narrowed(self, edges: Sequence[set[str]], met: set[str]) -> list[set[str]]:
        """Return the edges before the last, each with what leads on to where both sides met."""
        kept: list[set[str]] = []
        for edge in reversed(edges[:-1]):
            met = edge & self._beside(met)
            kept.append(met)
        return kept[::-1]

    def _beside(self, ids: Iterable[str]) -> set[str]:
        """Return the entries one step from any of these, and these themselves."""
        numbers = {number for id_ in ids for number in self._at.get(id_, ())}
        joined = self._joined
        return {other for n in numbers for other in pick(joined, n)}

    def _by(self, start: str, end: str) -> list[Found]:
        others = set(self._at.get(end, ()))
        both = [number for number in self._at.get(start, ()) if number in others]
        both.sort(key=lambda n: (*self._weight(n), n))
        return [self._statements.found(number) for number in both]


def _back(came: Mapping[str, str], end: str) -> list[str]:
    path = [end]
    while came[path[-1]]:
        path.append(came[path[-1]])
    return path[::-1]


def _count(at: Mapping[str, set[int]], numbers: range, joined: Sequence[tuple[str, ...]]) -> None:
    """Note at each entry the statements that join it to another."""
    for number, ids in zip(numbers, joined, strict=True):
        if len(ids) > 1:
            for id_ in ids:
                at[id_].add(number)


def _joins(each: Found, entries: Mapping[str, Entry], names: Names) -> tuple[str, ...]:
    """Return the entries that a statement joins.

    A summary joins its entry to the related ones that it names, and no others: a mere
    "see also" is not a link that a source carries.
    """
    if each.kind == "role":
        return ()
    if each.kind == "summary":
        said = f" {key(each.text)} "
        named = [
            id_
            for id_ in each.entry.related
            if any(f" {name} " in said for name in names.of(id_) if len(name) > 1)
        ]
        return (each.entry.id, *named)
    says: Iterable[str] = ()
    if each.fact and each.fact.status != "reported" and each.says in entries:
        says = (each.says,)
    return tuple(dict.fromkeys(id_ for id_ in (*each.concerns, *says) if id_ in entries))
