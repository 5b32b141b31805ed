"""What goes into the name index, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Decision = Literal["answer", "choose", "decline"]


class Record(NamedTuple):
    """What the index knows of an entry.

    Args:
        entry_id: the entry.
        kind: what it is.
        names: its names, the first-reference form first.
        roles: its titles and offices, whose words may stand beside its name.
    """

    entry_id: str
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, the name that matched, and how well (0 to 1)."""

    entry_id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """The index's decision on a name.

    Args:
        decision: answer, choose or decline.
        entry_id: the entry, where it answers.
        candidates: best first, at most five; on a decline the nearest names.
        how: in words, how it was found; "" where by its exact first-reference name.
    """

    decision: Decision
    entry_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    how: str = ""
