"""A publication before it is made: what it changes, what stands against it, whom it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.deliveries import Reach
from knowledge.editing.history import FieldChange
from knowledge.editing.merging import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A publication before it is made.

    Args:
        changes: for each record by its name, what changes in it.
        faults: what is to be mended first, in sentences.
        reach: whom the old texts reached, or None where no shown text changes.
        conflicts: what somebody else changed differently since.
        theirs: who that was, an id, or "".
        seen: the number of the revision that the conflicts are shown against, or -1.
        resting: what rests on a source, for each entry by its name; empty for everything else.
    """

    changes: tuple[tuple[str, tuple[FieldChange, ...]], ...] = ()
    faults: tuple[str, ...] = ()
    reach: Reach | None = None
    conflicts: tuple[Conflict, ...] = ()
    theirs: str = ""
    seen: int = -1
    resting: tuple[tuple[str, str], ...] = ()
