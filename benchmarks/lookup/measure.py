"""Judge one engine: ask it every name, count, and time it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.lookup.replies import Ask, Decision, Reply
from benchmarks.lookup.rules import Point, Rule, at_most, frontier
from benchmarks.lookup.tables import Query, load
from benchmarks.lookup.tallies import Asked, Tally, tallied

__all__ = ["Decided", "Figures", "judge", "judged", "load"]

LIMITS = (0.01, 0.02)
"""Shares of absent names answered at which engines are compared."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Replies counted under one way of deciding.

    Args:
        on_file: by category, names that are on file.
        absent: by category, names that are not.
        rule: the cut-off and margin; None for the engine's own decision.
    """

    on_file: Mapping[str, Tally]
    absent: Mapping[str, Tally]
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What an engine is worth.

    Args:
        own: under its own decision; None where it has none.
        at: under the best rule for each of ``LIMITS``, in their order.
        curve: right answers against false ones, rule by rule.
        median_ms: half of the replies took no longer, in milliseconds.
        p99_ms: 99 of 100 replies took no longer, in milliseconds.
    """

    own: Decided | None
    at: tuple[Decided, ...]
    curve: tuple[Point, ...]
    median_ms: float
    p99_ms: float

    @property
    def decided(self) -> Decided:
        """Its own decision, or the rule that it is compared by."""
        return self.own or self.at[-1]


def judge(ask: Ask, queries: Sequence[Query], negatives: Sequence[Query]) -> Figures:
    """Ask an engine every name once, and judge it.

    Args:
        ask: the engine.
        queries: names on file, as typed.
        negatives: names that are not on file.
    """
    return judged([_timed(ask, query) for query in (*queries, *negatives)])


def judged(asked: Sequence[Asked]) -> Figures:
    """Judge replies that were given."""
    curve = frontier(asked)
    times = sorted(one.seconds * 1000 for one in asked)
    has_own = any(one.reply.decision for one in asked)
    return Figures(
        own=Decided(*tallied(asked, _own)) if has_own else None,
        at=tuple(_under(asked, at_most(curve, limit).rule) for limit in LIMITS),
        curve=curve,
        median_ms=median(times),
        p99_ms=percentile(times, 0.99),
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of sorted values do not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _timed(ask: Ask, query: Query) -> Asked:
    started = time.perf_counter()
    reply = ask(query.text)
    return Asked(query, reply, time.perf_counter() - started)


def _under(asked: Sequence[Asked], rule: Rule) -> Decided:
    return Decided(*tallied(asked, rule.decide), rule)


def _own(reply: Reply) -> Decision:
    return reply.decision or "decline"
