"""What a sentence of ours must say so that it can be copied out of its card unharmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from rapidfuzz import fuzz

from knowledge.checks.corpus import Breach, Corpus
from knowledge.forms import DESK
from knowledge.model import Entry, Fact
from knowledge.text import key

STATUS_WORDS = MappingProxyType(
    {
        "alleged": ("alleg", "accus"),
        "disputed": ("disput", "contest"),
        "unsupported": ("without evidence", "no evidence"),
    }
)
"""The beginnings of words that say a status; one of them must stand in the sentence."""

SAME_CLAIM = 92.0
"""rapidfuzz token_sort_ratio (0 to 100) from which two facts count as one claim."""

MAY_SHARE_WORDS = frozenset({"of", "the", "and", "for", "de", "la", "el", "on", "to", "us", "in"})
_DATE = re.compile(
    r"\b(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December) )?(?:1[89]|20)\d{2}\b(?!,\d)"
)


def says_status(text: str, status: str) -> bool:
    """Return whether a sentence says the status in words; settled ones need none."""
    wanted = STATUS_WORDS.get(status, ())
    return not wanted or any(f" {word}" in f" {key(text)}" for word in wanted)


def _names_of(corpus: Corpus, id_: str) -> list[str]:
    if id_ == DESK:
        return [DESK]
    if id_ not in corpus.entries:
        return []
    entry = corpus.entries[id_][1]
    return [entry.name, *(alias.name for alias in entry.also_known_as)]


def _is_named(text: str, names: list[str], *, person: bool) -> bool:
    said = f" {key(text)} "
    whole = {key(name) for name in names}
    parts = {part for name in whole for part in name.split()} if person else set()
    return any(f" {name} " in said for name in whole | (parts - MAY_SHARE_WORDS))


def attribution_is_in_the_sentence(corpus: Corpus) -> Iterator[Breach]:
    """A fact names whom it is attributed to; of a person, the surname is enough."""
    for place, path, fact in corpus.each_fact():
        names = _names_of(corpus, fact.attributed_to)
        holder = corpus.entries.get(fact.attributed_to)
        person = holder is not None and holder[1].kind == "person"
        if names and not _is_named(fact.text, names, person=person):
            yield Breach(
                place,
                (*path, "text"),
                f"the sentence does not say that it is {names[0]}’s",
                f"Name {names[0]} in the sentence, so that a reader sees who says so.",
            )


def doubt_is_said_in_words(corpus: Corpus) -> Iterator[Breach]:
    """An alleged, disputed or unsupported fact says so in its sentence."""
    for place, path, fact in corpus.each_fact():
        if not says_status(fact.text, fact.status):
            wanted = " or ".join(f"“{word}…”" for word in STATUS_WORDS[fact.status])
            yield Breach(place, (*path, "text"), f"the fact is {fact.status} and must say {wanted}")


def no_two_facts_share_a_claim(corpus: Corpus) -> Iterator[Breach]:
    """A claim lives once; other entries name its fact."""
    seen: list[tuple[str, Fact]] = []
    for place, path, fact in corpus.every_fact():
        said = key(fact.text)
        for other_said, other in seen if corpus.is_examined(place) else ():
            if fuzz.token_sort_ratio(said, other_said, score_cutoff=SAME_CLAIM):
                yield Breach(
                    place,
                    (*path, "text"),
                    f"the claim is that of the fact {other.id}",
                    f"This claim is on file already: “{other.text}”",
                )
        seen.append((said, fact))


def copy_lines_are_dated_and_attributed(corpus: Corpus) -> Iterator[Breach]:
    """A copy line has the name, a date and the outlet, and is no stronger than its facts."""
    facts = {fact.id: fact for _, _, fact in corpus.every_fact()}
    publishers = {source.publisher for _, source in corpus.sources.values()}
    for place, entry in corpus.each_entry():
        for problem in _copy_line_problems(entry, facts, publishers):
            yield Breach(place, ("copy_line", "text"), f"the copy line {problem}")


def _copy_line_problems(
    entry: Entry, facts: dict[str, Fact], publishers: set[str]
) -> Iterator[str]:
    text = entry.copy_line.text
    if not _is_named(text, [entry.name], person=False):
        yield f"does not give the name {entry.name} in full"
    if not _DATE.search(text):
        yield "gives no date; write it as 3 February 2025"
    outlets = publishers | ({DESK} if _by_desk(entry, facts) else set())
    if publishers and not _is_named(text, sorted(outlets), person=False):
        yield "does not name the outlet"
    if not entry.copy_line.rests_on:
        yield "rests on no fact"
    for id_ in entry.copy_line.rests_on:
        fact = facts.get(id_)
        if fact and not says_status(text, fact.status):
            yield f"is stronger than the fact {id_}, which is {fact.status}; say so"


def _by_desk(entry: Entry, facts: dict[str, Fact]) -> bool:
    """Return whether the desk alone answers for a copy line, so that no outlet may be named."""
    resting = [facts[id_] for id_ in entry.copy_line.rests_on if id_ in facts]
    return bool(resting) and all(fact.attributed_to == DESK for fact in resting)
