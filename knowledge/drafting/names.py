"""Names of an article: people, organizations and places, each with all its forms."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting.groups import groups
from knowledge.drafting.naming import parse
from knowledge.drafting.people import Person, cast
from knowledge.drafting.roles import role
from knowledge.drafting.tokens import Row, masked, tokens


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
    found.extend(
        Named(g.name, g.kind, tuple(g.mentions), None, None, g.acronym, tuple(g.forms))
        for g in groups(row, text, taken)
    )
    return tuple(sorted(found, key=lambda named: named.mentions[0]))


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
