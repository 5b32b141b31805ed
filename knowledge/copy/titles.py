"""Wrong and outdated titles: an office, or whose office, that is not the one on file.

Only a phrase that stands directly before a name, or behind it between commas or after "is",
counts as its title. A word that nothing on file speaks of contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.copy.countries import named
from knowledge.copy.found import Found
from knowledge.copy.held import Held, held_by, offices_of
from knowledge.copy.mentions import Place
from knowledge.copy.offices import EXCLUSIVE, FORMER, LINKING, MODIFIERS, OFFICE, PORTFOLIOS, RANKS
from knowledge.copy.phrases import Title, role_words, title_before, title_behind
from knowledge.copy.words import Copy, Token, stem
from knowledge.model import Entry
from knowledge.pieces import own
from knowledge.snapshot import Snapshot
from knowledge.text import key

_INSTITUTIONS = frozenset({"college", "university", "institute", "school"})


def wrong_titles(snapshot: Snapshot, copy: Copy, places: Sequence[Place]) -> Iterator[Found]:
    """Yield the titles of people on file that contradict their role."""
    allowed = role_words(snapshot)
    people = frozenset(
        i
        for place in places
        if snapshot.entries[place.entry_id].kind == "person"
        for i in range(place.start, place.end)
    )
    known: dict[str, Held] = {}
    for place in places:
        entry = snapshot.entries[place.entry_id]
        if entry.kind != "person":
            continue
        held = known.get(entry.id) or known.setdefault(entry.id, held_by(snapshot, entry))
        for title in (title_before(copy, place, allowed), title_behind(copy, place, people)):
            if title and held.offices and _contradicts(snapshot, title, held):
                yield _found(entry, title)


def holds_office(snapshot: Snapshot, copy: Copy, place: Place) -> bool:
    """Return whether a name, right or wrong, bears the whole title that is on file for a person.

    The title must name what it is an office of, and contradict nothing.
    """
    held = held_by(snapshot, snapshot.entries[place.entry_id])
    for title in (
        title_before(copy, place, role_words(snapshot)),
        title_behind(copy, place, frozenset()),
    ):
        if title is None or FORMER & set(title.keys):
            continue
        same = set(offices_of(title.keys)) & held.offices
        scope = [t for t in title.tokens if t.capital and t.key not in OFFICE]
        meant = any(_meets(t.key, held.words) for t in scope)
        if same and meant and not _contradicts(snapshot, title, held):
            return True
    return False


def _contradicts(snapshot: Snapshot, title: Title, held: Held) -> bool:
    words = title.keys
    offices = frozenset(offices_of(words)) - _inside(words)
    same = offices & held.offices
    if FORMER & set(words):
        return False
    if not same:
        return (
            bool(offices)
            and not offices & held.spoken
            and (
                bool(offices & EXCLUSIVE)
                or _same_organization(title, held)
                or _other_organization(snapshot, title, held)
            )
        )
    if any(w in RANKS and stem(w) not in held.all for w in _ranks(words)):
        return True
    if any(w in PORTFOLIOS and stem(w) not in held.all for w in words):
        return True
    return _other_scope(snapshot, title, held)


def _same_organization(title: Title, held: Held) -> bool:
    """Return whether a title is another one in the organization where somebody is an officer."""
    officer = held.offices & {"president", "chairman", "secretary"}
    capitals = [t for t in title.tokens if t.capital and t.key not in OFFICE]
    return bool(officer) and any(_meets(t.key, held.words) for t in capitals)


def _inside(words: Sequence[str]) -> frozenset[str]:
    """Return offices that are only part of another one: "attorney general", "general secretary"."""
    return frozenset({"general"}) if "general" in words else frozenset()


def _ranks(words: Sequence[str]) -> Iterator[str]:
    """Yield the ranks of a title; an assistant professor is a professor."""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in RANKS and OFFICE.get(after) != "professor":
            yield word


def _other_scope(snapshot: Snapshot, title: Title, held: Held) -> bool:
    """Return whether a title is of another country, organization or mission than on file."""
    told = named(title.keys)
    if told and held.countries and not set(told) & set(held.countries):
        return not any(stem(w) in held.words for c in told for w in key(c).split())
    if _other_organization(snapshot, title, held):
        return True
    missions = _missions(title)
    return bool(missions) and not any(_meets(t.key, held.words) for t in missions)


def _other_organization(snapshot: Snapshot, title: Title, held: Held) -> bool:
    """Return whether a title names an institution or an organization, and not the one on file."""
    capitals = [t for t in title.tokens if t.capital and t.key not in OFFICE]
    told = [t for t in capitals if t.key not in _INSTITUTIONS | LINKING | MODIFIERS]
    if not told or any(_meets(t.key, held.words) for t in told):
        return False
    if _on_file(snapshot, " ".join(t.key for t in capitals if t.key not in LINKING)):
        return not named(title.keys)
    if held.organization and any(_is_acronym(t) for t in told):
        return True
    institution = any(t.key in _INSTITUTIONS for t in capitals)
    return institution and bool({stem(w) for w in _INSTITUTIONS} & held.words)


def _is_acronym(token: Token) -> bool:
    """Return whether a word is the acronym of an organization, and of no country."""
    return token.text.isupper() and len(token.text) >= 3 and not named([token.key])


def _on_file(snapshot: Snapshot, written: str) -> bool:
    """Return whether an organization on file has a name."""
    begun = snapshot.search.names.beginning(written.split()[:1])
    return any(
        written in (key(n) for n in (e.name, *(a.name for a in e.also_known_as)))
        for e in (snapshot.entries[id_] for id_ in begun)
        if e.kind == "organization"
    )


def _missions(title: Title) -> list[Token]:
    """Return the capital words behind the office and "of", "for", "at" or "to"."""
    heads = [i for i, t in enumerate(title.tokens) if t.key in OFFICE]
    behind = title.tokens[heads[-1] + 1 :] if heads else ()
    if not behind or behind[0].key not in LINKING:
        return []
    return [t for t in behind if t.capital and t.key not in LINKING]


def _meets(word: str, held: frozenset[str]) -> bool:
    stemmed = stem(word)
    if stemmed in held or any(h[:5] == stemmed[:5] for h in held if len(stemmed) >= 6):
        return True
    return any(stem(w) in held for c in named([word]) for w in key(c).split())


def _found(entry: Entry, title: Title) -> Found:
    spoken = next((q for q in entry.quotes if q.speaker_role), None)
    role = spoken.speaker_role if spoken and spoken.speaker_role else entry.role
    day = f"{entry.as_of.day} {entry.as_of:%B %Y}"
    return Found(
        kind="title",
        start=title.start,
        end=title.end,
        on_file=f"{entry.name} is on file as {role}, as of {day}.",
        suggested=role,
        entry_id=entry.id,
        evidence=entry.evidence,
        pieces=(own(entry.id, "name"), spoken.id if spoken else own(entry.id, "role")),
    )
