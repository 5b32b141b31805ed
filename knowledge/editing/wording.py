"""Values of a record in the words in which a newsroom reads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from knowledge.copy.calendar import in_words
from knowledge.forms import DESK
from knowledge.model import (
    Alias,
    CopyLine,
    Entry,
    Event,
    Evidence,
    Fact,
    Figure,
    Passage,
    Quote,
    Source,
    Standing,
    WorkedOut,
)
from knowledge.revisions import Record

FIRST_WORDS = 7
_PARTIAL = frozenset(("date", "said_on"))
_BEGINS_WITH_YEAR = re.compile(r"[0-9]{4}(-|$)")
_NAMING = frozenset(("attributed_to", "speaker", "source", "about", "related", "participants"))
_FACTS = frozenset(("key_facts", "rests_on"))


class Wording:
    """Says values in words.

    Args:
        records: what is on file, by id; it gives ids their names.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        """Every fact by id: made when a fact is first named, as few changes name one."""
        entries = (record for record in self._records.values() if isinstance(record, Entry))
        return {fact.id: fact for entry in entries for fact in entry.facts}

    def name(self, id_: str) -> str:
        """Return the name of an entry, the outlet of a source, or "the desk"."""
        record = self._records.get(id_)
        if isinstance(record, Entry):
            return record.name
        if isinstance(record, Source):
            return record.publisher
        return "the desk" if id_ == DESK else id_

    def quote(self, quote: Quote) -> str:
        """Return a quotation with its speaker line."""
        lead = f"{quote.lead_in}: " if quote.lead_in else ""
        when = in_words(quote.said_on) if quote.said_on else "date not given"
        line = [self.name(quote.speaker), quote.speaker_role, quote.venue, when]
        return f"{lead}“{quote.words}” – {', '.join(part for part in line if part)}"

    def event(self, event: Event) -> str:
        """Return when something happened, and who took part."""
        who = ", ".join(map(self.name, event.participants))
        return f"{when(event)}; with {who}" if who else when(event)

    def standing(self, standing: Standing) -> str:
        """Return what was done to a source."""
        held = "; held back" if standing.held_back else ""
        return f"{standing.state} since {_day(standing.since)}: {standing.note}{held}"

    def evidence(self, evidence: Evidence) -> str:
        """Return where a statement stands: outlet and paragraph, never its text."""
        if evidence.paragraph is None:
            return f"{self.name(evidence.source)}: {evidence.note or 'no paragraph'}"
        return f"{self.name(evidence.source)}, ¶{evidence.paragraph}"

    def value(self, value: Any, field: str = "") -> str | None:  # noqa: ANN401
        """Return any value of a record in words, or None where there is none.

        Args:
            value: the value.
            field: the field that holds it.
        """
        if isinstance(value, tuple | list):
            said = (self.value(each, field) for each in value)
            return "; ".join(each for each in said if each) or None
        if isinstance(value, str):
            return self._text(value, field)
        return None if value is None else self._record(value)

    def _text(self, value: str, field: str) -> str:
        if field in _PARTIAL and _BEGINS_WITH_YEAR.match(value):
            return in_words(value)
        if field in _FACTS:
            return first_words(self._facts[value].text) if value in self._facts else value
        return self.name(value) if field in _NAMING else value

    def _record(self, value: object) -> str:
        """Return a value of the model in words; one line for each kind."""
        match value:
            case Quote():
                return self.quote(value)
            case Event():
                return self.event(value)
            case Evidence():
                return self.evidence(value)
            case Standing():
                return self.standing(value)
            case Alias():
                return f"{value.name} ({value.note or self.name(value.source)})"
        return _plain(value)


def _plain(value: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Return a value that names nothing else on file in words."""
    match value:
        case Fact() | CopyLine():
            return value.text
        case Figure():
            return f"{value.bound} {value.number:,} {value.unit}"
        case WorkedOut():
            return f"{_day(value.date)}: {value.note}"
        case Entry():
            return f"{value.name}, {value.role}"
        case Source():
            return value.headline or value.publisher
        case Passage():
            return f"¶{value.paragraph}"
        case dt.datetime():
            return f"{_day(value)}, {value:%H:%M} UTC"
        case dt.date():
            return _day(value)
    return str(value)


def when(event: Event) -> str:
    """Return when something happened, as exact as it is known."""
    if event.date:
        return in_words(event.date)
    if event.not_before and event.not_after:
        return f"between {_day(event.not_before)} and {_day(event.not_after)}"
    if event.not_after:
        return f"by {_day(event.not_after)}"
    return f"from {_day(event.not_before)}" if event.not_before else "date not given"


def first_words(text: str) -> str:
    """Return the first words of a sentence, in quotation marks."""
    words = text.split()
    more = "…" if len(words) > FIRST_WORDS else ""
    return f"“{' '.join(words[:FIRST_WORDS])}{more}”"


def _day(day: dt.date) -> str:
    return in_words(f"{day:%Y-%m-%d}")
