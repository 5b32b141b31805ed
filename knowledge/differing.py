"""What becomes different from one showing of the records to the next."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from knowledge.model import Entry
from knowledge.showing import Showing
from knowledge.telling import concerned

_Pair = tuple[Entry | None, Entry | None]
"""An entry before and after; None where it is not on file."""


@dataclass(frozen=True, slots=True)
class Differing:
    """The ids of the entries of which something differs.

    Args:
        changed: those that came, went, moved or are others now.
        touched: these, and those whose statements hold the name or the place of one of them.
        told: those of which other things are told, or in another order.
    """

    changed: Set[str]
    touched: Set[str]
    told: Set[str]

    @classmethod
    def between(cls, before: Showing, after: Showing) -> Differing:
        """Hold what may be shown against what might be before."""
        was, entries = before.entries, after.entries
        moved = {i for i in entries if before.places.get(i) != after.places[i]}
        changed = {i for i, entry in entries.items() if was.get(i) is not entry}
        changed |= moved | (was.keys() - entries.keys())
        pairs = {i: (was.get(i), entries.get(i)) for i in changed}
        named = {i for i, pair in pairs.items() if i in moved or _named(*pair)}
        on_file = was.keys() | entries.keys()
        touched = changed | (after.citing.of_any(named) & on_file)
        return cls(changed, touched, _told(pairs, moved))


def _told(pairs: Mapping[str, _Pair], moved: Set[str]) -> Set[str]:
    found = set(pairs)
    for id_, (before, after) in pairs.items():
        found |= concerned(before, after)
        if id_ in moved:
            found |= concerned(before, None) | concerned(None, after)
    return found


def _named(before: Entry | None, after: Entry | None) -> bool:
    """Return whether the statements of others may hold another name than before."""
    if before is None or after is None or before.kind != after.kind:
        return True
    names = before.name, before.also_known_as
    return names != (after.name, after.also_known_as)
