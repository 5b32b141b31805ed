"""What differs between two versions of an entry, in words that an editor reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.model import Entry, Evidence, Fact, Quote

Difference = tuple[str, str | None, str | None]
"""What it is, the words before, the words after; None where there were none."""


def differences(
    entries: Mapping[str, Entry], before: Entry | None, after: Entry | None
) -> tuple[Difference, ...]:
    """Return what a revision changed.

    Args:
        entries: what is on file, for the names of entries that are pointed to.
        before: the entry before, or None.
        after: the entry after, or None.
    """
    was, now = _fields(entries, before), _fields(entries, after)
    found = ((what, was.get(what), now.get(what)) for what in dict.fromkeys((*was, *now)))
    return tuple(each for each in found if each[1] != each[2])


def _fields(entries: Mapping[str, Entry], entry: Entry | None) -> dict[str, str]:
    return {what: words for what, words in _words(entries, entry) if words} if entry else {}


def _words(entries: Mapping[str, Entry], entry: Entry) -> Iterator[tuple[str, str]]:
    yield "name", entry.name
    yield "role", entry.role
    yield "summary", entry.summary
    yield "holds as of", entry.as_of.isoformat()
    yield "review by", entry.review_by.isoformat()
    yield "rests on", _places(entry.evidence)
    for alias in entry.also_known_as:
        yield f"other name “{alias.name}”", alias.note or f"as in {alias.source}"
    yield "background line", entry.copy_line.text
    for fact in entry.facts:
        yield f"fact {fact.id}", _fact(entries, fact)
    for quote in entry.quotes:
        yield f"quotation {quote.id}", _quote(entries, quote)
    yield "shown first", ", ".join(entry.key_facts)
    yield "see also", _names(entries, entry.related)
    if event := entry.event:
        yield "date of the event", event.date or "not known"
        yield "how it is dated", event.dated_by
        yield "took part", _names(entries, event.participants)
        yield "the event rests on", _places(event.evidence)
    yield "owner", entry.owner or ""
    yield "embargo", entry.embargo_until.isoformat() if entry.embargo_until else ""


def _fact(entries: Mapping[str, Entry], fact: Fact) -> str:
    about, figure = _names(entries, fact.about), fact.figure
    told = (
        fact.status,
        _names(entries, (fact.attributed_to,)),
        f"as of {fact.as_of.isoformat()}",
        f"{figure.bound} {figure.number:,} {figure.unit}" if figure else "",
        f"about {about}" if about else "",
        _places(fact.evidence),
    )
    return f"{fact.text} ({'; '.join(part for part in told if part)})"


def _quote(entries: Mapping[str, Entry], quote: Quote) -> str:
    about = _names(entries, quote.about)
    told = (
        _names(entries, (quote.speaker,)),
        quote.speaker_role,
        quote.venue,
        quote.said_on,
        quote.manner,
        quote.dated_by,
        f"about {about}" if about else "",
        _places((quote.evidence,)),
    )
    lead = f"{quote.lead_in}: " if quote.lead_in else ""
    return f"{lead}“{quote.exact}” ({'; '.join(part for part in told if part)})"


def _places(evidence: tuple[Evidence, ...]) -> str:
    return ", ".join(
        piece.note or piece.source
        if piece.by_desk
        else f"{piece.source} ¶{piece.paragraph}"
        + (f" {piece.start}–{piece.end}" if piece.end else "")
        for piece in evidence
    )


def _names(entries: Mapping[str, Entry], ids: tuple[str, ...]) -> str:
    return ", ".join(entries[id_].name if id_ in entries else id_ for id_ in ids)
