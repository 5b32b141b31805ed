"""How well a statement covers a question: by its own words, or only by what it is filed under.

A name counts as stated where the statement belongs to that entry, is said by it or names it.
Where it is filed under the entry and does none of this, it counts as weak. A statement all of
whose names are weak does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.asking.onfile import OnFile
from knowledge.asking.reading import Reading
from knowledge.search import Found
from knowledge.search.names import Mention
from knowledge.search.words import people_of, same, stem
from knowledge.text import key

_THINGS = frozenset({"agreement", "term", "event"})
_CLAUSE = re.compile(
    r",?\s\b(?:as(?!\s+\w+\s+(?:reports|as))|while|after|before|when|although|though|whereas|until)\b"
    r"|;|,\s(?=who|which|whose)"
)
_PREPOSITION = re.compile(r" (?:on|of|for|over|to|at|from|in|with|by) ")


def closest(on: OnFile, found: Iterable[Found], reading: Reading, slack: int = 0) -> list[Found]:
    """Return the statements that cover a question most plainly, the plainest first.

    Args:
        on: what is on file.
        found: statements that cover it.
        reading: the question taken apart.
        slack: by how much a statement may cover it less plainly than the best one.
    """
    ranked = [(_distance(on, each, reading), each) for each in found if _stated(on, each, reading)]
    best = min((distance for distance, _ in ranked), default=0)
    ranked.sort(key=lambda pair: pair[0])
    return [each for distance, each in ranked if distance <= best + slack]


def _stated(on: OnFile, found: Found, reading: Reading) -> bool:
    """Whether a name of several, and a word of several, stands there as it was asked."""
    mentions, words = reading.mentions, reading.words
    if mentions and all(weak(on, found, mention) for mention in mentions):
        return False
    if not all(_takes_part(on, found, reading, mention) for mention in mentions):
        return False
    return len(words) < 2 or by_class(on, found, reading) < len(words)


def _distance(on: OnFile, found: Found, reading: Reading) -> int:
    """Count the names that are weak and the words that stand there by their class alone."""
    return sum(weak(on, found, mention) for mention in reading.mentions) + by_class(
        on, found, reading
    )


def by_class(on: OnFile, found: Found, reading: Reading) -> int:
    """Count the words of a question that stand in a statement by their class alone."""
    named = (on.snapshot.entries[id_].name for id_ in found.concerns if id_ in on.snapshot.entries)
    held = {stem(word) for word in key(" ".join((found.text, *named))).split()}
    return sum(stem(word) not in held for word in reading.words)


def weak(on: OnFile, found: Found, mention: Mention) -> bool:
    """Whether a statement is filed under a name without stating it."""
    if found.entry.id in mention.ids:
        return False
    if found.says in mention.ids and found.fact and found.fact.status != "reported":
        return False
    said = f" {key(found.text)} "
    if any(_called(on, found, id_, said) for id_ in mention.ids):
        return False
    names = {mention.words, *people_of(mention.words)}
    names.update(name for id_ in mention.ids for name in on.snapshot.search.names.of(id_))
    return not any(f" {name}" in said for name in names if len(name) > 1)


def _called(on: OnFile, found: Found, entry_id: str, said: str) -> bool:
    """Whether a statement filed under a thing calls it by its noun: "the agreement"."""
    entry = on.snapshot.entries.get(entry_id)
    if entry is None or entry_id not in found.concerns or entry.kind not in _THINGS:
        return False
    before = _PREPOSITION.split(key(entry.name), maxsplit=1)[0].split()
    return bool(before) and f" {before[-1]}" in said


def _takes_part(on: OnFile, found: Found, reading: Reading, mention: Mention) -> bool:
    """Whether somebody asked for is told of in the clause that holds what is asked.

    "Grenell met Maduro as Trump spoke" does not say that Trump met anybody.
    """
    entries = on.snapshot.entries
    if not all(entries[id_].kind == "person" for id_ in mention.ids if id_ in entries):
        return True
    if found.kind == "event":
        return not set(found.concerns).isdisjoint(mention.ids)
    if found.says in mention.ids or found.entry.id in mention.ids:
        return True
    names = {mention.words, *(n for id_ in mention.ids for n in on.snapshot.search.names.of(id_))}
    clauses = [f" {key(clause)} " for clause in _CLAUSE.split(found.text)]
    told = [clause for clause in clauses if any(f" {name}" in clause for name in names)]
    if len(clauses) == 1 or not reading.words:
        return bool(told)
    forms = {stem(form) for word in reading.words for form in same(word) if " " not in form}
    return any(forms & {stem(word) for word in clause.split()} for clause in told)
