"""What one record says of another: known, and said by both where both must say it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Breach, Corpus
from knowledge.forms import DESK
from knowledge.yaml_lines import Path


def references_are_on_file(corpus: Corpus) -> Iterator[Breach]:
    """Speakers, subjects, participants and those that facts are attributed to are entries."""
    for place, path, id_, what in _references(corpus):
        if id_ not in corpus.entries:
            yield Breach(place, path, f"{what} {id_} is not an entry on file")


def _references(corpus: Corpus) -> Iterator[tuple[str, Path, str, str]]:
    for place, path, fact in corpus.each_fact():
        if fact.attributed_to != DESK:
            yield (
                place,
                (*path, "attributed_to"),
                fact.attributed_to,
                "the one it is attributed to,",
            )
        for i, id_ in enumerate(fact.about):
            yield place, (*path, "about", i), id_, "the subject"
    for place, path, quote in corpus.each_quote():
        yield place, (*path, "speaker"), quote.speaker, "the speaker"
        for i, id_ in enumerate(quote.about):
            yield place, (*path, "about", i), id_, "the subject"
    for place, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.related):
            yield place, ("related", i), id_, "the related entry"
        for i, id_ in enumerate(entry.event.participants if entry.event else ()):
            yield place, ("event", "participants", i), id_, "the participant"


def see_also_goes_both_ways(corpus: Corpus) -> Iterator[Breach]:
    """Where A names B as related, B names A."""
    for place, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.related):
            path: Path = ("related", i)
            if id_ == entry.id:
                yield Breach(place, path, "an entry is not related to itself")
            elif entry.related.index(id_) != i:
                yield Breach(place, path, f"{id_} stands here twice")
            elif id_ in corpus.entries and entry.id not in corpus.entries[id_][1].related:
                yield Breach(
                    place,
                    path,
                    f"{id_} does not name {entry.id} in turn; add it there",
                    f"{corpus.entries[id_][1].name} does not name it in turn; add it there.",
                )


def key_facts_concern_the_entry(corpus: Corpus) -> Iterator[Breach]:
    """A key fact is the entry's own, or names the entry under ``about``."""
    facts = {fact.id: (place, fact) for place, _, fact in corpus.every_fact()}
    for place, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.key_facts):
            if id_ not in facts:
                yield Breach(
                    place,
                    ("key_facts", i),
                    f"the fact {id_} is not on file",
                    "A fact shown first is gone; choose another.",
                )
            elif facts[id_][0] != place and entry.id not in facts[id_][1].about:
                yield Breach(
                    place,
                    ("key_facts", i),
                    f"the fact {id_} does not name {entry.id} under `about`",
                    f"The fact “{facts[id_][1].text}” is not about {entry.name}.",
                )
        for i, id_ in enumerate(entry.copy_line.rests_on):
            if id_ not in facts:
                yield Breach(
                    place,
                    ("copy_line", "rests_on", i),
                    f"the fact {id_} is not on file",
                    "The copy line rests on a fact that is not on file; let it rest on another.",
                )


def every_entry_has_a_fact(corpus: Corpus) -> Iterator[Breach]:
    """An entry without a fact of its own or about it, and without a quote, says nothing."""
    told = {id_ for _, _, fact in corpus.every_fact() for id_ in fact.about}
    for place, entry in corpus.each_entry():
        if not (entry.facts or entry.quotes or entry.id in told):
            yield Breach(
                place,
                ("id",),
                "no fact and no quote tells of this entry",
                "Add a fact or a quotation: nothing tells of this entry yet.",
            )
