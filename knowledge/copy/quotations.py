"""Quotations that are not verbatim, and words on file that are given to somebody else.

What stands between quotation marks is held against every quotation on file, word by word.
Marks, capitals at the beginning, and words in brackets are an editor's and change nothing; an
ellipsis leaves words out. Words that resemble nothing on file are left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from knowledge.copy.alignment import GAP, Aligned, Word, aligned, difference, flat, words_of
from knowledge.copy.found import Found
from knowledge.copy.mentions import Place
from knowledge.copy.words import STOP_WORDS, Copy
from knowledge.model import Quote
from knowledge.pieces import own
from knowledge.snapshot import Snapshot

SHORTEST = 3
"""Words that a quotation needs to be held against what is on file."""

LONG = 12
"""Words from which a quotation resembles nothing by chance."""

ALIKE = 0.6
ALIKE_SHORT = 0.75
"""The share of a quotation's words that must be on file, in order, for it to be meant; the
higher one for those of under seven words."""

_QUOTED = re.compile(r"“([^“”]+)[”\"]|\"([^\"“”]+)\"|„([^“”„]+)[“”]|«([^«»]+)»")
_SAYING = re.compile(
    r"\b(?:said|says|told|added|wrote|posted|asked|according to|called|argued|warned|insisted|"
    r"tweeted|declared|explained|noted|stated)\b"
)


class Quoted:
    """Every quotation on file, by the words that carry its meaning.

    Args:
        snapshot: what is on file.
        before: what was read from an earlier snapshot; what is the same is not read again.
    """

    def __init__(self, snapshot: Snapshot, before: Quoted | None = None) -> None:
        self.quotes = {q.id: q for quotes in snapshot.quotes.values() for q in quotes}
        was = before.quotes if before else {}
        self.words: dict[str, tuple[Word, ...]] = dict(before.words) if before else {}
        self.by_word: dict[str, frozenset[str]] = dict(before.by_word) if before else {}
        for id_ in [id_ for id_, quote in was.items() if self.quotes.get(id_) != quote]:
            for word in _telling(self.words.pop(id_)):
                self.by_word[word] -= {id_}
        more: dict[str, set[str]] = defaultdict(set)
        for id_ in self.quotes.keys() - self.words.keys():
            self.words[id_] = words_of(self.quotes[id_].words)
            for word in _telling(self.words[id_]):
                more[word].add(id_)
        for word, ids in more.items():
            self.by_word[word] = self.by_word.get(word, frozenset()) | ids

    def like(self, words: Sequence[Word]) -> Iterator[Quote]:
        """Yield the quotations that share two such words, or all where there are not two."""
        meaning = _telling(words)
        counts = Counter(id_ for word in meaning for id_ in self.by_word.get(word, ()))
        for id_, quote in self.quotes.items():
            if len(meaning) < 2 or counts[id_] >= 2:
                yield quote


def _telling(words: Sequence[Word]) -> set[str]:
    return set(flat(words)) - STOP_WORDS


def quotations(
    snapshot: Snapshot,
    copy: Copy,
    quoted: Quoted,
    places: Sequence[Place],
    named: Collection[str],
) -> Iterator[Found]:
    """Yield the quotations that differ from what is on file, in their words or their speaker.

    Args:
        snapshot: what is on file.
        copy: the copy.
        quoted: every quotation on file.
        places: where entries are named.
        named: the entries that are named, under misspelt names too.
    """
    for match in _QUOTED.finditer(copy.text):
        group = next(i for i in range(1, 5) if match.group(i) is not None)
        start, end = match.span(group)
        written = match.group(group)
        best = _best(written, quoted)
        if best is None:
            continue
        trimmed = written.rstrip(" ,")
        if not best.exact and not _may_be_meant(snapshot, best, named, written):
            continue
        if not best.exact:
            yield _altered(snapshot, start, trimmed, best, quoted.words[best.quote.id])
        elif len(written.split()) >= SHORTEST:
            yield from _misattributed(snapshot, copy, (start, end), best, places)


def _may_be_meant(snapshot: Snapshot, best: Aligned, named: Collection[str], written: str) -> bool:
    """Return whether a short quotation that resembles a person's words names that person.

    Short sentences resemble one another by chance; long ones do not.
    """
    speaker = snapshot.entries[best.quote.speaker]
    if len(written.split()) >= LONG or speaker.kind != "person":
        return True
    return speaker.id in named


def _best(written: str, quoted: Quoted) -> Aligned | None:
    parts = [words_of(part) for part in GAP.split(written) if words_of(part)]
    words = tuple(w for part in parts for w in part)
    if len(words) < SHORTEST:
        return None
    held = quoted.words
    found = [aligned(quote, parts, words, held[quote.id]) for quote in quoted.like(words)]
    best = max(found, key=lambda a: (a.exact, a.score, -len(held[a.quote.id])), default=None)
    if best is None or best.exact:
        return best
    least = ALIKE if len(words) >= 7 else ALIKE_SHORT
    return best if best.score >= least and _meaning(words, held[best.quote.id]) else None


def _meaning(words: Sequence[Word], on_file: Sequence[Word]) -> bool:
    """Return whether two words that carry meaning are shared; "of the" is in every quotation."""
    shared = set(flat(words)) & set(flat(on_file)) - STOP_WORDS
    return len(shared) >= 2


def _altered(
    snapshot: Snapshot, start: int, written: str, best: Aligned, on_file: tuple[Word, ...]
) -> Found:
    quote = best.quote
    speaker = snapshot.entries[quote.speaker]
    part = on_file[best.first : best.last]
    verb = {"said": "said", "posted": "posted", "written": "wrote"}[quote.manner]
    exact = " ".join(w.text for w in part)
    return Found(
        kind="quotation",
        start=start,
        end=start + len(written),
        on_file=f"{speaker.name} {verb}: “{quote.words}”",
        suggested=f"“{exact}”",
        entry_id=speaker.id,
        evidence=(quote.evidence,),
        pieces=(quote.id, own(speaker.id, "name")),
        changes=tuple(difference(words_of(written), part)),
    )


def _misattributed(
    snapshot: Snapshot,
    copy: Copy,
    span: tuple[int, int],
    best: Aligned,
    places: Sequence[Place],
) -> Iterator[Found]:
    """Yield a quotation whose one named speaker is not the speaker on file."""
    named = _speakers(snapshot, copy, span, places)
    quote = best.quote
    speaker = snapshot.entries[quote.speaker]
    if len(named) != 1 or named[0].entry_id == quote.speaker or speaker.kind != "person":
        return
    if any(p.entry_id == quote.speaker for p in places if _close(copy, p, span)):
        return
    place = named[0]
    yield Found(
        kind="quotation",
        start=copy.tokens[place.start].start,
        end=copy.tokens[place.end - 1].end,
        on_file=f"The words are on file as {speaker.name}’s.",
        suggested=speaker.name,
        entry_id=speaker.id,
        evidence=(quote.evidence,),
        pieces=(quote.id, own(speaker.id, "name")),
    )


def _speakers(
    snapshot: Snapshot, copy: Copy, span: tuple[int, int], places: Sequence[Place]
) -> list[Place]:
    """Return the people named beside a verb of saying, next to a quotation and outside it."""
    before = copy.text[max(0, span[0] - 80) : span[0]]
    after = copy.text[span[1] : span[1] + 80]
    found: dict[str, Place] = {}
    for place in places:
        first, last = copy.tokens[place.start].start, copy.tokens[place.end - 1].end
        if snapshot.entries[place.entry_id].kind != "person" or span[0] <= first < span[1]:
            continue
        behind = after[: last - span[1] + 20] if span[1] <= first < span[1] + 40 else ""
        ahead = before if span[0] - 60 <= last <= span[0] else ""
        if (behind and _SAYING.search(behind)) or (ahead and _SAYING.search(ahead)):
            found.setdefault(place.entry_id, place)
    return list(found.values())


def _close(copy: Copy, place: Place, span: tuple[int, int]) -> bool:
    at = copy.tokens[place.start].start
    return span[0] - 200 <= at <= span[1] + 200
