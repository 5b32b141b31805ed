"""Counting replies: is a decision right, and how many are, by category."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.lookup.replies import Decision, Reply
from benchmarks.lookup.tables import Query

JUDGED = 3
"""Entries of a choice that are judged: what a reader looks at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A typed name, the reply, and the seconds it took."""

    query: Query
    reply: Reply
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """The replies to the names of one category.

    Args:
        asked: how many.
        first: those whose best entry is right, decided or not.
        in_three: those with a right entry among the first three, decided or not.
        right: answers that are right, and choices with a right entry in the first three.
        wrong: answers and choices that are not right; on absent names, all of them.
        chosen: choices, right or wrong.
        single: names that mean one entry.
        single_chosen: choices on those.
    """

    asked: int = 0
    first: int = 0
    in_three: int = 0
    right: int = 0
    wrong: int = 0
    chosen: int = 0
    single: int = 0
    single_chosen: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.asked + other.asked,
            self.first + other.first,
            self.in_three + other.in_three,
            self.right + other.right,
            self.wrong + other.wrong,
            self.chosen + other.chosen,
            self.single + other.single,
            self.single_chosen + other.single_chosen,
        )


def is_right(decision: Decision, query: Query, reply: Reply) -> bool:
    """Return whether a decision gives the reader a right entry."""
    if decision == "decline":
        return False
    shown = reply.hits[: 1 if decision == "answer" else JUDGED]
    return any(hit.entry_id in query.gold for hit in shown)


def tallied(
    asked: Iterable[Asked], decide: Callable[[Reply], Decision]
) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Count by category: the names on file, and the absent names."""
    on_file: dict[str, Tally] = {}
    absent: dict[str, Tally] = {}
    for one in asked:
        counted = on_file if one.query.gold else absent
        category = one.query.category
        counted[category] = counted.get(category, Tally()) + _one(one, decide(one.reply))
    return on_file, absent


def total(by_category: Mapping[str, Tally]) -> Tally:
    """Return all categories together."""
    return sum(by_category.values(), Tally())


def _one(asked: Asked, decision: Decision) -> Tally:
    query, reply = asked.query, asked.reply
    right = is_right(decision, query, reply)
    single = len(query.gold) == 1
    return Tally(
        asked=1,
        first=is_right("answer", query, reply),
        in_three=is_right("choose", query, reply),
        right=right,
        wrong=decision != "decline" and not right,
        chosen=decision == "choose",
        single=single,
        single_chosen=single and decision == "choose",
    )
