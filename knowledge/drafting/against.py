"""A draft held against what is on file: what is there already, and what says something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from knowledge.drafting.figures import FigureFound, figures
from knowledge.drafting.matching import Subject
from knowledge.drafting.spans import overlap
from knowledge.lookup.titles import PASSING
from knowledge.model import Fact, Quote, Source
from knowledge.snapshot import Snapshot
from knowledge.text import digest, key

TELLING = 100
"""The number from which the same figure of the same unit is taken for the same fact."""

CHANGES = frozenset(
    "former late acting interim deputy vice retired incoming outgoing designate elect".split()  # noqa: SIM905
)
"""Words that make another office of an office."""


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


def like_on_file(snapshot: Snapshot | None, words: str | None) -> tuple[str, ...]:
    """Return entries on file whose names are like a description of a speaker, three at most."""
    if snapshot is None or len(key(words or "").split()) < 2:
        return ()
    return tuple(c.entry_id for c in snapshot.names.resolve(words or "").candidates[:3])


def role_conflict(snapshot: Snapshot | None, subject: Subject) -> str:
    """Return the role on file and the one in the article side by side, or "" where they agree."""
    title = subject.named.title
    if snapshot is None or not subject.on_file or not title:
        return ""
    entry = snapshot.entries[subject.id]
    held = {word for quote in entry.quotes for word in _words(quote.speaker_role or "")}
    held |= _words(entry.role) | _words(entry.name)
    if _words(title) & held and not (_words(title) ^ _words(entry.role)) & CHANGES:
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
    same = {f.id: f for f in _same_figure(snapshot, found)}
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


def _same_figure(snapshot: Snapshot | None, found: FigureFound) -> Iterator[Fact]:
    """Yield facts on file, of whatever entry, whose figure is the same number of the same."""
    for entry in snapshot.entries.values() if snapshot else ():
        for fact in entry.facts:
            figure = fact.figure
            same = figure and figure.number == found.number >= TELLING
            if figure and same and _words(figure.unit) & _words(found.unit or ""):
                yield fact


def known_there(snapshot: Snapshot | None, source: Source | None, place: Mapping[str, Any]) -> str:
    """Return the id of a fact on file that rests on the same span of the same paragraph, or "".

    Args:
        snapshot: what is on file.
        source: a source on file that holds the article's paragraphs, or None.
        place: evidence in the article.
    """
    if snapshot is None or source is None:
        return ""
    for entry in snapshot.entries.values():
        for fact in entry.facts:
            for piece in fact.evidence:
                same = (piece.source, piece.paragraph) == (source.id, place["paragraph"])
                if same and overlap(
                    (piece.start or 0, piece.end or 0), (place["start"], place["end"])
                ):
                    return fact.id
    return ""


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
    words = (word for word in key(text).split() if word not in PASSING or word in CHANGES)
    return {word.removesuffix("s") for word in words if len(word) > 2}
