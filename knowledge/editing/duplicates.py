"""What is on file already and looks like what an editor is about to add. It blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.editing.wording import first_words
from knowledge.model import Entry, Fact, Quote
from knowledge.search.verbatim import verbatim
from knowledge.search.words import content, stem
from knowledge.snapshot import Snapshot
from knowledge.text import key

SAME_SENTENCE = 80.0
"""rapidfuzz token_sort_ratio (0 to 100) from which two sentences are nearly the same."""

SHARED = 0.6
"""The share of the words that carry meaning from which two facts may be one claim."""

FEWEST = 3
"""The fewest such words that they must share."""

LONG_NAME = 4
"""The fewest letters of a name that other names are completed from."""

MOST = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """Something on file that looks like what is added.

    Args:
        entry_id: the entry, or the one that holds it.
        item_id: the fact or the quotation, or "" for the entry itself.
        shown: its name or its words.
        why: in what it is alike, as one sentence.
    """

    entry_id: str
    item_id: str
    shown: str
    why: str


def entries_like(snapshot: Snapshot, entry: Entry) -> tuple[Alike, ...]:
    """Return the entries on file whose names are like those of a new one."""
    names = (entry.name, *(alias.name for alias in entry.also_known_as))
    found = (alike for name in names for alike in _named(snapshot, name))
    return _once(alike for alike in found if alike.entry_id != entry.id)


def _named(snapshot: Snapshot, name: str) -> Iterator[Alike]:
    resolved = snapshot.names.resolve(name)
    if held := snapshot.entries.get(resolved.entry_id or ""):
        yield Alike(held.id, "", held.name, f"“{name}” is taken for {held.name}.")
    elif resolved.decision == "choose":
        for candidate in resolved.candidates:
            yield _like(snapshot, candidate.entry_id, f"“{name}” may be {candidate.name}.")
    if len(key(name)) >= LONG_NAME:
        for candidate in snapshot.names.complete(name, MOST):
            said = f"“{name}” is part of the name {candidate.name}."
            yield _like(snapshot, candidate.entry_id, said)


def _like(snapshot: Snapshot, id_: str, why: str) -> Alike:
    return Alike(id_, "", snapshot.entries[id_].name, why)


def facts_like(snapshot: Snapshot, entry: Entry, fact: Fact) -> tuple[Alike, ...]:
    """Return the facts on file that may say what a new or edited one says.

    Args:
        snapshot: what is on file.
        entry: the entry that is to hold the fact.
        fact: the fact.
    """
    near = {each.id for id_ in (entry.id, *fact.about) for each in snapshot.facts.get(id_, ())}
    words = content(fact.text)
    near |= {found.id for found in snapshot.search.covering((), words)} if words else set()
    said = _stems(fact.text)
    return _once(
        Alike(holder.id, each.id, each.text, why)
        for holder in snapshot.entries.values()
        for each in holder.facts
        if each.id in near and each.id != fact.id and (why := _why(fact.text, said, each.text))
    )


def _why(text: str, said: set[str], on_file: str) -> str:
    if fuzz.token_sort_ratio(key(text), key(on_file)) >= SAME_SENTENCE:
        return f"It reads nearly like the fact {first_words(on_file)}."
    held = _stems(on_file)
    shared = len(said & held)
    if shared < FEWEST or shared < SHARED * min(len(said), len(held)):
        return ""
    return f"It shares most of its words with the fact {first_words(on_file)}."


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content(text)}


def quotes_like(snapshot: Snapshot, quote: Quote) -> tuple[Alike, ...]:
    """Return the quotations on file that hold the words of a new one, or are held in it."""
    held = verbatim(snapshot.search, quote.exact)
    near = {found.id for found in held.found}
    words = f" {key(quote.exact)} "
    why = f"{'The same' if held.exact else 'Nearly the same'} words are on file, said by"
    return _once(
        Alike(holder.id, each.id, each.words, f"{why} {_speaker(snapshot, each)}.")
        for holder in snapshot.entries.values()
        for each in holder.quotes
        if each.id != quote.id and (each.id in near or _stands_in(words, each))
    )


def _stands_in(words: str, quote: Quote) -> bool:
    """Whether a quotation on file, unless it is a mere word or two, is part of longer words."""
    said = key(quote.exact)
    return said.count(" ") >= FEWEST - 1 and f" {said} " in words


def _speaker(snapshot: Snapshot, quote: Quote) -> str:
    speaker = snapshot.entries.get(quote.speaker)
    return speaker.name if speaker else quote.speaker


def _once(found: Iterable[Alike]) -> tuple[Alike, ...]:
    """Return each thing on file once, at most five."""
    first: dict[tuple[str, str], Alike] = {}
    for alike in found:
        first.setdefault((alike.entry_id, alike.item_id), alike)
    return tuple(first.values())[:MOST]
