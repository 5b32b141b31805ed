"""Dates that must stand in order."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Breach, Corpus
from knowledge.forms import earliest
from knowledge.model import Event


def dates_are_in_order(corpus: Corpus) -> Iterator[Breach]:
    """Reviews come after what they review; nothing is reported before it happened."""
    for place, entry in corpus.each_entry():
        if entry.review_by <= entry.as_of:
            yield Breach(
                place,
                ("review_by",),
                "the review date must come after `as_of`",
                "Choose a review date after the day for which the entry holds.",
            )
    for place, source in corpus.each_source():
        if source.date is None:
            yield Breach(
                place, ("desk_date",), "the source has no date; add `desk_date` with a note"
            )
    for place, path, quote in corpus.each_quote():
        source_held = corpus.sources.get(quote.evidence.source)
        printed = source_held[1].date if source_held else None
        if quote.said_on and printed and earliest(quote.said_on) > printed:
            yield Breach(place, (*path, "said_on"), f"the words are in print since {printed}")


def events_are_dated_or_say_why_not(corpus: Corpus) -> Iterator[Breach]:
    """Events, and only events, say when; a bounded date stands in order."""
    for place, entry in corpus.each_entry():
        if (entry.kind == "event") != (entry.event is not None):
            yield Breach(
                place,
                ("kind",),
                "an entry has `event` where its kind is event, and only there",
                "An event says when it happened, and nothing else does.",
            )
        elif entry.event:
            for problem in _event_problems(entry.event):
                yield Breach(place, ("event",), problem)


def _event_problems(event: Event) -> Iterator[str]:
    if not event.evidence:
        yield "an event has evidence"
    if event.date and (event.not_before or event.not_after):
        yield "an event has a date or its bounds, not both"
    if event.not_before and event.not_after and event.not_before > event.not_after:
        yield "`not_before` comes after `not_after`"
