"""A draft held against what is on file: what is there already, and what says something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.drafting.figures import FigureFound, figures
from knowledge.drafting.matching import Subject
from knowledge.lookup.titles import PASSING
from knowledge.model import Fact, Quote
from knowledge.snapshot import Snapshot
from knowledge.text import digest, key


def quote_on_file(snapshot: Snapshot | None, words: str) -> Quote | None:
    """Return a quote on file with these very words, a comma at their end aside, or None."""
    if snapshot is None:
        return None
    wanted = {digest(words), digest(words.removesuffix(","))}
    return next(
        (
            quote
            for entry in snapshot.entries.values()
            for quote in entry.quotes
            if wanted & {digest(quote.exact), digest(quote.words)}
        ),
        None,
    )


def role_conflict(snapshot: Snapshot | None, subject: Subject) -> str:
    """Return the role on file and the one in the article side by side, or "" where they agree."""
    title = subject.named.title
    if snapshot is None or not subject.on_file or not title:
        return ""
    entry = snapshot.entries[subject.id]
    held = {word for quote in entry.quotes for word in _words(quote.speaker_role or "")}
    if _words(title) <= _words(entry.role) | _words(entry.name) | held:
        return ""
    return f"Role. On file: “{entry.role}”, as of {entry.as_of}. In the article: “{title}”."


def facts_beside(
    snapshot: Snapshot | None, found: FigureFound, subjects: Iterable[Subject]
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Hold a figure against the facts on file of the subjects in its sentence.

    Args:
        snapshot: what is on file.
        found: the figure.
        subjects: the subjects mentioned beside it.

    Returns:
        The facts that give the same number of the same things; and a sentence for each fact
        that gives another number, the two side by side.
    """
    same: dict[str, Fact] = {}
    other: dict[str, str] = {}
    for fact in _facts(snapshot, subjects):
        for number, unit in _figures_of(fact):
            if not _words(unit) & _words(found.unit or ""):
                continue
            if number == found.number:
                same[fact.id] = fact
            else:
                other[fact.id] = (
                    f"On file, fact {fact.id}, as of {fact.as_of}: “{fact.text}” "
                    f"In the article: {found.bound or 'exactly'} {found.number} {found.unit}."
                )
    if same:
        other.clear()
    return tuple(same.values()), tuple(other.values())


def _facts(snapshot: Snapshot | None, subjects: Iterable[Subject]) -> Iterator[Fact]:
    if snapshot is not None:
        for subject in subjects:
            yield from snapshot.facts.get(subject.id, ())


def _figures_of(fact: Fact) -> Iterator[tuple[float, str]]:
    if fact.figure:
        yield fact.figure.number, fact.figure.unit
    for found in figures(fact.text):
        yield float(found.number), found.unit or ""


def _words(text: str) -> set[str]:
    """Return the words that count, the plural's s dropped."""
    words = (word for word in key(text).split() if word not in PASSING)
    return {word.removesuffix("s") for word in words if len(word) > 2}
