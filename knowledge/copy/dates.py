"""Dates that differ: a sentence that tells of something dated on file, and gives another date.

What a sentence tells of is read from the words that name the event and from who takes part. A
sentence that fits two dated things is held against the one it fits better; where it fits them
alike, one that agrees is enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from knowledge.copy.calendar import Written, in_words, written_dates
from knowledge.copy.clauses import (
    PRONOUNS,
    clause_of,
    is_quoted,
    part_of,
    sentence_before,
)
from knowledge.copy.countries import named
from knowledge.copy.dated import Dated, abroad_in, alike, people_of
from knowledge.copy.found import Found
from knowledge.copy.mentions import Place
from knowledge.copy.words import Copy, stem, stems, stems_of
from knowledge.forms import DESK
from knowledge.model import Evidence
from knowledge.snapshot import Snapshot
from knowledge.text import key

T = TypeVar("T")

LEAST = 2
"""Stems of what is dated that a sentence must share with it, its action among them."""

NEARLY = 0.6
"""The share of the best fit from which something else may be meant as well."""

LONGEST = 120
"""Words from which on a stretch without a full stop is a list or a table: what its dates belong to
cannot be told."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Copy whose dates are read.

    Args:
        snapshot: what is on file.
        copy: the copy.
        places: where entries are named, in order.
        dates: every date in it, in order.
        ends: where each word ends.
        outlets: the publishers on file, in ``key`` form.
    """

    snapshot: Snapshot
    copy: Copy
    places: Sequence[Place]
    dates: Sequence[Written]
    ends: Sequence[int]
    outlets: frozenset[str]

    def others(self, date: Written, sentence: tuple[int, int]) -> bool:
        """Return whether a sentence holds another date."""
        first = self.copy.tokens[sentence[0]].start
        last = self.copy.tokens[sentence[1] - 1].end
        inside = _within(self.dates, first, last, lambda each: each.start)
        return any(each != date for each in inside)


def dates(
    snapshot: Snapshot, copy: Copy, places: Sequence[Place], items: Sequence[Dated]
) -> Iterator[Found]:
    """Yield the dates that contradict what is on file, or the calendar.

    Args:
        snapshot: what is on file.
        copy: the copy.
        places: where entries are named.
        items: everything on file that has a date.
    """
    reading = _Reading(
        snapshot=snapshot,
        copy=copy,
        places=sorted(places, key=lambda place: place.start),
        dates=tuple(written_dates(copy.text)),
        ends=[token.end for token in copy.tokens],
        outlets=frozenset(key(source.publisher) for source in snapshot.sources.values()),
    )
    for date in reading.dates:
        if day := date.impossible:
            yield _calendar(date, day.strftime("%A"), day.year, date_words=in_words(str(day)))
            continue
        if is_quoted(copy, date):
            continue
        meant = _meant(reading, date, items)
        if meant and not any(date.agrees(item.date) for item in meant):
            yield _found(date, meant[0])


def _within(held: Sequence[T], first: int, last: int, start: Callable[[T], int]) -> Sequence[T]:
    """Return the part of an ordered list that starts from one place on and before another."""
    return held[bisect_left(held, first, key=start) : bisect_left(held, last, key=start)]


def _said(reading: _Reading, span: tuple[int, int]) -> Dated:
    """Return what a stretch of copy tells of, in the form in which dated things are held."""
    snapshot, copy = reading.snapshot, reading.copy
    keys = [t.key for t in copy.tokens[span[0] : span[1]]]
    words = set(stems(keys)) | {stem(w) for c in named(keys) for w in key(c).split()}
    there = _within(reading.places, *span, lambda place: place.start)
    for place in there:
        words |= stems_of(snapshot.entries[place.entry_id].name)
    people = people_of(snapshot, (p.entry_id for p in there))
    words = set(alike(words))
    abroad = abroad_in(copy.words(*span)) if span[1] > span[0] else frozenset()
    return Dated("", frozenset(words), frozenset(words), people, "", "", (), abroad)


def _meant(reading: _Reading, date: Written, items: Sequence[Dated]) -> list[Dated]:
    """Return the dated things that the sentence around a date tells of, where it tells of any."""
    copy = reading.copy
    at = bisect_right(reading.ends, date.start)
    if at == len(copy.tokens):
        return []
    sentence = copy.sentence_of(at)
    if sentence[1] - sentence[0] > LONGEST or _is_dateline(reading, at):
        return []
    said = _told(reading, date, at, sentence)
    begun = copy.tokens[at].key == "since" or (at and copy.tokens[at - 1].key == "since")
    fitting = [
        item
        for item in items
        if date.comparable(item.date) and (not item.since or begun or "start" in said.words)
    ]
    first = max(fitting, key=lambda item: _score(said, item), default=None)
    if first is None or not _score(said, first):
        return []
    least = NEARLY * _score(said, first)
    return [first, *(i for i in fitting if _shared(said, i) >= least)]


def _told(reading: _Reading, date: Written, at: int, sentence: tuple[int, int]) -> Dated:
    """Return what a sentence tells of at a date that it holds."""
    copy = reading.copy
    said = _said(reading, sentence)
    told = _said(reading, part_of(copy, at, sentence))
    if reading.others(date, sentence):
        told = _said(reading, clause_of(copy, at, sentence))
        said = replace(told, people=told.people or said.people)
    if any(t.key in PRONOUNS for t in copy.tokens[sentence[0] : sentence[1]]):
        before = sentence_before(copy, sentence)
        if before[1] - before[0] <= LONGEST:
            said = replace(said, people=said.people | _said(reading, before).people)
    return replace(said, action=told.words)


def _is_dateline(reading: _Reading, at: int) -> bool:
    """Return whether a date is the day of a report: "CNN reported on 3 February"."""
    before = reading.copy.tokens[max(0, at - 4) : at]
    return any(token.key in reading.outlets for token in before)


def _score(said: Dated, item: Dated) -> float:
    """Return how well a sentence tells of something dated; 0 where it does not."""
    people = said.people & item.people
    if said.countries and item.countries and not said.countries & item.countries:
        return 0.0
    done = said.words if item.since else said.action
    unnamed = not said.people and len(item.people) == 1 and len(done & item.action) >= 2
    if item.people and len(people) < min(2, len(item.people)) and not unnamed:
        return 0.0
    if len(done & item.action) < (1 if item.people else min(2, len(item.action))):
        return 0.0
    return _shared(said, item)


def _shared(said: Dated, item: Dated) -> float:
    """Return how much of what is dated a sentence speaks of, whoever takes part."""
    shared, action = said.words & item.words, said.words & item.action
    if not action or len(shared) < LEAST:
        return 0.0
    people = len(said.people & item.people)
    return len(shared) + people + len(action) + len(shared) / len(item.words)


def _calendar(date: Written, weekday: str, year: int, date_words: str) -> Found:
    return Found(
        kind="date",
        start=date.start,
        end=date.end,
        on_file=f"{date_words} was a {weekday}.",
        suggested=f"{weekday} {date_words}",
        entry_id="",
        evidence=(Evidence(source=DESK, note=f"the calendar of {year}"),),
    )


def _found(date: Written, item: Dated) -> Found:
    return Found(
        kind="date",
        start=date.start,
        end=date.end,
        on_file=item.on_file,
        suggested=in_words(item.date),
        entry_id=item.entry_id,
        evidence=item.evidence,
        pieces=item.pieces,
    )
