"""Names of an article: people, organizations and places, each with all its forms."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from knowledge.drafting.gathering import Gathered, gathered
from knowledge.drafting.groups import groups
from knowledge.drafting.naming import parse
from knowledge.drafting.people import Person, cast
from knowledge.drafting.roles import role
from knowledge.drafting.tokens import Row, masked, tokens
from knowledge.drafting.vocabulary import PEOPLE_NOUNS


@dataclass(frozen=True, slots=True)
class Named:
    """One named person, organization or place.

    Args:
        name: the fullest form that the text prints.
        kind: "person", "organization" or "place".
        mentions: start and end of every mention, titles left out.
        title: what a person is, as printed, or None.
        affiliation: what a person belongs to, as printed, or None.
        acronym: an organization's short form, where the text explains it.
        other_forms: the other forms that the text prints.
    """

    name: str
    kind: str
    mentions: tuple[tuple[int, int], ...]
    title: str | None
    affiliation: str | None
    acronym: str | None
    other_forms: tuple[str, ...]


def names(text: str) -> tuple[Named, ...]:
    """Find the names of an article, quotations included.

    Args:
        text: the article, one paragraph a line.

    Returns:
        The names in the order of their first mention.
    """
    row = tokens(masked(text, []), [])
    people = cast(row)
    found = [_person(row, text, person) for person in people.people if person.mentions]
    taken = set(people.of_token) | set(people.rivals)
    listed = [
        Named(
            g.name if len(g.name) > 2 else g.name.rstrip("."),
            g.kind,
            tuple(g.mentions),
            None,
            None,
            g.acronym,
            tuple(g.forms),
        )
        for g in groups(row, text, taken)
    ]
    more = gathered(text, [named.name for named in found])
    found = _joined([*found, *listed], more)
    return tuple(sorted(found, key=lambda named: named.mentions[0]))


def _joined(found: list[Named], more: list[Gathered]) -> list[Named]:
    """Put what was gathered in the place of the shorter names that it holds."""
    spans = [span for g in more for span in g.mentions]
    spans = sorted([*spans, *(span for named in found for span in named.mentions)])
    kept: dict[str, Named] = {}
    for g in more:
        alone = tuple(m for m in g.mentions if not _inside(m, spans))
        if not alone:
            continue
        short = [n for n in found if g.acronym and n.name == g.acronym]
        mentions = sorted({*alone, *(m for n in short for m in n.mentions)})
        kept[g.name] = Named(g.name, g.kind, tuple(mentions), None, None, g.acronym, ())
    shorts = {named.acronym for named in kept.values() if named.acronym}
    whole = sorted(span for named in kept.values() for span in named.mentions)
    for named in found:
        held = kept.get(named.name)
        if held is None:
            fits = named.name not in shorts and not _belongs(named, whole)
        else:
            fits = held.kind == "organization" == named.kind
        if fits:
            kept[named.name] = named
    return list(kept.values())


def _belongs(named: Named, whole: list[tuple[int, int]]) -> bool:
    """Whether a name is only a part of longer ones, or only a description."""
    if named.kind != "person" and named.name.split()[-1].lower() in PEOPLE_NOUNS:
        return True
    return all(_inside(mention, whole) for mention in named.mentions)


LONGEST = 300
"""Characters of the longest name: no span that begins further before can hold another."""


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a span lies in another of spans in their order."""
    first = bisect_left(spans, (span[0] - LONGEST, 0))
    last = bisect_right(spans, (span[0], sys.maxsize))
    return any(span[1] <= b and (a, b) != span for a, b in spans[first:last])


def _person(row: Row, text: str, person: Person) -> Named:
    known = role(row, text, person)
    mentions = tuple(_proper(row, token) for token in person.mentions)
    others = tuple(form for form in person.forms if form != person.name)
    return Named(person.name, "person", mentions, known.title, known.affiliation, None, others)


def _proper(row: Row, token: int) -> tuple[int, int]:
    """Return where the name proper stands, the titles before it left out."""
    printed = row.text[token]
    title = parse(printed).title
    start = row.start[token]
    for word in printed.split()[:title]:
        start += len(word)
        while printed[start - row.start[token]].isspace():
            start += 1
    return start, row.end[token]
