"""Words inside facts and quotes → the entries they tell of.

The last rung before "not on file". It never answers: it only says where the
words stand, because a sentence that holds the words of a name need not be
about its bearer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.model import Entry
from knowledge.text import key

STOP_WORDS = frozenset(
    """
    a about an and are as at be been but by can did do does for from had has have he her him his
    how i in into is it its me more not of on or our said say says she so tell that the their
    them they this to up us was we were what when where which who whom why will with you
    """.split()  # noqa: SIM905 - a list of words is read as words
)
SHORTEST = 3
"""The fewest letters of a word that is searched for."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """For each sentence its entry, and for each word the sentences that hold it."""

    owners: tuple[str, ...]
    postings: Mapping[str, frozenset[int]]

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> WordIndex:
        """Index the summary, the facts and the quotes of entries."""
        owners: list[str] = []
        postings: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            for sentence in _sentences(entry):
                for word in _words(sentence):
                    postings[word].add(len(owners))
                owners.append(entry.id)
        return cls(tuple(owners), {word: frozenset(held) for word, held in postings.items()})

    def find(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Return the entries with a sentence that holds every word asked for.

        Args:
            text: the words as typed. Stop words and words under three letters do not count.
            limit: the most entries to return.

        Returns:
            Entry ids, those with the most such sentences first; none where no word counts.
        """
        wanted = _words(text)
        if not wanted:
            return ()
        held = frozenset.intersection(*(self.postings.get(w, frozenset()) for w in wanted))
        counts: dict[str, int] = defaultdict(int)
        for sentence in sorted(held):
            counts[self.owners[sentence]] += 1
        return tuple(sorted(counts, key=lambda id_: -counts[id_])[:limit])


def _sentences(entry: Entry) -> Iterable[str]:
    yield entry.summary
    yield from (fact.text for fact in entry.facts)
    yield from (quote.exact for quote in entry.quotes)


def _words(text: str) -> set[str]:
    """Return the words that count, plurals folded so that "prison" finds "prisons"."""
    words = (w for w in key(text).split() if w not in STOP_WORDS and len(w) >= SHORTEST)
    return {
        w[:-1] if len(w) > SHORTEST and w.endswith("s") and w[-2:] != "ss" else w for w in words
    }
