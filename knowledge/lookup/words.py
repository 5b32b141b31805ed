"""Words inside facts and quotes → the entries they tell of.

The last rung before "not on file". It never answers: it only says where the
words stand, because a sentence that holds the words of a name need not be
about its bearer.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

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


Sentences = tuple[frozenset[str], ...]
"""The words that count of each sentence of an entry."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """For each word the sentences that hold it; entries changed since are read one by one.

    However many changed, what is found is right; some hundred of them cost a millisecond. The
    next start indexes them with the others.

    Args:
        owners: the entry of each sentence.
        postings: for each word the sentences that hold it, in order, each once. Arrays, because a
            set of numbers takes ten times the memory.
        places: where each entry on file stands; of entries alike, the first comes first.
        changed: the sentences of the entries that changed since; none for one that went.
    """

    owners: tuple[str, ...]
    postings: Mapping[str, array[int]]
    places: Mapping[str, int]
    changed: Mapping[str, Sentences] = field(default_factory=dict)

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> WordIndex:
        """Index the summary, the facts and the quotes of entries."""
        owners: list[str] = []
        postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        places: dict[str, int] = {}
        for place, entry in enumerate(entries):
            places[entry.id] = place
            for words in _read(entry):
                for word in words:
                    postings[word].append(len(owners))
                owners.append(entry.id)
        return cls(tuple(owners), dict(postings), places)

    def after(
        self, entries: Mapping[str, Entry], places: Mapping[str, int], ids: Iterable[str]
    ) -> WordIndex:
        """Return the index once some entries are as given; this one stays as it is.

        Args:
            entries: what is on file.
            places: where each of them stands.
            ids: the entries to read again; those that are not on file any more are dropped.
        """
        changed = {id_: _read(entries[id_]) if id_ in entries else () for id_ in ids}
        return replace(self, places=places, changed={**self.changed, **changed})

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
        held = self._holding(wanted)
        counts = Counter(owner for n in held if (owner := self.owners[n]) not in self.changed)
        for id_, sentences in self.changed.items():
            if number := sum(wanted <= words for words in sentences):
                counts[id_] = number
        return tuple(sorted(counts, key=lambda id_: (-counts[id_], self.places[id_]))[:limit])

    def _holding(self, wanted: Iterable[str]) -> set[int]:
        """Return the sentences that hold every word, those of changed entries included."""
        first, *others = sorted((self.postings.get(word, _NOWHERE) for word in wanted), key=len)
        return set(first).intersection(*others) if first else set()


_NOWHERE = array("I")


def _read(entry: Entry) -> Sentences:
    return tuple(frozenset(_words(sentence)) for sentence in sentences(entry))


def sentences(entry: Entry) -> Iterator[str]:
    """Yield the sentences of an entry whose words are found."""
    yield entry.summary
    yield from (fact.text for fact in entry.facts)
    yield from (quote.exact for quote in entry.quotes)


def _words(text: str) -> set[str]:
    """Return the words that count, plurals folded so that "prison" finds "prisons"."""
    words = (w for w in key(text).split() if w not in STOP_WORDS and len(w) >= SHORTEST)
    return {
        w[:-1] if len(w) > SHORTEST and w.endswith("s") and w[-2:] != "ss" else w for w in words
    }
