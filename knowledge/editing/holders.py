"""For a word, such as a name or an id, the records that hold it."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""What is held, and the id of the record that holds it."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The ids of the records that hold each word. Never changed, only replaced."""

    _by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def after(self, gone: Iterable[Pair], come: Iterable[Pair]) -> Holders:
        """Return what holds once some records let go of words and some took words up."""
        by = dict(self._by)
        for word, id_ in gone:
            by[word] = tuple(held for held in by.get(word, ()) if held != id_)
            if not by[word]:
                del by[word]
        for word, id_ in come:
            held = by.get(word, ())
            if id_ not in held:
                by[word] = (*held, id_)
        return Holders(by)

    def of(self, word: str) -> tuple[str, ...]:
        """Return the ids of the records that hold a word."""
        return self._by.get(word, ())

    def of_any(self, words: Iterable[str]) -> set[str]:
        """Return the ids of the records that hold any of several words."""
        return {id_ for word in words for id_ in self.of(word)}

    def words(self) -> KeysView[str]:
        """Return every word that is held."""
        return self._by.keys()
