"""Typed names → entries: answer, choose or decline, at any size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from knowledge.lookup.building import build
from knowledge.lookup.cache import cached
from knowledge.lookup.completing import complete
from knowledge.lookup.deciding import Meant, decide
from knowledge.lookup.features import FEATURES, Held
from knowledge.lookup.looking import look
from knowledge.lookup.score import Score, fitted
from knowledge.lookup.table import Table
from knowledge.lookup.typed import Typed, typed
from knowledge.lookup.types import Candidate, Record, Resolution
from knowledge.lookup.vetoes import is_noise, refused
from knowledge.lookup.wordlists import (
    census_names,
    english_words,
    same_given_name,
    same_thing,
)
from knowledge.text import key

SURE = 0.999
"""The score of a name typed as it stands."""

RARE = 0.9
"""The least score of the one person who bears a name that is no common word or name."""

REFUSED = 0.05
"""What is left of a score where identity words contradict."""


_ONLY_BEARER = FEATURES.index("only_bearer")


class NameIndex:
    """Names on file, indexed for lookup. Made by ``build``; never changed, only replaced.

    Args:
        tables: the names: those of most entries, and those changed since, the newest last.
        hidden: entries of each table that a later one replaces or that are gone.
    """

    def __init__(self, tables: Sequence[Table], hidden: Sequence[frozenset[int]]) -> None:
        self._tables = tuple(tables)
        self._hidden = tuple(hidden)

    @classmethod
    def build(cls, records: Iterable[tuple[object, ...]], cache: Path | None = None) -> NameIndex:
        """Index records of ``(entry_id, kind, names)`` with optional ``roles``.

        Args:
            records: what is on file.
            cache: a file to keep the index in. It is mapped from there where the names
                have not changed, and written anew where they have.
        """
        warm()
        held = [Record(*record) for record in records]  # type: ignore[arg-type]
        table = build(held) if cache is None else cached(held, cache)
        return cls((table,), (frozenset(),))

    def updated(self, record: Record) -> NameIndex:
        """Return an index in which one entry is as given; the rest is not built anew."""
        return self.after((record,))

    def without(self, entry_id: str) -> NameIndex:
        """Return an index that has lost one entry."""
        return self.after((), (entry_id,))

    def after(self, records: Iterable[Record], gone: Iterable[str] = ()) -> NameIndex:
        """Return an index in which some entries are as given and others gone.

        Only a small table of what changed is built, some 0.04 ms for each entry in it. It
        grows until the next start, which builds one table of all.

        Args:
            records: the entries that are new or changed.
            gone: the ids of the entries that are not on file any more.
        """
        base, given = self._tables[0], list(records)
        ids = {*gone, *(record.entry_id for record in given)}
        changed = [r for r in self._changed() if r.entry_id not in ids] + given
        hidden = self._hidden[0] | {at for id_ in ids if (at := base.entry(id_)) >= 0}
        if not changed:
            return NameIndex((base,), (hidden,))
        return NameIndex((base, build(changed, names=len(base.owners))), (hidden, frozenset()))

    def resolve(self, text: str, kind: str | None = None) -> Resolution:
        """Decide which entry a typed name means.

        Args:
            text: the name as typed.
            kind: the kind that is preferred where entries of several kinds fit.

        Returns:
            An answer, a choice, or a decline with the nearest names.
        """
        asked = typed(text)
        if not asked.tokens or is_noise(asked.text):
            return Resolution("decline")
        score = fitted()
        meant = [
            found
            for table, hidden in zip(self._tables, self._hidden, strict=True)
            for found in _meant(table, hidden, asked, score)
        ]
        # as in a single table: where a name is written as typed, none that is like it is meant
        return decide(asked, [m for m in meant if m.held.whole] or meant, kind, score)

    def complete(self, prefix: str, limit: int = 10) -> tuple[Candidate, ...]:
        """Return entries with a name, or a word of a name, that begins with a prefix."""
        found: dict[str, Candidate] = {}
        for table, hidden in zip(self._tables, self._hidden, strict=True):
            for candidate in complete(table, hidden, prefix, limit):
                found.setdefault(candidate.entry_id, candidate)
        if len(self._tables) == 1:
            return tuple(found.values())
        begun = key(prefix)
        return tuple(sorted(found.values(), key=lambda each: _place(each, begun))[:limit])

    def _changed(self) -> list[Record]:
        if len(self._tables) == 1:
            return []
        table, hidden = self._tables[1], self._hidden[1]
        return [table.record(i) for i in range(len(table.ids)) if i not in hidden]


def _place(candidate: Candidate, begun: str) -> tuple[float, str]:
    """Return what puts completions of several tables in the order that each of them has."""
    held = key(candidate.name)
    if candidate.score == 1.0:
        return -candidate.score, held
    last = begun.rsplit(maxsplit=1)[-1]
    return -candidate.score, min((w for w in held.split() if w.startswith(last)), default=held)


def warm() -> None:
    """Read the lists and the score, so that the first question is as quick as the others."""
    fitted()
    english_words()
    census_names()
    same_given_name()
    same_thing()


def _meant(table: Table, hidden: frozenset[int], asked: Typed, score: Score) -> Iterator[Meant]:
    search, close = look(table, hidden, asked)
    for held in close:
        yield Meant(table, search, held, probability(asked, held, score))


def probability(asked: Typed, held: Held, score: Score) -> float:
    """Return how likely a name is the one typed, vetoes counted, from 0 to 1."""
    if held.whole:
        return SURE
    likely = score.probability(held.values)
    if asked.rare and held.person and held.values[_ONLY_BEARER]:
        likely = max(likely, RARE)
    return likely * REFUSED if refused(asked, held) else likely
