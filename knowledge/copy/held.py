"""What is on file of a person’s offices, in the form in which titles are held against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.copy.countries import named
from knowledge.copy.offices import LINKING, OFFICE
from knowledge.copy.words import stem
from knowledge.model import Entry
from knowledge.snapshot import Snapshot
from knowledge.text import key


@dataclass(frozen=True, slots=True)
class Held:
    """What is on file of a person's offices.

    Args:
        offices: those of the role.
        spoken: those that role, summary, other names and posts on file give the person.
        countries: the countries of the role.
        words: stems of every word of the role, of what it is for, and of other names of these.
        all: stems of every sentence about the person.
        organization: whether the role names an organization on file.
    """

    offices: frozenset[str]
    spoken: frozenset[str]
    countries: tuple[str, ...]
    words: frozenset[str]
    all: frozenset[str]
    organization: bool


def held_by(snapshot: Snapshot, entry: Entry) -> Held:
    """Return what is on file of the offices of a person."""
    # "not officially recognized by" somebody is no office of theirs
    parts = [part for part in entry.role.split(", ") if not part.startswith("not ")]
    role = " ".join(
        [*parts, *(q.speaker_role or "" for q in entry.quotes if q.speaker == entry.id)]
    )
    told = [entry.role, entry.summary, entry.copy_line.text]
    told += [a.name for a in entry.also_known_as]
    own = [role, entry.summary.split(" who ")[0], *(a.name for a in entry.also_known_as)]
    told += [fact.text for fact in snapshot.facts[entry.id]]
    for id_ in entry.related:
        other = snapshot.entries.get(id_)
        if other and other.role.startswith("Post"):
            told += [other.name, *(a.name for a in other.also_known_as)]
            own += [other.name]
    words = key(role).split()
    return Held(
        offices=frozenset(offices_of(words)),
        spoken=frozenset(offices_of(key(" ".join(own)).split())),
        countries=named(words),
        words=_scope(snapshot, role),
        organization=_names_organization(snapshot, set(words)),
        all=frozenset(stem(w) for text in told for w in key(text).split()),
    )


def _names_organization(snapshot: Snapshot, words: set[str]) -> bool:
    return any(
        set(key(name).split()) <= words
        for entry in _begun_by(snapshot, words)
        if entry.kind == "organization"
        for name in (entry.name, *(a.name for a in entry.also_known_as))
        if key(name) and not name.islower()
    )


def _scope(snapshot: Snapshot, role: str) -> frozenset[str]:
    """Return the stems of a role and of every name of the entries that the role names."""
    said = set(key(role).split())
    words = set(said)
    for entry in _begun_by(snapshot, said):
        printed = [entry.name, *(a.name for a in entry.also_known_as)]
        names = [key(name) for name in printed if not name.islower()]
        if any(set(name.split()) <= said for name in names if name):
            words |= {w for name in names for w in name.split()}
            words |= {"".join(w[0] for w in name.split() if w not in LINKING) for name in names}
    return frozenset(stem(w) for w in words)


def _begun_by(snapshot: Snapshot, words: Iterable[str]) -> Iterable[Entry]:
    """Return the entries of which words may hold a whole name: its first one is among them."""
    return (snapshot.entries[id_] for id_ in snapshot.search.names.beginning(words))


def offices_of(words: Iterable[str]) -> list[str]:
    """Return the offices that words in ``key`` form name."""
    return [OFFICE[w] for w in words if w in OFFICE]
