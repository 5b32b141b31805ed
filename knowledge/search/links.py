"""The shortest way from one entry to another, over statements that concern both ends of a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import Entry
from knowledge.search.found import Found
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
    """Which entries a statement joins. Made from the statements of a snapshot."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        found: Sequence[Found],
        names: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._found = found
        self._joined = [_joined(each, entries, names) for each in found]
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, ids in enumerate(self._joined):
            if len(ids) > 1:
                for id_ in ids:
                    self._at[id_].append(number)

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
                    weight = (_RANK[self._found[number].kind], len(self._joined[number]))
                    for other in self._joined[number]:
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
        return {other for number in numbers for other in self._joined[number]}

    def _by(self, start: str, end: str) -> list[Found]:
        others = set(self._at[end])
        both = [number for number in self._at[start] if number in others]
        both.sort(key=lambda n: (_RANK[self._found[n].kind], len(self._joined[n]), n))
        return [self._found[number] for number in both]


def _back(came: Mapping[str, str], end: str) -> list[str]:
    path = [end]
    while came[path[-1]]:
        path.append(came[path[-1]])
    return path[::-1]


def _joined(
    each: Found, entries: Mapping[str, Entry], names: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
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
            if any(f" {name} " in said for name in names.get(id_, ()) if len(name) > 1)
        ]
        return (each.entry.id, *named)
    says: Iterable[str] = ()
    if each.fact and each.fact.status != "reported" and each.says in entries:
        says = (each.says,)
    return tuple(dict.fromkeys(id_ for id_ in (*each.concerns, *says) if id_ in entries))
