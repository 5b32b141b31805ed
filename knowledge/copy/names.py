"""Misspelt names: written almost, and not quite, as on file.

A given name and a surname together vouch for one another; a surname alone is held to be a slip
only where the lookup, which knows the names of others, takes it for one, or where the same
copy names its bearer in full. Accents may be missing: a name without them is not misspelt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rapidfuzz.distance import OSA

from knowledge.copy.found import Found
from knowledge.copy.mentions import Known, Names, Place, somebody_else
from knowledge.copy.words import Copy, Token
from knowledge.model import Entry
from knowledge.snapshot import Snapshot

SHORTEST = 5
"""Letters that a word standing alone needs before one letter of it can be called wrong."""

LONG = 8
"""From so many letters on, two of them may be wrong."""

_SPELLINGS = (("isation", "ization"), ("centre", "center"), ("our", "or"), ("ise", "ize"))
_ADJECTIVES = ("s", "n", "an", "ian", "ns", "ans", "ians")
_GENERIC = frozenset({"of", "the", "de", "for", "and", "on", "in"})


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
    taken = {i for place in places for i in range(place.start, place.end)}
    full = {place.entry_id for place in places if not place.surname}
    proper = [k for k in names.known if _is_proper(k)]
    at = 0
    while at < len(copy.tokens):
        hit = None if at in taken else _at(snapshot, copy, at, proper, taken, full)
        if hit is None:
            at += 1
            continue
        entry, known = hit
        end = at + len(known.words)
        yield _found(copy, at, end, entry, known)
        at = end


def _at(
    snapshot: Snapshot,
    copy: Copy,
    at: int,
    proper: Sequence[Known],
    taken: Collection[int],
    full: Collection[str],
) -> tuple[Entry, Known] | None:
    if not copy.tokens[at].capital:
        return None
    for known in sorted(proper, key=lambda k: -len(k.words)):
        end = at + len(known.words)
        tokens = copy.tokens[at:end]
        if len(tokens) < len(known.words) or not tokens[-1].capital:
            continue
        if any(i in taken for i in range(at, end)) and len(known.words) < 3:
            continue
        if not all(copy.joined(i) and not copy.tokens[i].possessive for i in range(at, end - 1)):
            continue
        id_ = next(iter(known.entry_ids))
        if _slipped(snapshot, copy, tokens, known, at, full):
            return snapshot.entries[id_], known
    return None


def _slipped(
    snapshot: Snapshot,
    copy: Copy,
    tokens: Sequence[Token],
    known: Known,
    at: int,
    full: Collection[str],
) -> bool:
    wrong = [(t.key, w) for t, w in zip(tokens, known.words, strict=True) if not _same(t.key, w)]
    if not wrong or not all(near(typed, held) for typed, held in wrong):
        return False
    if len(known.words) == 1:
        return _alone(snapshot, copy, tokens[0], known, at, full)
    right = [w for w in known.words if w not in _GENERIC and w not in {h for _, h in wrong}]
    if right:
        return len(wrong) <= max(1, len(right) // 2)
    id_ = snapshot.names.resolve(" ".join(t.text for t in tokens)).entry_id
    return id_ in known.entry_ids


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


def _is_proper(known: Known) -> bool:
    """Return whether a name is one whose letters are its own: of one entry, in capitals."""
    if len(known.entry_ids) != 1 or known.text.isupper():
        return False
    words = [w for w in known.text.split() if w.lower() not in _GENERIC]
    return all(w[:1].isupper() for w in words) and all(w.isalpha() for w in known.words)


def _found(copy: Copy, at: int, end: int, entry: Entry, known: Known) -> Found:
    last = copy.tokens[end - 1]
    written_end = last.end - (2 if last.text.endswith(("'s", "’s")) else 0)
    return Found(
        kind="name",
        start=copy.tokens[at].start,
        end=written_end,
        on_file=f"On file as {entry.name}: {entry.role}.",
        suggested=known.text,
        entry_id=entry.id,
        evidence=entry.evidence,
    )
