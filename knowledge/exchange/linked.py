"""What is on file → schema.org JSON-LD, for the newsroom's own site.

Kinds are Person, Organization, Place, DefinedTerm and Event. An agreement is a CreativeWork and
not Legislation: what is on file is what was reported of it, and a deal that two governments
announce is not yet law anywhere. A fact is a Claim whose ``author`` is the one it is attributed
to, with its status in ``creativeWorkStatus``, and ``appearance`` says where it stands. Words
that were said are a Quotation; where a document speaks, ``creditText`` alone names it. Workings
of the desk, digests, owners and dates of review stay here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from knowledge.exchange.public import Public
from knowledge.model import Entry, Event, Evidence, Fact, Quote, Source

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "person": "Person",
        "organization": "Organization",
        "place": "Place",
        "term": "DefinedTerm",
        "agreement": "CreativeWork",
        "event": "Event",
    }
)
"""The type of schema.org for each kind of entry."""

_SPEAKERS = ("person", "organization")
_Node = dict[str, Any]


def to_json_ld(told: Public, base: str = "#") -> str:
    """Return a JSON-LD document.

    Args:
        told: what may leave the desk.
        base: what every ``@id`` begins with; the id of the record follows. With ``#`` it is
            taken from the address that the document is published under.

    Returns:
        JSON that can stand inside a ``script`` element as it is.
    """
    graph = [_bare(node) for node in _Graph(told, base).nodes()]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2
    )
    # the end of a script element must not stand in one
    return text.replace("<", "\\u003c") + "\n"


def _bare(node: _Node) -> _Node:
    """Return a node without what is empty."""
    return {name: value for name, value in node.items() if value not in (None, [], "")}


class _Graph:
    """The nodes of a document."""

    def __init__(self, told: Public, base: str) -> None:
        self._told = told
        self._base = base

    def nodes(self) -> Iterator[_Node]:
        for source in self._told.sources.values():
            yield self._source(source)
        for entry in self._told.entries.values():
            yield self._entry(entry)
            for fact in entry.facts:
                yield self._fact(entry, fact)
            for quote in entry.quotes:
                yield self._quote(quote)

    def _ref(self, id_: str) -> _Node:
        return {"@id": f"{self._base}{id_}"}

    def _refs(self, ids: Iterable[str]) -> list[_Node]:
        known = {**self._told.entries, **self._told.sources}
        return [self._ref(id_) for id_ in dict.fromkeys(ids) if id_ in known]

    def _cited(self, evidence: Iterable[Evidence]) -> list[_Node]:
        return self._refs(piece.source for piece in evidence)

    def _source(self, source: Source) -> _Node:
        standing = source.standing
        return {
            "@type": "NewsArticle",
            **self._ref(source.id),
            "headline": source.headline,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "author": {"@type": "Person", "name": source.author} if source.author else None,
            "datePublished": source.date_published and source.date_published.isoformat(),
            "url": source.url,
            "inLanguage": source.language,
            "correction": standing and standing.note,
            "creativeWorkStatus": standing and standing.state,
        }

    def _entry(self, entry: Entry) -> _Node:
        return {
            "@type": TYPES[entry.kind],
            **self._ref(entry.id),
            "name": entry.name,
            "alternateName": [alias.name for alias in entry.also_known_as],
            "disambiguatingDescription": entry.role,
            "description": entry.summary,
            **(self._event(entry.event) if entry.event else {}),
        }

    def _event(self, event: Event) -> _Node:
        kinds = {id_: e.kind for id_, e in self._told.entries.items()}
        there = [id_ for id_ in event.participants if kinds.get(id_) in _SPEAKERS]
        return {
            "startDate": event.date,
            "attendee": self._refs(there),
            "about": self._refs(id_ for id_ in event.participants if id_ not in there),
        }

    def _fact(self, entry: Entry, fact: Fact) -> _Node:
        return {
            "@type": "Claim",
            **self._ref(fact.id),
            "text": fact.text,
            "author": self._refs([fact.attributed_to]),
            "creativeWorkStatus": fact.status,
            "temporal": fact.as_of.isoformat(),
            "about": self._refs((entry.id, *fact.about)),
            "appearance": self._cited(fact.evidence),
        }

    def _quote(self, quote: Quote) -> _Node:
        speaker = self._told.entries.get(quote.speaker)
        speaks = speaker is not None and speaker.kind in _SPEAKERS
        said = self._refs([quote.speaker]) if speaks else []
        circumstances = (quote.speaker_role, quote.venue)
        return {
            "@type": "Quotation",
            **self._ref(quote.id),
            "text": quote.words,
            "creator": said,
            "spokenByCharacter": said,
            "creditText": speaker and speaker.name,
            "dateCreated": quote.said_on,
            "disambiguatingDescription": ", ".join(part for part in circumstances if part),
            "about": self._refs(quote.about),
            "citation": self._cited([quote.evidence]),
        }
