"""Misspelt names: written almost, and not quite, as on file.

A given name and a surname together vouch for one another; a surname alone is held to be a slip
only where the lookup, which knows the names of others, takes it for one, or where the same
copy names its bearer in full. Accents may be missing: a name without them is not misspelt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from knowledge.copy.countries import named as countries_named
from knowledge.copy.found import Found
from knowledge.copy.mentions import SMALL, Known, Names, Place, somebody_else
from knowledge.copy.offices import OFFICE
from knowledge.copy.titles import holds_office
from knowledge.copy.words import Copy, Token, stems
from knowledge.model import Entry
from knowledge.pieces import own
from knowledge.snapshot import Snapshot
from knowledge.text import key

SHORTEST = 5
"""Letters that a word standing alone needs before one letter of it can be called wrong."""

LONG = 8
"""From so many letters on, two of them may be wrong."""

_SPELLINGS = (("isation", "ization"), ("centre", "center"), ("our", "or"), ("ise", "ize"))
_ADJECTIVES = ("s", "n", "an", "ian", "ns", "ans", "ians")


def misspelt(
    snapshot: Snapshot, copy: Copy, names: Names, places: Sequence[Place]
) -> Iterator[Found]:
    """Yield the misspelt names of entries on file.

    Args:
        snapshot: what is on file.
        copy: the copy.
        names: every name on file.
        places: where the copy names entries rightly.
    """
    taken = {i: place.entry_id for place in places for i in range(place.start, place.end)}
    named = {place.entry_id for place in places}
    full = {place.entry_id for place in places if not place.surname}
    at = 0
    while at < len(copy.tokens):
        hit = _at(snapshot, copy, at, names, taken, (full, named))
        if hit is None:
            at += 1
            continue
        entry, known = hit
        end = at + len(known.words)
        yield _found(copy, at, end, entry, known.text)
        at = end


class Halves:
    """People by the first and by the last word of their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        people = [entry for entry in entries if entry.kind == "person"]
        self._given: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
        self._surname: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
        for number, entry in enumerate(people):
            first, *_, last = (*entry.name.split(), entry.name.split()[-1])
            self._given[key(first)].append((number, entry))
            self._surname[key(last)].append((number, entry))

    def of(self, first: str, last: str) -> list[Entry]:
        """Return the people of whom one of these words is right and the other is not."""
        given, surname = dict(self._given.get(first, ())), dict(self._surname.get(last, ()))
        return [(given | surname)[number] for number in sorted(given.keys() ^ surname.keys())]


def half_named(
    snapshot: Snapshot, copy: Copy, places: Sequence[Place], halves: Halves
) -> Iterator[Found]:
    """Yield people under another given name or surname, with an office that is theirs on file.

    The office must name what it is an office of, and half of the name must be right: then it is
    nobody else.
    """
    taken = {i for place in places for i in range(place.start, place.end)}
    for at in range(len(copy.tokens) - 1):
        pair = copy.tokens[at : at + 2]
        if at in taken or at + 1 in taken or not all(t.capital for t in pair):
            continue
        if copy.gap(at) != " " or pair[0].possessive or pair[0].key in OFFICE:
            continue
        for entry in halves.of(pair[0].key, pair[1].key):
            if holds_office(snapshot, copy, Place(entry.id, at, at + 2, surname=False)):
                yield _found(copy, at, at + 2, entry, entry.name)


def _at(
    snapshot: Snapshot,
    copy: Copy,
    at: int,
    names: Names,
    taken: Mapping[int, str],
    mentioned: tuple[Collection[str], Collection[str]],
) -> tuple[Entry, Known] | None:
    if not copy.tokens[at].capital:
        return None
    for known in names.near(copy, at):
        end = at + len(known.words)
        tokens = copy.tokens[at:end]
        if len(tokens) < len(known.words) or not tokens[-1].capital:
            continue
        others = {taken[i] for i in range(at, end) if i in taken} - known.entry_ids
        if others and len(known.words) < 3:
            continue
        if all(i in taken for i in range(at, end)):
            continue
        if not all(copy.joined(i) and not copy.tokens[i].possessive for i in range(at, end - 1)):
            continue
        id_ = next(iter(known.entry_ids))
        if _slipped(snapshot, copy, tokens, known, at, mentioned):
            return snapshot.entries[id_], known
    return None


def _slipped(
    snapshot: Snapshot,
    copy: Copy,
    tokens: Sequence[Token],
    known: Known,
    at: int,
    mentioned: tuple[Collection[str], Collection[str]],
) -> bool:
    full, named = mentioned
    wrong = [(t.key, w) for t, w in zip(tokens, known.words, strict=True) if not _same(t.key, w)]
    if not wrong:
        return False
    if len(wrong) == 1 and _almost_whole(tokens, known, wrong[0][1]):
        return True
    if not all(near(typed, held) for typed, held in wrong):
        return False
    if len(known.words) == 1:
        return _alone(snapshot, copy, tokens[0], known, at, full)
    right = [w for w in known.words if w not in SMALL and w not in {h for _, h in wrong}]
    if right and len(wrong) > max(1, len(right) // 2):
        return False
    return _is_no_other(snapshot, copy, tokens, known, named if right else None)


def _is_no_other(
    snapshot: Snapshot,
    copy: Copy,
    tokens: Sequence[Token],
    known: Known,
    named: Collection[str] | None,
) -> bool:
    """Return whether a name of several words, one of them wrong, can be nobody else's."""
    entry_id = next(iter(known.entry_ids))
    if named is not None and snapshot.entries[entry_id].kind != "person":
        return True
    written = " ".join(t.text for t in tokens)
    if named is not None and _vouched(snapshot, copy, known, named):
        return True
    # another given name is somebody else, unless what the copy is about says otherwise
    given = tokens[0].key != known.words[0]
    return not given and snapshot.names.resolve(written).entry_id == entry_id


def _vouched(snapshot: Snapshot, copy: Copy, known: Known, named: Collection[str]) -> bool:
    """Return whether the copy speaks of what the entry has to do with."""
    entry = snapshot.entries[next(iter(known.entry_ids))]
    near_it = {entry.id, *entry.related}
    near_it |= {e.id for e in snapshot.entries.values() if entry.id in e.related}
    if near_it & set(named):
        return True
    role = key(entry.role).split()
    told = {t.key for t in copy.tokens}
    places = set(countries_named(role)) & set(countries_named(t.key for t in copy.tokens))
    return bool(places) or len(stems(role) & stems(told)) >= 2


def _almost_whole(tokens: Sequence[Token], known: Known, held: str) -> bool:
    """Return whether a long name is there but for one word, which is another."""
    words = [w for w in known.words if w not in SMALL]
    return (
        len(words) >= 4 and held in words and all(t.capital for t in tokens if t.key not in SMALL)
    )


def _alone(
    snapshot: Snapshot, copy: Copy, token: Token, known: Known, at: int, full: Collection[str]
) -> bool:
    word = known.words[0]
    if min(len(token.key), len(word)) < SHORTEST or somebody_else(copy, at, at + 1):
        return False
    if at == copy.sentence_of(at)[0] and not known.surname:
        return False
    if known.entry_ids & set(full) and known.surname:
        return True
    return snapshot.names.resolve(token.text).entry_id in known.entry_ids


def near(typed: str, held: str) -> bool:
    """Return whether a word is one or two letters from another, as a slip of the hand makes it."""
    if min(len(typed), len(held)) < 4 or not (typed.isalpha() and held.isalpha()):
        return False
    most = 2 if len(held) >= LONG or (len(held) >= 6 and typed[0] == held[0]) else 1
    return OSA.distance(typed, held, score_cutoff=most) <= most


def _same(typed: str, held: str) -> bool:
    if typed == held:
        return True
    for one, other in _SPELLINGS:
        typed, held = typed.replace(one, other), held.replace(one, other)
    return typed == held or any(typed == held + e or held == typed + e for e in _ADJECTIVES)


def _found(copy: Copy, at: int, end: int, entry: Entry, name: str) -> Found:
    last = copy.tokens[end - 1]
    written_end = last.end - (2 if last.text.endswith(("'s", "’s")) else 0)
    return Found(
        kind="name",
        start=copy.tokens[at].start,
        end=written_end,
        on_file=f"On file as {entry.name}: {entry.role}.",
        suggested=name,
        entry_id=entry.id,
        evidence=entry.evidence,
        pieces=(own(entry.id, "name"), own(entry.id, "role")),
    )
