"""Who points at a record, and whom an edit may put at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.editing.wording import first_words
from knowledge.model import Entry
from knowledge.revisions import Record
from knowledge.text import key


@dataclass(frozen=True, slots=True)
class Pointer:
    """An entry that points at another.

    Args:
        entry_id: the entry that points.
        name: its name.
        how: in words, how it does: ``names it under “See also”``.
        loose: True where the mention can be left out; False where the entry would have to be
            reworked, because it is somebody's words, claim or copy line.
    """

    entry_id: str
    name: str
    how: str
    loose: bool


def pointing_at(records: Mapping[str, Record], id_: str) -> tuple[Pointer, ...]:
    """Return every mention of an entry, or of a fact or quotation, in other entries.

    Args:
        records: what is on file, by id.
        id_: the entry; what it holds counts as well. Or a fact.
    """
    holder = records.get(id_)
    own = {id_} | ({fact.id for fact in holder.facts} if isinstance(holder, Entry) else set())
    return tuple(
        Pointer(entry.id, entry.name, how, loose)
        for entry in records.values()
        if isinstance(entry, Entry) and entry.id != id_
        for how, loose, target in _mentions(entry)
        if target in own
    )


def _mentions(entry: Entry) -> Iterator[tuple[str, bool, str]]:
    """Yield how an entry mentions others, whether loosely, and which id it names."""
    yield from (("names it under “See also”", True, id_) for id_ in entry.related)
    yield from (("shows its fact first", True, id_) for id_ in entry.key_facts)
    yield from (("rests its copy line on it", False, id_) for id_ in entry.copy_line.rests_on)
    for fact in entry.facts:
        said = first_words(fact.text)
        yield f"attributes a fact to it: {said}", False, fact.attributed_to
        yield from ((f"has a fact about it: {said}", True, id_) for id_ in fact.about)
    for quote in entry.quotes:
        said = first_words(quote.words)
        yield f"quotes it: {said}", False, quote.speaker
        yield from ((f"has a quotation about it: {said}", True, id_) for id_ in quote.about)
    for id_ in entry.event.participants if entry.event else ():
        yield "names it as taking part", True, id_


def neighbours(
    before: Mapping[str, Record], after: Mapping[str, Record], edited: Mapping[str, object]
) -> set[str]:
    """Return the other entries that an edit may put at fault.

    They mention an edited record or a fact of it, or bear one of its names.

    Args:
        before: the records on file.
        after: the records as they would be.
        edited: the ids of the edited records.
    """
    versions = [r for side in (before, after) for id_ in edited if (r := side.get(id_))]
    entries = [version for version in versions if isinstance(version, Entry)]
    ids = {*edited, *(fact.id for entry in entries for fact in entry.facts)}
    names = {name for entry in entries for name in names_in(entry)}
    return {
        entry.id
        for entry in after.values()
        if isinstance(entry, Entry) and entry.id not in edited
        if any(id_ in ids for _, _, id_ in _mentions(entry))
        or not names.isdisjoint(names_in(entry))
    }


def names_in(entry: Entry) -> set[str]:
    """Return the names of an entry in the form in which names are compared."""
    return {key(entry.name), *(key(alias.name) for alias in entry.also_known_as)}
