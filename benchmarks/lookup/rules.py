"""Decisions for engines that only rank: a cut-off on the score, and a margin.

Every cut-off is tried with every margin, and the best is kept for each share of false
answers. The rule is chosen on the names it is then judged by, in the peers' favour.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.lookup.replies import Decision, Reply
from benchmarks.lookup.tallies import Asked, is_right

MARGINS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2)
MOST_CHOICES = 0.05
"""The share of names meaning one entry on which a reader may be made to choose."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When to answer.

    Args:
        cutoff: the score from which there is an answer.
        margin: the part of the first score by which the second must be less.
        when_close: what is done where it is not; "answer" makes the margin idle.
    """

    cutoff: float
    margin: float = 0.0
    when_close: Decision = "answer"

    def decide(self, reply: Reply) -> Decision:
        """Decide on a ranking."""
        if not reply.hits or reply.hits[0].score < self.cutoff:
            return "decline"
        return self.when_close if _is_close(reply, self.margin) else "answer"


NEVER = Rule(sys.float_info.max)
RULES = (
    Rule(0.0),
    *(Rule(0.0, margin, "choose") for margin in MARGINS),
    *(Rule(0.0, margin, "decline") for margin in MARGINS),
)


@dataclass(frozen=True, slots=True)
class Point:
    """What a rule does.

    Args:
        false: the share (0 to 1) of absent names answered.
        right: the share (0 to 1) of names on file answered rightly.
        rule: the rule.
    """

    false: float
    right: float
    rule: Rule


def frontier(asked: Sequence[Asked]) -> tuple[Point, ...]:
    """Return the rules that answer more rightly than any with as few false answers.

    Args:
        asked: replies with scores, to names on file and to absent names.

    Returns:
        The points, from no answers at all on, ``false`` and ``right`` both growing.
    """
    points = [point for rule in RULES for point in _cutoffs(asked, rule)]
    kept = [Point(0.0, 0.0, NEVER)]
    for point in sorted(points, key=lambda p: (p.false, -p.right)):
        if point.right > kept[-1].right:
            kept.append(point)
    # a better rule without false answers takes the place of the one that never answers
    return tuple(kept[1:] if len(kept) > 1 and kept[1].false == 0 else kept)


def at_most(points: Iterable[Point], false: float) -> Point:
    """Return the point with the most right answers at this share of false ones, or less."""
    return max((p for p in points if p.false <= false), key=lambda p: p.right)


def _cutoffs(asked: Sequence[Asked], rule: Rule) -> Iterator[Point]:
    """Lower the cut-off score by score; leave out what makes readers choose too often."""
    absent = sum(not a.query.gold for a in asked) or 1
    on_file = sum(bool(a.query.gold) for a in asked) or 1
    single = sum(len(a.query.gold) == 1 for a in asked) or 1
    false = right = chosen = 0
    scored = sorted((a for a in asked if a.reply.hits), key=_best, reverse=True)
    for score, same in groupby(scored, key=_best):
        for one in same:
            decision = rule.when_close if _is_close(one.reply, rule.margin) else "answer"
            false += decision != "decline" and not one.query.gold
            right += is_right(decision, one.query, one.reply)
            chosen += decision == "choose" and len(one.query.gold) == 1
        if chosen <= MOST_CHOICES * single:
            kept = Rule(score, rule.margin, rule.when_close)
            yield Point(false / absent, right / on_file, kept)


def _best(asked: Asked) -> float:
    return asked.reply.hits[0].score


def _is_close(reply: Reply, margin: float) -> bool:
    if len(reply.hits) < 2:
        return False
    first, second = reply.hits[0].score, reply.hits[1].score
    return first - second <= margin * abs(first)
