"""Dates that differ: a sentence that tells of something dated on file, and gives another date.

What a sentence tells of is read from the words that name the event and from who takes part. A
sentence that fits two dated things is held against the one it fits better; where it fits them
alike, one that agrees is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.copy.calendar import DAYS, MONTHS, Written, in_words, written_dates
from knowledge.copy.countries import named
from knowledge.copy.found import Found
from knowledge.copy.mentions import Place
from knowledge.copy.words import Copy, stem, stems, stems_of
from knowledge.forms import DESK
from knowledge.model import Entry, Evidence, Fact
from knowledge.snapshot import Snapshot
from knowledge.text import key

LEAST = 2
"""Stems of what is dated that a sentence must share with it, its action among them."""

NEARLY = 0.6
"""The share of the best fit from which something else may be meant as well."""

_PRONOUNS = frozenset({"he", "him", "his", "she", "her"})
_SUBORDINATORS = frozenset(
    {"after", "before", "when", "while", "until", "since", "because", "that", "which", "but"}
)
_BEFORE_DATES = frozenset({"on", "in", "since", "by", "from", "late", "early", *DAYS})
_DATE_WORDS = frozenset({*MONTHS, *(month[:3] for month in MONTHS), "sept"})

_ALIKE = {
    "talk": "meet", "unveil": "announc", "reveal": "announc", "launch": "start",
    "begin": "start", "impos": "start", "introduc": "start", "declar": "start",
    "tweet": "post", "deal": "agre", "agreement": "agre", "accord": "agre", "pact": "agre",
    "scholar": "professor", "decri": "condemn", "denounc": "condemn", "criticiz": "condemn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on file that has a date.

    Args:
        date: as exact as it is known, ISO form.
        action: stems that say what happened; one of them must be there.
        words: all stems that tell of it.
        people: the people who take part.
        entry_id: the entry that it rests on.
        on_file: what is on file, as a sentence.
        evidence: where it stands.
        countries: the countries that it names, the United States left out: it has a part in most.
        since: whether the date is when something began that goes on.
    """

    date: str
    action: frozenset[str]
    words: frozenset[str]
    people: frozenset[str]
    entry_id: str
    on_file: str
    evidence: tuple[Evidence, ...]
    countries: frozenset[str] = frozenset()
    since: bool = False


def dates(snapshot: Snapshot, copy: Copy, places: Sequence[Place]) -> Iterator[Found]:
    """Yield the dates that contradict what is on file, or the calendar."""
    items = list(_dated(snapshot))
    all_dates = list(written_dates(copy.text))
    for date in all_dates:
        if day := date.impossible:
            yield _calendar(date, day.strftime("%A"), day.year, date_words=in_words(str(day)))
            continue
        if _quoted(copy, date):
            continue
        meant = _meant(snapshot, copy, date, all_dates, places, items)
        if meant and not any(date.agrees(item.date) for item in meant):
            yield _found(date, meant[0])


def _dated(snapshot: Snapshot) -> Iterator[Dated]:
    names = _name_stems(snapshot, snapshot.entries)
    for entry in snapshot.entries.values():
        if entry.event and entry.event.date:
            yield _of_event(snapshot, entry, entry.event.date, names)
        for fact in entry.facts:
            yield from _of_fact(snapshot, entry, fact, names)


def _of_event(snapshot: Snapshot, entry: Entry, date: str, names: frozenset[str]) -> Dated:
    event = entry.event
    taking_part = event.participants if event else ()
    who = _name_stems(snapshot, taking_part)
    words = _alike(_told(entry.name)) - {date[:4]}
    return Dated(
        date=date,
        action=words - names,
        words=words | who,
        people=_people(snapshot, taking_part),
        countries=_abroad(f"{entry.name} {entry.summary}"),
        entry_id=entry.id,
        on_file=f"{entry.name}: {in_words(date)}.",
        evidence=event.evidence if event else entry.evidence,
    )


def _abroad(text: str) -> frozenset[str]:
    return frozenset(named(key(text).split())) - {"United States"}


def _told(text: str) -> frozenset[str]:
    """Return the stems of a text, with those of the countries whose people it names."""
    words = key(text).split()
    return stems(words) | {stem(w) for c in named(words) for w in key(c).split()}


def _of_fact(
    snapshot: Snapshot, entry: Entry, fact: Fact, names: frozenset[str]
) -> Iterator[Dated]:
    """Yield what a fact dates: by a day in its sentence, or by the year since when it holds."""
    told = (fact.attributed_to, DESK)
    about = [id_ for id_ in (entry.id, *fact.about) if id_ not in told]
    who = _name_stems(snapshot, about)
    given = [d for d in written_dates(fact.text) if d.year and d.month]
    since = fact.figure and fact.figure.bound == "since"
    if since and fact.figure:
        date = str(fact.figure.number)
    elif len(given) == 1 and given[0].day:
        date = f"{given[0].year}-{given[0].month:02}-{given[0].day:02}"
    elif len(given) == 1:
        date = f"{given[0].year}-{given[0].month:02}"
    else:
        return
    bare = fact.text
    for d in given:
        bare = bare.replace(fact.text[d.start : d.end], " ")
    outlet = (
        stems_of(snapshot.entries[fact.attributed_to].name)
        if (fact.attributed_to in snapshot.entries)
        else frozenset()
    )
    words = _alike(_told(bare)) - outlet - {"report", date}
    yield Dated(
        date=date,
        action=(_alike(_told(entry.name)) if since else words) - names,
        words=words | who,
        countries=_abroad(f"{entry.name} {fact.text}"),
        since=bool(since),
        people=frozenset() if since else _people(snapshot, about) & _named_in(snapshot, bare),
        entry_id=entry.id,
        on_file=fact.text,
        evidence=fact.evidence,
    )


def _named_in(snapshot: Snapshot, text: str) -> frozenset[str]:
    words = set(key(text).split())
    return frozenset(
        e.id for e in snapshot.entries.values() if key(e.name).split()[-1:][0] in words
    )


def _people(snapshot: Snapshot, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(
        i for i in ids if i in snapshot.entries and snapshot.entries[i].kind == "person"
    )


def _name_stems(snapshot: Snapshot, ids: Iterable[str]) -> frozenset[str]:
    entries = [snapshot.entries[i] for i in ids if i in snapshot.entries]
    kinds = ("person", "organization", "place")
    return _alike(frozenset(s for e in entries if e.kind in kinds for s in stems_of(e.name)))


def _alike(found: Iterable[str]) -> frozenset[str]:
    return frozenset(_ALIKE.get(each, each) for each in found)


def _said(snapshot: Snapshot, copy: Copy, span: tuple[int, int], places: Sequence[Place]) -> Dated:
    """Return what a stretch of copy tells of, in the form in which dated things are held."""
    keys = [t.key for t in copy.tokens[span[0] : span[1]]]
    words = set(stems(keys)) | {stem(w) for c in named(keys) for w in key(c).split()}
    there = [p for p in places if span[0] <= p.start < span[1]]
    for place in there:
        words |= stems_of(snapshot.entries[place.entry_id].name)
    people = _people(snapshot, (p.entry_id for p in there))
    words = set(_alike(words))
    abroad = _abroad(copy.words(*span)) if span[1] > span[0] else frozenset()
    return Dated("", frozenset(words), frozenset(words), people, "", "", (), abroad)


def _meant(
    snapshot: Snapshot,
    copy: Copy,
    date: Written,
    all_dates: Sequence[Written],
    places: Sequence[Place],
    items: Sequence[Dated],
) -> list[Dated]:
    """Return the dated things that the sentence around a date tells of, where it tells of any."""
    at = next((i for i, t in enumerate(copy.tokens) if t.end > date.start), None)
    if at is None:
        return []
    sentence = copy.sentence_of(at)
    said = _said(snapshot, copy, sentence, places)
    others = [d for d in all_dates if d != date and _inside(copy, d, sentence)]
    told = _said(snapshot, copy, _part(copy, at, sentence), places)
    if others:
        clause = _said(snapshot, copy, _clause(copy, at, sentence), places)
        said = replace(clause, people=clause.people or said.people)
        told = clause
    if any(t.key in _PRONOUNS for t in copy.tokens[sentence[0] : sentence[1]]):
        before = _said(snapshot, copy, _before(copy, sentence), places)
        said = replace(said, people=said.people | before.people)
    said = replace(said, action=told.words)
    if _is_dateline(snapshot, copy, at):
        return []
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


def _is_dateline(snapshot: Snapshot, copy: Copy, at: int) -> bool:
    """Return whether a date is the day of a report: "CNN reported on 3 February"."""
    outlets = {key(source.publisher) for source in snapshot.sources.values()}
    return any(token.key in outlets for token in copy.tokens[max(0, at - 4) : at])


def _score(said: Dated, item: Dated) -> float:
    """Return how well a sentence tells of something dated; 0 where it does not."""
    people = said.people & item.people
    if said.countries and item.countries and not said.countries & item.countries:
        return 0.0
    if item.people and len(people) < min(2, len(item.people)):
        return 0.0
    done = said.words if item.since else said.action
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


def _inside(copy: Copy, date: Written, span: tuple[int, int]) -> bool:
    return copy.tokens[span[0]].start <= date.start < copy.tokens[span[1] - 1].end


def _before(copy: Copy, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence before one, whose people a pronoun may mean; an empty one at first."""
    at = copy.sentences.index(sentence)
    return copy.sentences[at - 1] if at else (0, 0)


def _part(copy: Copy, at: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the main or subordinate clause that a date stands in, its commas included."""
    first, last = at, at + 1
    while first > sentence[0] and not _subordinates(copy, first - 1):
        first -= 1
    while last < sentence[1] and not _subordinates(copy, last):
        last += 1
    return first, last


def _subordinates(copy: Copy, at: int) -> bool:
    """Return whether a word begins another clause; "since 2022" is a date."""
    after = copy.tokens[at + 1] if at + 1 < len(copy.tokens) else None
    dated = after is not None and (after.text.isdigit() or after.key in _DATE_WORDS)
    return copy.tokens[at].key in _SUBORDINATORS and not dated


def _clause(copy: Copy, at: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence between commas, dashes or "and" that a date stands in.

    A date that stands between two commas by itself belongs to what surrounds it.
    """
    start, end = at, at + 1
    while start > sentence[0] and copy.tokens[start - 1].key in _BEFORE_DATES:
        start -= 1
    while end < sentence[1] and (copy.tokens[end].text.isdigit() or not _parted(copy, end - 1)):
        if copy.tokens[end].key not in _DATE_WORDS and not copy.tokens[end].text.isdigit():
            break
        end += 1
    if start > sentence[0] and _parted(copy, start - 1) and _parted(copy, end - 1):
        start = start - 1
    while (
        start > sentence[0]
        and copy.gap(start - 1).strip() in ("", ".", "-")
        and (copy.tokens[start - 1].key not in ("and", "but", "after", "before", "since", "while"))
    ):
        start -= 1
    while (
        end < sentence[1]
        and copy.gap(end - 1).strip() in ("", ".", "-")
        and (copy.tokens[end].key not in ("and", "but", "after", "before", "while"))
    ):
        end += 1
    return start, end


def _parted(copy: Copy, at: int) -> bool:
    """Return whether a mark stands behind a word."""
    return copy.gap(at).strip() not in ("", ".", "-")


def _quoted(copy: Copy, date: Written) -> bool:
    """Return whether a date stands inside quotation marks, where it is the speaker's."""
    before = copy.text[: date.start]
    return before.count("“") > before.count("”")


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
    )
