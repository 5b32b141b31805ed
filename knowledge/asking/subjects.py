"""Words → the entry that a question is about: by its name, by what follows it, by a description."""

from __future__ import annotations

import re

from knowledge import composing
from knowledge.answers import Choice, Miss
from knowledge.asking.onfile import CHOICES, OnFile
from knowledge.asking.reading import read
from knowledge.lookup.titles import HONORIFICS, OFFICES, PASSING
from knowledge.model import Entry
from knowledge.search import Kind
from knowledge.search.words import POSTS, carries, same, stem
from knowledge.text import key

BESIDE = HONORIFICS | OFFICES | PASSING
"""Words that may stand beside a name: forms of address and offices."""

MOST_WORDS = 6
"""The most words by which somebody is described; more are a sentence."""

_BEHIND = re.compile(r"^ (?:on|of|for|in|from|with|by|against|at|to|over|between) \w")
_OWNED = re.compile(r"^(?P<who>.+?)(?:['’]s|(?<=s)['’])\s+(?P<what>.+)$")
_BEFORE = re.compile(r"^(?P<what>.+?) (?:of|for|at|in|from|to)(?: the| an?)?$")


def meant_by(on: OnFile, words: str) -> Entry | Choice | Miss:
    """Return the entry that words mean, a choice, or a miss.

    Args:
        on: what is on file.
        words: a name, a name and what follows it, or a description: "the Emerson professor".
    """
    found = on.snapshot.names.resolve(words)
    resolved = on.snapshot.entries.get(found.entry_id or "")
    if entry := named(on, words) or resolved or headed(on, words):
        return entry
    if found.decision == "choose":
        return Choice(words, on.candidates(found))
    fit = described(on, words)
    if len(fit) > 1:
        return Choice(words, composing.refs(on.snapshot, (entry.id for entry in fit)))
    return fit[0] if fit else Miss(words, on.candidates(found))


def named(on: OnFile, words: str) -> Entry | None:
    """Return the one entry that bears exactly these words as its name or surname, or None."""
    mentions, rest = on.snapshot.search.names.read(words)
    if rest or len(mentions) != 1 or len(mentions[0].ids) != 1:
        return None
    return on.snapshot.entries[mentions[0].ids[0]]


def headed(on: OnFile, words: str) -> Entry | None:
    """Return the entry with whose name words begin: "the executive order on the gangs".

    What stands behind the name is another part of its names, or begins with a preposition and
    is told of that entry somewhere.
    """
    search = on.snapshot.search
    reading = read(on, words)
    if not reading.mentions or len(reading.mentions[0].ids) != 1:
        return None
    head = reading.mentions[0]
    entry, rest = on.snapshot.entries[head.ids[0]], key(words).removeprefix(head.words)
    if rest == key(words):
        return None
    if set(rest.split()) <= set(" ".join(search.names.of(entry.id)).split()):
        return entry
    if not _BEHIND.match(rest):
        return None
    kinds: tuple[Kind, ...] = ("fact", "summary", "quote", "role")
    told = search.covering(reading.mentions, reading.words, kinds)
    return entry if any(entry.id in each.concerns for each in told) else None


def is_part_asked(on: OnFile, words: str, entry: Entry) -> bool:
    """Whether words ask for something of an entry, and not for it: "the president of the club".

    That is so where what stands before "of" and the name, behind the name's possessive, or
    beside a person's name, is no part of its names and role.
    """
    if (owned := _OWNED.match(words)) and named(on, owned["who"]) == entry:
        return _beyond(on, entry, key(owned["what"]).split())
    said = key(words)
    for name in sorted(on.snapshot.search.names.of(entry.id), key=len, reverse=True):
        before = _BEFORE.match(said.removesuffix(name).strip()) if said.endswith(name) else None
        if before:
            return _beyond(on, entry, before["what"].split())
    mentions, rest = on.snapshot.search.names.read(words)
    if entry.kind != "person" or len(mentions) != 1 or entry.id not in mentions[0].ids:
        return False
    return _beyond(on, entry, [word for word in rest if word not in BESIDE])


def _beyond(on: OnFile, entry: Entry, words: list[str]) -> bool:
    """Whether a word is no part of an entry's names and role, nor of the class of one."""
    names = " ".join(on.snapshot.search.names.of(entry.id))
    held = {stem(word) for word in f"{key(entry.role)} {names}".split()}
    asked = [word for word in words if carries(word) and word not in POSTS]
    return any(held.isdisjoint(stem(form) for form in same(word)) for word in asked)


def described(on: OnFile, words: str) -> tuple[Entry, ...]:
    """Return the entries that words describe by a part of name and role, people first.

    "The Emerson professor" is the one whose name and role hold every word of it. Where the
    names of some hold every word, the roles of others do not count.
    """
    search = on.snapshot.search
    mentions, rest = search.names.read(words)
    wanted = [word for word in rest if carries(word)]
    if not wanted or len(wanted) + len(mentions) > MOST_WORDS:
        return ()
    found = search.covering(mentions, wanted, ("role",), limit=CHOICES)
    fit = [each.entry for each in found if each.entry.kind in ("person", "organization")]
    by_name = [e for e in fit if set(wanted) <= set(" ".join(search.names.of(e.id)).split())]
    if by_name or fit:
        people = [entry for entry in fit if entry.kind == "person"]
        return tuple(by_name or (people if len(people) == 1 else fit))
    return tuple(each.entry for each in found if each.entry.kind in ("agreement", "term"))
