"""Wrong and outdated titles: an office, or whose office, that is not the one on file.

Only a phrase that stands directly before a name, or behind it between commas or after "is",
counts as its title. A word that nothing on file speaks of contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.copy.countries import named
from knowledge.copy.found import Found
from knowledge.copy.mentions import Place
from knowledge.copy.offices import EXCLUSIVE, FORMER, LINKING, MODIFIERS, OFFICE, PORTFOLIOS, RANKS
from knowledge.copy.words import Copy, Token, stem
from knowledge.model import Entry
from knowledge.snapshot import Snapshot
from knowledge.text import key

LONGEST = 12
"""Words of a title, its links included."""

_INSTITUTIONS = frozenset({"college", "university", "institute", "school"})
_ARTICLES = frozenset(
    {"a", "an", "the", "then", "now", "who", "is", "was", "as", "serves", "served"}
)
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
_IS = frozenset({"is", "was", "became", "remains"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written: its words, and where the part stands that would be replaced."""

    tokens: tuple[Token, ...]
    start: int
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words in ``key`` form."""
        return tuple(t.key for t in self.tokens)


@dataclass(frozen=True, slots=True)
class Held:
    """What is on file of a person's offices.

    Args:
        offices: those of the role.
        spoken: those that role, summary, other names and posts on file give the person.
        countries: the countries of the role.
        words: stems of every word of the role, of what it is for, and of other names of these.
        all: stems of every sentence about the person.
    """

    offices: frozenset[str]
    spoken: frozenset[str]
    countries: tuple[str, ...]
    words: frozenset[str]
    all: frozenset[str]


def wrong_titles(snapshot: Snapshot, copy: Copy, places: Sequence[Place]) -> Iterator[Found]:
    """Yield the titles of people on file that contradict their role."""
    allowed = _role_words(snapshot)
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
        held = known.get(entry.id) or known.setdefault(entry.id, _held(snapshot, entry))
        for title in (_before(copy, place, allowed), _behind(copy, place, people)):
            if title and held.offices and _contradicts(snapshot, title, held):
                yield _found(entry, title)


def holds_office(snapshot: Snapshot, copy: Copy, place: Place) -> bool:
    """Return whether a name, right or wrong, bears the whole title that is on file for a person.

    The title must name what it is an office of, and contradict nothing.
    """
    held = _held(snapshot, snapshot.entries[place.entry_id])
    for title in (
        _before(copy, place, _role_words(snapshot)),
        _behind(copy, place, frozenset()),
    ):
        if title is None or FORMER & set(title.keys):
            continue
        same = set(_offices(title.keys)) & held.offices
        scope = [t for t in title.tokens if t.capital and t.key not in OFFICE]
        meant = any(_meets(t.key, held.words) for t in scope)
        if same and meant and not _contradicts(snapshot, title, held):
            return True
    return False


def _held(snapshot: Snapshot, entry: Entry) -> Held:
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
        offices=frozenset(_offices(words)),
        spoken=frozenset(_offices(key(" ".join(own)).split())),
        countries=named(words),
        words=_scope(snapshot, role),
        all=frozenset(stem(w) for text in told for w in key(text).split()),
    )


def _scope(snapshot: Snapshot, role: str) -> frozenset[str]:
    """Return the stems of a role and of every name of the entries that the role names."""
    said = set(key(role).split())
    words = set(said)
    for entry in snapshot.entries.values():
        printed = [entry.name, *(a.name for a in entry.also_known_as)]
        names = [key(name) for name in printed if not name.islower()]
        if any(set(name.split()) <= said for name in names if name):
            words |= {w for name in names for w in name.split()}
            words |= {"".join(w[0] for w in name.split() if w not in LINKING) for name in names}
    return frozenset(stem(w) for w in words)


def _offices(words: Iterable[str]) -> list[str]:
    return [OFFICE[w] for w in words if w in OFFICE]


def _role_words(snapshot: Snapshot) -> frozenset[str]:
    """Return the lower-case words of the roles of people, which may stand inside a title."""
    return frozenset(
        word
        for entry in snapshot.entries.values()
        if entry.kind == "person"
        for word in entry.role.replace(",", " ").split()
        if word.islower()
    )


def _before(copy: Copy, place: Place, allowed: frozenset[str]) -> Title | None:
    """Return the title that ends where the name begins."""
    start = place.start
    while (
        start
        and place.start - start < LONGEST
        and _goes_on(copy, start - 1, place.start - 1, allowed)
    ):
        start -= 1
    tokens = copy.tokens[start : place.start]
    apart = bool(tokens) and copy.gap(place.start - 1) == ", "
    if apart and not _stands_for_the_name(copy, place, start):
        return None
    while tokens and (tokens[0].key in LINKING or tokens[0].key in _ARTICLES):
        tokens = tokens[1:]
    heads = [i for i, t in enumerate(tokens) if t.key in OFFICE]
    if not heads or tokens[-1].key in LINKING:
        return None
    behind = tokens[heads[-1] + 1 :]
    if behind and behind[0].key not in LINKING and behind[0].key not in RANKS:
        return None
    dot = copy.gap(place.start - 1).startswith(".")
    return Title(tokens, tokens[0].start, tokens[-1].end + dot)


def _stands_for_the_name(copy: Copy, place: Place, start: int) -> bool:
    """Return whether "the title, the name," is one person: a definite title, and commas around."""
    first = copy.tokens[max(0, start - 1) : start + 2]
    definite = any(t.key in _DEFINITE or t.possessive for t in first)
    after = copy.gap(place.end - 1).strip() if place.end < len(copy.tokens) else "."
    enumerated = place.end < len(copy.tokens) and copy.tokens[place.end].key == "and"
    return definite and after[:1] in (",", ".", ";", "–", "—") and not enumerated


def _goes_on(copy: Copy, at: int, last: int, allowed: frozenset[str]) -> bool:
    """Return whether a word before a name can belong to its title."""
    token, gap = copy.tokens[at], copy.gap(at)
    if gap == ", " and at == last:
        return True
    if gap not in (" ", "-", "–") and not (gap == ". " and token.key in OFFICE):
        return False
    if at + 1 < len(copy.tokens) and token.possessive and copy.tokens[at + 1].key not in OFFICE:
        return token.capital
    if token.key == "and":
        before = copy.tokens[at - 1].key if at else ""
        return before in OFFICE or before in PORTFOLIOS or before in RANKS
    known = token.key in OFFICE or token.key in RANKS or token.key in FORMER | PORTFOLIOS
    linking = token.key in LINKING or token.key in MODIFIERS or token.text in allowed
    return token.capital or known or linking


def _behind(copy: Copy, place: Place, people: frozenset[int]) -> Title | None:
    """Return the title that follows a name: behind a comma, or after "is" and "was"."""
    at = place.end
    if at >= len(copy.tokens) or copy.tokens[at - 1].possessive:
        return None
    comma = copy.gap(at - 1).strip() == ","
    linked = copy.gap(at - 1) == " " and copy.tokens[at].key in _IS
    if not (comma or linked):
        return None
    while at < len(copy.tokens) and copy.tokens[at].key in _ARTICLES:
        if copy.gap(at) != " ":
            return None
        at += 1
    end = at
    while end < len(copy.tokens) and end - at < LONGEST:
        end += 1
        if copy.gap(end - 1) not in (" ", "-", "–"):
            break
    title = _title_of(copy.tokens[at:end])
    if title is None:
        return None
    last = at + len(title.tokens)
    if people & set(range(at, last)) or (comma and not _closed(copy, last)):
        return None
    return title


def _closed(copy: Copy, end: int) -> bool:
    """Return whether the clause that holds a title ends with it, or goes on in small letters."""
    mark = copy.gap(end - 1).strip()
    return bool(mark and mark != "-") or end >= len(copy.tokens) or not copy.tokens[end].capital


def _title_of(tokens: tuple[Token, ...]) -> Title | None:
    """Return the title that a clause begins with, or None where it begins with none."""
    head = next((i for i, t in enumerate(tokens) if t.key in OFFICE), None)
    if head is None or not all(_qualifies(t) for t in tokens[:head]):
        return None
    if head + 1 < len(tokens) and _is_bearer(tokens[head + 1]):
        return None
    end = head + 1
    while end < len(tokens) and (
        tokens[end].capital
        or tokens[end].key in LINKING | MODIFIERS
        or tokens[end].key in OFFICE
        or tokens[end].key in RANKS
        or tokens[end].key in PORTFOLIOS
    ):
        end += 1
    while tokens[end - 1].key in LINKING:
        end -= 1
    kept = tokens[:end]
    return Title(kept, kept[0].start, kept[-1].end)


def _is_bearer(token: Token) -> bool:
    """Return whether a word right behind an office is the name of whoever holds it."""
    known = token.key in OFFICE or token.key in RANKS or token.key in PORTFOLIOS
    return token.capital and not known and token.key not in LINKING


def _qualifies(token: Token) -> bool:
    return (
        token.capital
        or token.key in MODIFIERS
        or token.key in RANKS
        or token.key in FORMER
        or token.key in PORTFOLIOS
    )


def _contradicts(snapshot: Snapshot, title: Title, held: Held) -> bool:
    words = title.keys
    offices = frozenset(_offices(words)) - _inside(words)
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
    institution = any(t.key in _INSTITUTIONS for t in capitals)
    return institution and bool({stem(w) for w in _INSTITUTIONS} & held.words)


def _on_file(snapshot: Snapshot, written: str) -> bool:
    """Return whether an organization on file has a name."""
    return any(
        written in (key(n) for n in (e.name, *(a.name for a in e.also_known_as)))
        for e in snapshot.entries.values()
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
    spoken = next((q.speaker_role for q in entry.quotes if q.speaker_role), None)
    role = spoken or entry.role
    day = f"{entry.as_of.day} {entry.as_of:%B %Y}"
    return Found(
        kind="title",
        start=title.start,
        end=title.end,
        on_file=f"{entry.name} is on file as {role}, as of {day}.",
        suggested=role,
        entry_id=entry.id,
        evidence=entry.evidence,
    )
