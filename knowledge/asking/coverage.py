"""How well a statement covers a question: by its own words, or only by what it is filed under.

A name counts as stated where the statement names it or calls it by its noun, and not only
vouches for itself by it (", Rubio said."). People and organizations have to be stated; of the
other names one has to be, the rest may be what the statement is filed under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.asking.clauses import bare, clauses
from knowledge.asking.onfile import OnFile
from knowledge.asking.reading import Reading
from knowledge.search import Found
from knowledge.search.names import Mention
from knowledge.search.words import people_of, same, stem
from knowledge.text import key

_THINGS = frozenset({"agreement", "term", "event"})
_ACTORS = frozenset({"person", "organization"})
_PREPOSITION = re.compile(r" (?:on|of|for|over|to|at|from|in|with|by) ")
_REGIONS = re.compile(r"\b(?:central|latin|south|north) american?\b")


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
    """Whether the names stand there as they were asked, and one word of several.

    Where yes or no is asked of a person even a single word has to: nobody is called arrested
    by a statement on prisons.
    """
    mentions, words = reading.mentions, reading.words
    if mentions and all(weak(on, found, mention, reading) for mention in mentions):
        return False
    if not all(_filed(on, found, mention, reading) for mention in mentions):
        return False
    if not all(_takes_part(on, found, reading, mention) for mention in mentions):
        return False
    people = any(on.snapshot.entries[id_].kind == "person" for id_ in reading.ids)
    if len(words) == 1 and not (reading.decides and people and len(mentions) == 1):
        return True
    return not words or by_class(on, found, reading) < len(words)


def _distance(on: OnFile, found: Found, reading: Reading) -> int:
    """Count the names that are weak and the words that stand there by their class alone."""
    weakly = sum(weak(on, found, mention, reading) for mention in reading.mentions)
    return weakly + by_class(on, found, reading)


def by_class(on: OnFile, found: Found, reading: Reading) -> int:
    """Count the words of a question that stand in a statement by their class alone."""
    named = (on.snapshot.entries[id_].name for id_ in found.concerns if id_ in on.snapshot.entries)
    held = {stem(word) for word in key(" ".join((found.text, *named))).split()}
    return sum(stem(word) not in held for word in reading.words)


def weak(on: OnFile, found: Found, mention: Mention, reading: Reading) -> bool:
    """Whether a statement is filed under a name without stating it."""
    if reading.speaks and found.says in mention.ids:
        return False
    if found.entry.id in mention.ids and not _acts(on, mention):
        return False
    said = f" {key(bare(found.text))} "
    if any(_called(on, found, id_, said) for id_ in mention.ids):
        return False
    return not _names(on, mention, said)


def _filed(on: OnFile, found: Found, mention: Mention, reading: Reading) -> bool:
    """Whether a statement states a name, is filed under it or under an agreement that bears it."""
    if not set(found.concerns).isdisjoint(mention.ids) or not weak(on, found, mention, reading):
        return True
    entries = on.snapshot.entries
    names = (entries[id_].name for id_ in found.concerns if id_ in entries)
    forms = {mention.words, *(n for id_ in mention.ids for n in on.snapshot.search.names.of(id_))}
    return any(
        f" {form} " in _REGIONS.sub(" ", f" {key(name)} ") for name in names for form in forms
    )


def all_names(on: OnFile, reading: Reading, text: str) -> bool:
    """Whether a question names people, organizations and places, and nothing that they may be.

    A term behind an article is such a thing: "is the club a charity?".
    """
    entries = on.snapshot.entries
    said = f" {key(text)} "
    return not any(
        f" {article} {mention.words} " in said
        for mention in reading.mentions
        for article in ("a", "an", "the")
        if any(entries[id_].kind in _THINGS for id_ in mention.ids)
    )


def _acts(on: OnFile, mention: Mention) -> bool:
    entries = on.snapshot.entries
    return all(entries[id_].kind in _ACTORS for id_ in mention.ids if id_ in entries)


def _names(on: OnFile, mention: Mention, said: str) -> bool:
    """Whether words, in ``key`` form, name an entry, and not one whose name holds its name."""
    held = on.snapshot.search.names
    said = said if f" {mention.words} " in said else _REGIONS.sub(" ", said)
    outlets = {key(source.publisher) for source in on.snapshot.sources.values()}
    for outlet in outlets.intersection(held.of(id_)[0] for id_ in mention.ids if held.of(id_)):
        said = re.sub(rf" {outlet} \w+s ", " ", said)
    if _acts(on, mention):
        for other in held.read(said)[0]:
            if f" {mention.words} " in f" {other.words} " and set(other.ids).isdisjoint(
                mention.ids
            ):
                said = said.replace(f" {other.words} ", " ") if _acts(on, other) else said
    forms = {mention.words, *people_of(mention.words)}
    forms.update(name for id_ in mention.ids for name in held.of(id_))
    return any(f" {name}" in said for name in forms if len(name) > 1)


def _called(on: OnFile, found: Found, entry_id: str, said: str) -> bool:
    """Whether a statement filed under a thing calls it by its noun: "the agreement"."""
    entry = on.snapshot.entries.get(entry_id)
    if entry is None or entry_id not in found.concerns or entry.kind not in _THINGS:
        return False
    before = _PREPOSITION.split(key(entry.name), maxsplit=1)[0].split()
    return bool(before) and f" {before[-1]}" in said


def _takes_part(on: OnFile, found: Found, reading: Reading, mention: Mention) -> bool:
    """Whether a name stands in the clause that holds what is asked.

    "Grenell met Maduro as Trump spoke" does not say that Trump met anybody.
    """
    told = [f" {key(clause)} " for clause in clauses(bare(found.text))]
    naming = [clause for clause in told if _names(on, mention, clause)]
    if not _acts(on, mention):
        return not naming or _together(naming, told, reading)
    person = all(on.snapshot.entries[id_].kind == "person" for id_ in mention.ids)
    if found.kind == "summary" and person:
        return found.entry.id in mention.ids
    if found.kind == "event":
        return not set(found.concerns).isdisjoint(mention.ids)
    if reading.speaks and found.says in mention.ids:
        return True
    return bool(naming) and _together(naming, told, reading)


def _together(naming: list[str], told: list[str], reading: Reading) -> bool:
    """Whether, of several clauses, one that names somebody holds a word of the question."""
    if len(told) == 1 or not reading.words:
        return True
    forms = {stem(form) for word in reading.words for form in same(word) if " " not in form}
    return any(forms & {stem(word) for word in clause.split()} for clause in naming)
