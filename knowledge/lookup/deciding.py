"""Answer, choose or decline: one number sets how often a wrong name is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.lookup.explaining import explain
from knowledge.lookup.features import Held
from knowledge.lookup.score import Score, log_odds
from knowledge.lookup.search import Route, Search
from knowledge.lookup.table import LOW, Table
from knowledge.lookup.typed import Typed
from knowledge.lookup.types import Candidate, Resolution
from knowledge.lookup.variants import Kind

OFFERED = 5
"""The most candidates that are returned."""

WORTH = 0.02
"""The score from which a name is offered on a decline."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A name that may be meant, and how likely."""

    table: Table
    search: Search
    held: Held
    probability: float

    @property
    def entry(self) -> int:
        """The entry's place in its table."""
        return self.table.owners[self.held.name] & LOW

    @property
    def entry_id(self) -> str:
        """The entry's id."""
        return self.table.ids[self.entry]

    @property
    def fits_role(self) -> bool:
        """Whether a title typed beside the name is one that the bearer holds."""
        roles = self.table.roles[self.entry].split()
        return any(word in roles for word in self.search.typed.aside)


def decide(asked: Typed, meant: Sequence[Meant], kind: str | None, score: Score) -> Resolution:
    """Decide between names that may be meant.

    Args:
        asked: what was typed.
        meant: the names, in any order.
        kind: the kind that is preferred.
        score: the fitted score.
    """
    best: dict[str, Meant] = {}
    for one in sorted(meant, key=_rank):
        best.setdefault(one.entry_id, one)
    ranked = list(best.values())
    if not ranked or ranked[0].probability < score.cut:
        return Resolution("decline", None, _candidates([m for m in ranked if _is_near(m)]))
    nearest = log_odds(ranked[0].probability) - score.margin
    close = [
        m for m in ranked if log_odds(m.probability) >= nearest and m.probability >= score.cut / 2
    ]
    close = [m for m in close if m is close[0] or not _holds(m, close[0])]
    close = [m for m in close if m.fits_role] or close
    close = [m for m in close if _kind(m) == kind] or close
    rest = [m for m in ranked if m not in close and _is_near(m)]
    candidates = _candidates([*close, *rest])
    if len(close) > 1:
        return Resolution("choose", None, _candidates(close))
    return Resolution("answer", close[0].entry_id, candidates, _how(asked, close[0]))


def _holds(longer: Meant, shorter: Meant) -> bool:
    """Return whether a name holds all of another: it is meant only where more of it is typed."""
    return set(longer.held.words) > set(shorter.held.words)


def _is_near(one: Meant) -> bool:
    """Return whether a name is worth offering: likely enough, or a person of the same name."""
    met = any(pair.kind == Kind.EXACT for pair in one.held.aligned.pairs)
    return one.probability > WORTH or (one.held.person and met)


def _rank(one: Meant) -> tuple[float, int, int]:
    names = one.table.first[one.entry + 1] - one.table.first[one.entry]
    return (-one.probability, one.held.name - one.table.first[one.entry], -names)


def _kind(one: Meant) -> str:
    return one.table.kinds[one.table.kind_of[one.entry]]


def _candidates(meant: Sequence[Meant]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(m.entry_id, m.table.texts[m.held.name], round(m.probability, 4))
        for m in meant[:OFFERED]
    )


def _how(asked: Typed, one: Meant) -> str:
    name = one.held.name
    return explain(
        asked,
        one.held,
        one.table.texts[name],
        one.search.routes.get(name, Route.TOKENS),
        first=name == one.table.first[one.entry],
    )
