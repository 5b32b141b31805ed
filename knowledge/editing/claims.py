"""Which entries hold a claim that is nearly that of a sentence, without reading them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from knowledge.checks.sentences import SAME_CLAIM
from knowledge.editing.holders import Holders, Pair
from knowledge.model import Entry
from knowledge.text import key

_CUTOFF = SAME_CLAIM - 0.5
"""The rule itself decides; a rounding must not hide a claim from it."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The words of every claim in order, by how long they are. Never changed, only replaced.

    A claim is only like one of about its length: of two lengths that differ by more than the
    share that may differ, no ratio reaches the one from which two facts are one claim.
    """

    _by_length: Mapping[int, Holders] = field(default_factory=dict)

    def after(self, gone: Iterable[Pair], come: Iterable[Pair]) -> Claims:
        """Return what holds once claims are gone and others have come."""
        left, added = _parted(gone), _parted(come)
        by_length = dict(self._by_length)
        for length in left.keys() | added.keys():
            held = by_length.get(length, Holders())
            by_length[length] = held.after(left.get(length, ()), added.get(length, ()))
        return Claims(by_length)

    def like(self, entry: Entry) -> Iterator[str]:
        """Yield the ids of the entries with a claim like one of an entry, some more than once."""
        for claim, _ in claims_of(entry):
            for length, held in self._by_length.items():
                if _may_be_alike(len(claim), length):
                    found = process.extract(
                        claim, held.words(), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None
                    )
                    for other, _, _ in found:
                        yield from held.of(other)


def claims_of(entry: Entry) -> Iterator[Pair]:
    """Yield the words of each fact, sorted as ``token_sort_ratio`` compares them, and the entry."""
    for fact in entry.facts:
        yield " ".join(sorted(key(fact.text).split())), entry.id


def _may_be_alike(one: int, other: int) -> bool:
    return one + other == 0 or 200.0 * min(one, other) >= _CUTOFF * (one + other)


def _parted(pairs: Iterable[Pair]) -> Mapping[int, list[Pair]]:
    parted: dict[int, list[Pair]] = defaultdict(list)
    for claim, id_ in pairs:
        parted[len(claim)].append((claim, id_))
    return parted
