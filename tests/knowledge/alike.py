"""Holds two snapshots of the same records to one another, by all that can be asked of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from knowledge.copy import CopyReader, check_copy
from knowledge.desk import Desk
from knowledge.documents import Documents
from knowledge.questions import parse
from knowledge.search.words import content
from knowledge.snapshot import Snapshot

TODAY = dt.date(2025, 6, 1)


def assert_alike(reads: CopyReader, fresh: Snapshot, now: float, some: int) -> None:
    """Ask both all that can be asked.

    Args:
        reads: what reads copy against the snapshot that was made from the one before.
        fresh: the one that was made from all records.
        now: the time in POSIX seconds.
        some: how many entries are asked for, from the first on and from the last.
    """
    made = reads.snapshot
    assert list(made.entries.items()) == list(fresh.entries.items())
    assert list(made.sources.items()) == list(fresh.sources.items())
    assert list(made.facts.items()) == list(fresh.facts.items())
    assert list(made.quotes.items()) == list(fresh.quotes.items())
    assert made.changes == fresh.changes
    assert (made.number, made.lifts_at) == (fresh.number, fresh.lifts_at)
    held = list(fresh.entries.values())
    ids = [entry.id for entry in dict.fromkeys((*held[:some], *held[-some:]))]
    names = [n for id_ in ids for n in _printed(fresh, id_)]
    sentences = [s for id_ in ids for s in _sentences(fresh, id_)]
    for each in names:
        assert _resolved(made, each) == _resolved(fresh, each), each
        assert _completed(made, each[:4]) == _completed(fresh, each[:4]), each
    for each in sentences:
        assert _searched(made, each) == _searched(fresh, each), each
    for start, end in pairwise(ids):
        assert made.search.links.between(start, end) == fresh.search.links.between(start, end)
    text = "\n".join(_copy(fresh, ids))
    assert reads.check(text) == check_copy(fresh, text)
    _answers_alike(made, fresh, now, names)


def _answers_alike(made: Snapshot, fresh: Snapshot, now: float, names: Iterable[str]) -> None:
    desks = [Desk(s, clock=lambda: now, today=lambda: TODAY) for s in (made, fresh)]
    asked = ["timeline", "figures", "sources", "what's new since 1 May 2025?", "help"]
    for name in names:
        asked += [f"timeline of {name}", f"quotes from {name}", f"sources for {name}"]
        asked += [f"figures on {name}", f"when did {name} meet somebody?"]
    for question in asked:
        one, other = (desk.ask(parse(question)) for desk in desks)
        assert one == other, question
    one, other = (Documents(snapshot) for snapshot in (made, fresh))
    for source in fresh.sources.values():
        assert one.at(source.url or "") == other.at(source.url or "")


def _printed(snapshot: Snapshot, id_: str) -> Iterator[str]:
    entry = snapshot.entries[id_]
    yield entry.name
    yield from (alias.name for alias in entry.also_known_as)


def _sentences(snapshot: Snapshot, id_: str) -> Iterator[str]:
    entry = snapshot.entries[id_]
    yield entry.summary
    yield from (fact.text for fact in islice(entry.facts, 3))
    yield from (quote.exact for quote in islice(entry.quotes, 3))


def _resolved(snapshot: Snapshot, name: str) -> object:
    found = snapshot.names.resolve(name)
    return found.decision, found.entry_id, {c.entry_id for c in found.candidates}


def _completed(snapshot: Snapshot, prefix: str) -> object:
    return {(c.entry_id, c.score) for c in snapshot.names.complete(prefix, 1_000)}


def _searched(snapshot: Snapshot, sentence: str) -> object:
    search, words = snapshot.search, content(sentence)
    mentions, rest = search.names.read(sentence)
    return (
        mentions,
        rest,
        snapshot.words.find(sentence),
        [snapshot.words.find(word) for word in words],
        search.covering(mentions, rest, ("fact", "quote", "event", "summary", "role")),
        [search.covering((), (word,), ("fact", "summary")) for word in words],
        [search.covering((mention,), (), ("quote", "role")) for mention in mentions],
        [search.covering((), words[:1], ("fact",), mention.ids) for mention in mentions],
        [search.holds(word) for word in words],
        [search.names.beginning(sentence.lower().split())],
        search.phrase(sentence),
        search.near(words),
        [search.names.of(id_) for mention in mentions for id_ in mention.ids],
        [search.of(id_) for mention in mentions for id_ in mention.ids],
    )


def _copy(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[str]:
    """Yield sentences of copy, some of them with a word, a figure or a date that is wrong."""
    for id_ in ids:
        entry = snapshot.entries[id_]
        first, *others = entry.name.split()
        yield f"{' '.join((first[:-1] + 'x', *others))} was there. {entry.summary}"
        for fact in islice(entry.facts, 2):
            yield fact.text.replace("6 May", "7 May").replace("0", "1")
        for quote in islice(entry.quotes, 2):
            yield f"“{quote.exact.replace('the', 'a')}” {entry.name} said."
