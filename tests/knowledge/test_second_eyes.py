"""Which changes a second editor looks at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.model import Entry
from knowledge.second_eyes import needs_second
from knowledge.validation import parse
from tests.knowledge.builders import UNION, story
from tests.knowledge.store.changes import ENTRY, PAPER

DISPUTED, _ = parse(Entry, story()[UNION])
ALL = ("quotes", "disputed")
QUOTED = replace(ENTRY.quotes[0], venue="in a letter")
SETTLED = replace(DISPUTED.facts[0], status="reported")


@pytest.mark.parametrize(
    ("before", "after", "watched", "needed"),
    [
        (ENTRY, replace(ENTRY, role="Harbour master"), ALL, False),
        (ENTRY, replace(ENTRY, quotes=(QUOTED,)), ALL, True),
        (ENTRY, replace(ENTRY, quotes=(QUOTED,)), ("disputed",), False),
        (ENTRY, replace(ENTRY, quotes=()), ALL, True),
        (ENTRY, None, ALL, True),
        (None, ENTRY, ALL, True),
        (None, ENTRY, (), False),
        (DISPUTED, replace(DISPUTED, facts=(SETTLED,)), ALL, True),
        (replace(DISPUTED, facts=(SETTLED,)), DISPUTED, ALL, True),
        (DISPUTED, replace(DISPUTED, facts=(SETTLED,)), ("quotes",), False),
        (DISPUTED, replace(DISPUTED, role="A union"), ALL, False),
        (DISPUTED, None, ALL, True),
        (PAPER, replace(PAPER, language="de"), ALL, False),
    ],
)
def test_quotations_and_disputed_facts_are_looked_at_twice_where_the_newsroom_says_so(
    before, after, watched, needed
):
    assert needs_second(before, after, watched) is needed
