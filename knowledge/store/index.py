"""Which papers hold a value in one of their fields."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from knowledge.store.papers import Paper

FEW = 64
"""Ids that are held as a list, which is small; more are held as a set, which drops one at once."""


class Index:
    """Ids of papers by the values of a field, which are texts or lists of texts.

    It is filled in steps, and papers may change meanwhile: a change that comes in before the
    index is ``complete`` is newer than what the filling would add for that id.
    """

    def __init__(self, field: str) -> None:
        self._field = field
        self._ids: dict[str, list[str] | set[str]] = {}
        self._changed: set[str] | None = set()

    @property
    def growing(self) -> bool:
        """Whether papers from before the index may be missing in it."""
        return self._changed is not None

    def fill(self, id_: str, paper: Paper) -> None:
        """Add a paper that was there before the index."""
        if not self._changed or id_ not in self._changed:
            self._add(id_, self._values(paper))

    def complete(self) -> None:
        """Note that every paper from before the index is in it."""
        self._changed = None

    def change(self, id_: str, before: Paper | None, after: Paper | None) -> None:
        """Follow a change of a paper; None where there is none before or after it."""
        old, new = self._values(before), self._values(after)
        kept = old & new
        if self._changed is not None:
            self._changed.add(id_)
            kept = set()
        for value in old - kept:
            self._remove(id_, value)
        self._add(id_, new - kept)

    def ids(self, values: Iterable[str]) -> set[str]:
        """Return the ids of the papers that hold any of the values."""
        return {id_ for value in values for id_ in self._ids.get(value, ())}

    def _values(self, paper: Paper | None) -> set[str]:
        value = None if paper is None else paper.get(self._field)
        if isinstance(value, str):
            return {value}
        if isinstance(value, list | tuple):
            return {each for each in value if isinstance(each, str)}
        return set()

    def _add(self, id_: str, values: Iterable[str]) -> None:
        for value in values:
            ids = self._ids.setdefault(value, [])
            if isinstance(ids, list) and len(ids) >= FEW:
                ids = self._ids[value] = set(ids)
            if isinstance(ids, set):
                ids.add(id_)
            else:
                ids.append(id_)

    def _remove(self, id_: str, value: str) -> None:
        ids = self._ids.get(value, [])
        with suppress(KeyError, ValueError):
            ids.remove(id_)
        if not ids:
            self._ids.pop(value, None)
