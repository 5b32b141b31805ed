"""What is on file and has a date, in the form in which sentences are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.copy.calendar import in_words, may_name_month, written_dates
from knowledge.copy.countries import named
from knowledge.copy.words import stem, stems, stems_of
from knowledge.forms import DESK
from knowledge.model import Entry, Evidence, Fact
from knowledge.pieces import own
from knowledge.snapshot import Snapshot
from knowledge.text import key

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
        read: the stems of which the names of entries on file are no action.
        pieces: what on file the sentence shows.
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
    read: frozenset[str] = frozenset()
    pieces: tuple[str, ...] = ()


class Dating:
    """Everything on file that has a date: events, and facts that give one.

    Args:
        snapshot: what is on file.
        before: what was read from an earlier snapshot; what is the same is not read again.
    """

    def __init__(self, snapshot: Snapshot, before: Dating | None = None) -> None:
        entries = snapshot.entries
        self.entries: Mapping[str, Entry] = entries
        was = before.entries if before else {}
        other = {id_ for id_, entry in entries.items() if was.get(id_) is not entry}
        other |= was.keys() - entries.keys()
        renamed = [id_ for id_ in other if _names_differ(was.get(id_), entries.get(id_))]
        stems: dict[str, frozenset[str]] = dict(before.stems) if before else {}
        for id_ in renamed:
            stems[id_] = _name_stems(snapshot, (id_,))
        self.stems: dict[str, frozenset[str]] = stems
        self.names: frozenset[str] = frozenset[str]().union(*stems.values())
        held = before.held if before else {}
        differ = self.names ^ before.names if before else frozenset[str]()
        other |= snapshot.showing.citing.of_any(renamed)
        self.held: dict[str, tuple[Dated, ...]] = {}
        for id_, entry in entries.items():
            kept = held.get(id_)
            if kept is None or id_ in other or not all(differ.isdisjoint(k.read) for k in kept):
                kept = tuple(_of(snapshot, entry, self.names))
            self.held[id_] = kept
        self.items = tuple(each for kept in self.held.values() for each in kept)


def _names_differ(before: Entry | None, after: Entry | None) -> bool:
    if before is None or after is None:
        return True
    return (before.name, before.kind) != (after.name, after.kind)


def _of(snapshot: Snapshot, entry: Entry, names: frozenset[str]) -> Iterator[Dated]:
    if entry.event and entry.event.date:
        yield _of_event(snapshot, entry, entry.event.date, names)
    for fact in entry.facts:
        yield from _of_fact(snapshot, entry, fact, names)


def _of_event(snapshot: Snapshot, entry: Entry, date: str, names: frozenset[str]) -> Dated:
    event = entry.event
    taking_part = event.participants if event else ()
    who = _name_stems(snapshot, taking_part)
    words = alike(_told(entry.name)) - {date[:4]}
    return Dated(
        date=date,
        action=words - names,
        read=words,
        words=words | who,
        people=people_of(snapshot, taking_part),
        countries=abroad_in(f"{entry.name} {entry.summary}"),
        entry_id=entry.id,
        on_file=f"{entry.name}: {in_words(date)}.",
        evidence=event.evidence if event else entry.evidence,
        pieces=(own(entry.id, "name"), own(entry.id, "event")),
    )


def abroad_in(text: str) -> frozenset[str]:
    """Return the countries that a text names, the United States left out."""
    return frozenset(named(key(text).split())) - {"United States"}


def _told(text: str) -> frozenset[str]:
    """Return the stems of a text, with those of the countries whose people it names."""
    words = key(text).split()
    return stems(words) | {stem(w) for c in named(words) for w in key(c).split()}


def _of_fact(
    snapshot: Snapshot, entry: Entry, fact: Fact, names: frozenset[str]
) -> Iterator[Dated]:
    """Yield what a fact dates: by a day in its sentence, or by the year since when it holds."""
    since = fact.figure and fact.figure.bound == "since"
    if not (since or may_name_month(fact.text)):
        return  # most facts on file; the rest is costly
    given = [d for d in written_dates(fact.text) if d.year and d.month]
    if since and fact.figure:
        date = str(fact.figure.number)
    elif len(given) == 1 and given[0].day:
        date = f"{given[0].year}-{given[0].month:02}-{given[0].day:02}"
    elif len(given) == 1:
        date = f"{given[0].year}-{given[0].month:02}"
    else:
        return
    told = (fact.attributed_to, DESK)
    about = [id_ for id_ in (entry.id, *fact.about) if id_ not in told]
    who = _name_stems(snapshot, about)
    bare = fact.text
    for d in given:
        bare = bare.replace(fact.text[d.start : d.end], " ")
    outlet = (
        stems_of(snapshot.entries[fact.attributed_to].name)
        if (fact.attributed_to in snapshot.entries)
        else frozenset()
    )
    words = alike(_told(bare)) - outlet - {"report", date}
    read = alike(_told(entry.name)) if since else words
    yield Dated(
        date=date,
        action=read - names,
        read=read,
        words=words | who,
        countries=abroad_in(f"{entry.name} {fact.text}"),
        since=bool(since),
        people=frozenset() if since else _named_in(snapshot, people_of(snapshot, about), bare),
        entry_id=entry.id,
        on_file=fact.text,
        evidence=fact.evidence,
        pieces=(fact.id,),
    )


def _named_in(snapshot: Snapshot, people: Iterable[str], text: str) -> frozenset[str]:
    words = set(key(text).split())
    return frozenset(
        id_ for id_ in people if key(snapshot.entries[id_].name).split()[-1:][0] in words
    )


def people_of(snapshot: Snapshot, ids: Iterable[str]) -> frozenset[str]:
    """Return the people among entries."""
    return frozenset(
        i for i in ids if i in snapshot.entries and snapshot.entries[i].kind == "person"
    )


def _name_stems(snapshot: Snapshot, ids: Iterable[str]) -> frozenset[str]:
    entries = [snapshot.entries[i] for i in ids if i in snapshot.entries]
    kinds = ("person", "organization", "place")
    return alike(frozenset(s for e in entries if e.kind in kinds for s in stems_of(e.name)))


def alike(found: Iterable[str]) -> frozenset[str]:
    """Return stems with those of the same meaning made one."""
    return frozenset(_ALIKE.get(each, each) for each in found)
