"""What one record says of another: known, and said by both where both must say it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Corpus
from knowledge.curated import CuratedFile
from knowledge.errors import Fault
from knowledge.forms import DESK
from knowledge.yaml_lines import Path


def references_are_on_file(corpus: Corpus) -> Iterator[Fault]:
    """Speakers, subjects, participants and those that facts are attributed to are entries."""
    for file, path, id_, what in _references(corpus):
        if id_ not in corpus.entries:
            yield file.fault(path, f"{what} {id_} is not an entry on file")


def _references(corpus: Corpus) -> Iterator[tuple[CuratedFile, Path, str, str]]:
    for file, path, fact in corpus.each_fact():
        if fact.attributed_to != DESK:
            yield file, (*path, "attributed_to"), fact.attributed_to, "the one it is attributed to,"
        for i, id_ in enumerate(fact.about):
            yield file, (*path, "about", i), id_, "the subject"
    for file, path, quote in corpus.each_quote():
        yield file, (*path, "speaker"), quote.speaker, "the speaker"
        for i, id_ in enumerate(quote.about):
            yield file, (*path, "about", i), id_, "the subject"
    for file, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.related):
            yield file, ("related", i), id_, "the related entry"
        for i, id_ in enumerate(entry.event.participants if entry.event else ()):
            yield file, ("event", "participants", i), id_, "the participant"


def see_also_goes_both_ways(corpus: Corpus) -> Iterator[Fault]:
    """Where A names B as related, B names A."""
    for file, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.related):
            path: Path = ("related", i)
            if id_ == entry.id:
                yield file.fault(path, "an entry is not related to itself")
            elif entry.related.index(id_) != i:
                yield file.fault(path, f"{id_} stands here twice")
            elif id_ in corpus.entries and entry.id not in corpus.entries[id_][1].related:
                yield file.fault(path, f"{id_} does not name {entry.id} in turn; add it there")


def key_facts_concern_the_entry(corpus: Corpus) -> Iterator[Fault]:
    """A key fact is the entry's own, or names the entry under ``about``."""
    facts = {fact.id: (file, fact) for file, _, fact in corpus.each_fact()}
    for file, entry in corpus.each_entry():
        for i, id_ in enumerate(entry.key_facts):
            if id_ not in facts:
                yield file.fault(("key_facts", i), f"the fact {id_} is not on file")
            elif facts[id_][0] is not file and entry.id not in facts[id_][1].about:
                yield file.fault(
                    ("key_facts", i), f"the fact {id_} does not name {entry.id} under `about`"
                )
        for i, id_ in enumerate(entry.copy_line.rests_on):
            if id_ not in facts:
                yield file.fault(("copy_line", "rests_on", i), f"the fact {id_} is not on file")


def every_entry_has_a_fact(corpus: Corpus) -> Iterator[Fault]:
    """An entry without a fact of its own or about it, and without a quote, says nothing."""
    told = {id_ for _, _, fact in corpus.each_fact() for id_ in fact.about}
    for file, entry in corpus.each_entry():
        if not (entry.facts or entry.quotes or entry.id in told):
            yield file.fault(("id",), "no fact and no quote tells of this entry")
