"""What is known of an article while its pronouns and descriptions are followed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from knowledge.drafting.people import Cast, Person
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import Row


@dataclass(frozen=True, slots=True)
class Who:
    """Who a phrase stands for.

    Args:
        person: the person, or None.
        name: the full name of the person or group, or None where it stays open.
        confidence: 0 to 1.
        candidates: names that it may stand for, best first.
        how: in words.
    """

    person: Person | None
    name: str | None
    confidence: float
    candidates: tuple[str, ...]
    how: str


@dataclass(slots=True)
class Chain:
    """What is needed to follow a chain, and what has been settled on the way.

    Args:
        row: the tokens.
        parts: the sentences.
        cast: the people.
        order: the tokens that name a person, in order.
        single_words: how often each word stands as a name alone, twice where within a sentence.
        starts: the first token of every sentence.
        expansions: the full name of every acronym that the article explains.
        spoken: by sentence number, the pronouns and descriptions settled there, with the
            person, or None for one whom the article does not name.
    """

    row: Row
    parts: list[Sentence]
    cast: Cast
    order: list[int]
    expansions: dict[str, str]
    spoken: dict[int, list[tuple[int, Person | None]]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    single_words: Counter[str] = field(default_factory=Counter)


def left_open(how: str) -> Who:
    """Return the answer where nobody can be named."""
    return Who(None, None, 0.2, (), how)
