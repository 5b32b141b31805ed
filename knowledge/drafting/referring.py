"""Who a phrase stands for: a name, a name in part, a description or a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from knowledge.drafting.chains import Chain, Who, left_open
from knowledge.drafting.descriptions import described
from knowledge.drafting.naming import GROUP, UNKNOWN, parse
from knowledge.drafting.people import Person
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase
from knowledge.drafting.pronouns import GENDER, pronoun
from knowledge.drafting.tokens import NAME
from knowledge.drafting.vocabulary import PARTY_WORDS, PEOPLE_NOUNS

_MENTIONS = 200
"""How many mentions back a description is held against those named."""

_SEEN = 2
"""How often a word must stand as a name; within a sentence it counts twice."""

_NEAR = 4
"""Lines within which a description stands for someone named, empty lines counted."""


def who(chain: Chain, phrase: Phrase, number: int) -> Who:
    """Tell who a phrase stands for.

    Args:
        chain: the article.
        phrase: the phrase.
        number: the number of its sentence.
    """
    if phrase.kind == NAMED:
        return _several(chain, phrase) or _named(chain, phrase.head)
    if phrase.beside is not None and chain.row.kind[phrase.beside] == NAME:
        return _beside(chain, phrase, phrase.beside)
    gender = GENDER.get(chain.row.low[phrase.head])
    if phrase.kind != PRONOUN:
        return _described(chain, phrase, number)
    if gender is None:
        return left_open("a pronoun of no one person")
    return pronoun(chain, phrase.head, gender, number)


def _beside(chain: Chain, phrase: Phrase, token: int) -> Who:
    """Take the name beside a description, unless two people are described before it."""
    found = _named(chain, token)
    near = chain.row.low[token - 2]
    if near != chain.row.low[phrase.head] and near in PEOPLE_NOUNS:
        return Who(None, None, 0.4, found.candidates, "a name beside two people")
    return replace(found, how="the name beside it")


def _described(chain: Chain, phrase: Phrase, number: int) -> Who:
    fits = described(chain.row, _lately(chain, phrase.first), phrase)
    names = tuple(person.name for person in fits[:4])
    if len(fits) != 1:
        return Who(None, None, 0.3, names, "a description that fits no one alone")
    sure = 0.85 if _recent(chain, fits[0], phrase.first, number) else 0.5
    return Who(fits[0], fits[0].name, sure, names, "the description fits")


def _several(chain: Chain, phrase: Phrase) -> Who | None:
    """Leave "Lund and Ruiz" open: two people said it."""
    row = chain.row
    for i in range(phrase.first + 1, phrase.last):
        if row.low[i] == "and" and row.kind[i - 1] == NAME == row.kind[i + 1]:
            names = [row.text[i - 1], row.text[i + 1]]
            for k, token in enumerate((i - 1, i + 1)):
                person = chain.cast.of_token.get(token)
                names[k] = person.name if person else parse(names[k]).name
            return Who(None, None, 0.3, tuple(names), "more than one speaker")
    return None


def _lately(chain: Chain, token: int) -> list[Person]:
    """Return the people named in the last mentions before a token, the latest first."""
    stop = bisect_left(chain.order, token)
    tokens = reversed(chain.order[max(0, stop - _MENTIONS) : stop])
    return list(dict.fromkeys(chain.cast.of_token[token] for token in tokens))


def _recent(chain: Chain, person: Person, token: int, number: int) -> bool:
    """Whether a person was the last one named before a description, or close to it."""
    here = chain.parts[number]
    before = bisect_left(chain.order, token)
    last = chain.order[before - 1] if before else -1
    if last >= 0 and chain.cast.of_token[last] is person:
        return True
    while number > 0 and here.paragraph - chain.parts[number - 1].paragraph <= _NEAR:
        number -= 1
    at = bisect_left(person.mentions, chain.parts[number].first)
    return at < len(person.mentions) and person.mentions[at] < token


def _named(chain: Chain, token: int) -> Who:
    person = chain.cast.of_token.get(token)
    if person is not None:
        full = token in person.at
        how = "the full name" if full else "the surname of one person in the article"
        if len(person.words) == 1:
            how = "the only form that the article prints"
        return Who(person, person.name, 1.0 if full else 0.97, (person.name,), how)
    rivals = chain.cast.rivals.get(token)
    if rivals:
        return Who(None, None, 0.4, tuple(p.name for p in rivals), "a surname that people share")
    parsed = parse(chain.row.text[token])
    if parsed.kind == UNKNOWN:
        return _unknown(chain, token, parsed.name)
    if parsed.kind == GROUP:
        name = chain.expansions.get(parsed.name, parsed.name)
        return Who(None, name, 0.95, (name,), "the name of the group")
    return Who(None, parsed.name, 0.8, (parsed.name,), "the name")


def _unknown(chain: Chain, token: int, name: str) -> Who:
    """Take a name of which nothing is known, unless it is a people or a word that opens a line."""
    low = chain.row.low[token]
    if low in PARTY_WORDS or low.removesuffix("s") in PARTY_WORDS or low in PEOPLE_NOUNS:
        return left_open("people of one kind")
    if " " not in name and chain.single_words[low] < _SEEN:
        return Who(None, None, 0.5, (name,), "a word that may be no name")
    return Who(None, name, 0.9, (name,), "the only form that the article prints")
