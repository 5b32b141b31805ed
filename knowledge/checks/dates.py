"""Dates that must stand in order."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Corpus
from knowledge.errors import Fault
from knowledge.forms import earliest
from knowledge.model import Event


def dates_are_in_order(corpus: Corpus) -> Iterator[Fault]:
    """Reviews come after what they review; nothing is reported before it happened."""
    for file, entry in corpus.each_entry():
        if entry.review_by <= entry.as_of:
            yield file.fault(("review_by",), "the review date must come after `as_of`")
    for file, source in corpus.sources.values():
        if source.date is None:
            yield file.fault(("desk_date",), "the source has no date; add `desk_date` with a note")
    for file, path, quote in corpus.each_quote():
        source_held = corpus.sources.get(quote.evidence.source)
        printed = source_held[1].date if source_held else None
        if quote.said_on and printed and earliest(quote.said_on) > printed:
            yield file.fault((*path, "said_on"), f"the words are in print since {printed}")


def events_are_dated_or_say_why_not(corpus: Corpus) -> Iterator[Fault]:
    """Events, and only events, say when; a bounded date stands in order."""
    for file, entry in corpus.each_entry():
        if (entry.kind == "event") != (entry.event is not None):
            yield file.fault(
                ("kind",), "an entry has `event` where its kind is event, and only there"
            )
        elif entry.event:
            for problem in _event_problems(entry.event):
                yield file.fault(("event",), problem)


def _event_problems(event: Event) -> Iterator[str]:
    if not event.evidence:
        yield "an event has evidence"
    if event.date and (event.not_before or event.not_after):
        yield "an event has a date or its bounds, not both"
    if event.not_before and event.not_after and event.not_before > event.not_after:
        yield "`not_before` comes after `not_after`"
