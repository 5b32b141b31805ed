"""What editors do to records, drawn at random: each edit is a list of changed records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from knowledge.citing import Citing
from knowledge.embargo import trimmed
from knowledge.model import Alias, Entry, Fact, Source, Standing
from knowledge.revisions import Ledger, Record, Revision

LIFTS = tuple(dt.datetime(2025, 5, day, tzinfo=dt.UTC) for day in (8, 9))
"""When embargoes pass."""

WORDS = ("ferry", "roof", "council", "Quist", "Dockers’ Union", "prison", "winter", "7 May 2025")
NAMES = ("Ada Quist", "Ada Brandt", "Quay", "Harbour Pact", "Ferry terminal", "The Quay Post")

Edit = Mapping[str, Record | None]
"""Records by id as they are to be; None where one is withdrawn."""


def ledger_of(records: Mapping[str, Record]) -> Ledger:
    """Return the ledger of records published one after another."""
    return published(Ledger(), records)


def published(ledger: Ledger, edit: Edit) -> Ledger:
    """Return the ledger after an edit."""
    return ledger.after(
        Revision(
            number=number,
            at=dt.datetime(2025, 5, 7, tzinfo=dt.UTC),
            subject=id_,
            after=record,
            origin="desk",
            editor="U1",
            reason="an edit",
        )
        for number, (id_, record) in enumerate(edit.items(), ledger.number + 1)
    )


@st.composite
def edits(draw: DrawFn, records: Mapping[str, Record]) -> Edit:
    """Draw one edit of records."""
    entries = [record for record in records.values() if isinstance(record, Entry)]
    sources = [record for record in records.values() if isinstance(record, Source)]
    if sources and draw(st.integers(0, 5)) == 0:
        source = draw(st.sampled_from(sources))
        return {source.id: draw(st.sampled_from(_OF_SOURCES))(draw, source)}
    entry = draw(st.sampled_from(entries))
    edit = draw(st.sampled_from((*_OF_ENTRIES, *_OF_SEVERAL)))
    return edit(draw, entry, records)


def _one(change: Callable[[DrawFn, Entry], Entry]) -> Callable[..., Edit]:
    def edit(draw: DrawFn, entry: Entry, _: Mapping[str, Record]) -> Edit:
        return {entry.id: change(draw, entry)}

    return edit


def _sentence(draw: DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5))
    return f"The {' '.join(words)} stays, The Quay Post reports."


def _summary(draw: DrawFn, entry: Entry) -> Entry:
    return replace(entry, summary=_sentence(draw))


def _name(draw: DrawFn, entry: Entry) -> Entry:
    return replace(entry, name=draw(st.sampled_from(NAMES)))


def _kind(draw: DrawFn, entry: Entry) -> Entry:
    return replace(entry, kind=draw(st.sampled_from(("person", "organization", "agreement"))))


def _aliases(draw: DrawFn, entry: Entry) -> Entry:
    names = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    source = entry.evidence[0].source if entry.evidence else "desk"
    return replace(entry, also_known_as=tuple(Alias(name=n, source=source) for n in names))


def _fact(draw: DrawFn, entry: Entry) -> Entry:
    if not entry.facts:
        return entry
    at = draw(st.integers(0, len(entry.facts) - 1))
    fact = replace(entry.facts[at], text=_sentence(draw))
    return replace(entry, facts=(*entry.facts[:at], fact, *entry.facts[at + 1 :]))


def _more_facts(draw: DrawFn, entry: Entry) -> Entry:
    if not entry.evidence:
        return entry
    fact = Fact(
        id=f"{entry.id}-more-{draw(st.integers(0, 2))}",
        text=_sentence(draw),
        status="alleged",
        attributed_to=entry.id,
        as_of=entry.as_of,
        evidence=entry.evidence,
    )
    others = tuple(held for held in entry.facts if held.id != fact.id)
    return replace(entry, facts=(fact, *others))


def _fewer_facts(draw: DrawFn, entry: Entry) -> Entry:
    return replace(entry, facts=entry.facts[draw(st.integers(0, 1)) :], key_facts=())


def _turned(_: DrawFn, entry: Entry) -> Entry:
    return replace(entry, facts=entry.facts[::-1], quotes=entry.quotes[::-1])


def _quote(draw: DrawFn, entry: Entry) -> Entry:
    if not entry.quotes:
        return entry
    first, *others = entry.quotes
    exact = f"{first.exact.split()[0]} {_sentence(draw)}"
    lead_in = draw(st.sampled_from((None, "of the roof")))
    return replace(entry, quotes=(replace(first, exact=exact, lead_in=lead_in), *others))


def _event(draw: DrawFn, entry: Entry) -> Entry:
    if entry.event is None:
        return entry
    date = draw(st.sampled_from((None, "2025-05-06", "2024-12")))
    return replace(entry, event=replace(entry.event, date=date, participants=()))


def _embargo(draw: DrawFn, entry: Entry) -> Entry:
    return replace(entry, embargo_until=draw(st.sampled_from((None, *LIFTS))))


def _about(draw: DrawFn, entry: Entry, records: Mapping[str, Record]) -> Edit:
    ids = [id_ for id_, record in records.items() if isinstance(record, Entry)]
    about = tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
    facts = tuple(replace(fact, about=about) for fact in entry.facts)
    quotes = tuple(replace(quote, about=about) for quote in entry.quotes)
    return {entry.id: replace(entry, facts=facts, quotes=quotes, related=about, key_facts=())}


def _withdrawn(_: DrawFn, entry: Entry, records: Mapping[str, Record]) -> Edit:
    gone = {entry.id}
    naming = [records[id_] for id_ in sorted(Citing.of(records).by(entry.id))]
    others = {e.id: trimmed(e, gone) for e in naming if isinstance(e, Entry)}
    return {**others, entry.id: None}


def _moved(_: DrawFn, entry: Entry, records: Mapping[str, Record]) -> Edit:
    """Withdraw an entry, and file it again behind the others with another word."""
    return {f"{entry.id}-again": replace(entry, id=f"{entry.id}-again", facts=(), quotes=())}


def _several(draw: DrawFn, entry: Entry, records: Mapping[str, Record]) -> Edit:
    other = draw(st.sampled_from([r for r in records.values() if isinstance(r, Entry)]))
    return {entry.id: _name(draw, entry), other.id: _fact(draw, other)}


def _held_back(_: DrawFn, source: Source) -> Source:
    day = dt.date(2025, 5, 8)
    standing = Standing(state="retracted", since=day, note="withdrawn", held_back=True)
    return replace(source, standing=None if source.standing else standing)


def _source_embargo(draw: DrawFn, source: Source) -> Source:
    return replace(source, embargo_until=draw(st.sampled_from((None, *LIFTS))))


_OF_SOURCES = (_held_back, _source_embargo)
_OF_SEVERAL = (_about, _withdrawn, _moved, _several)
_OF_ENTRIES = tuple(
    map(
        _one,
        (
            _summary,
            _name,
            _kind,
            _aliases,
            _fact,
            _more_facts,
            _fewer_facts,
            _turned,
            _quote,
            _event,
            _embargo,
        ),
    )
)
