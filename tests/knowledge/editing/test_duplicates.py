"""Before an editor saves, what is on file already is shown beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.editing import entries_like, facts_like, quotes_like
from knowledge.model import Alias, Entry
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from tests.knowledge.editing.onfile import REAL, REAL_ENTRIES, STORY, on_file

ADA = on_file("ada-quist")
ON_FILE = Snapshot.of(Ledger(STORY))
SHIPPED = Snapshot.of(Ledger(REAL))
[ROOF] = ADA.facts
[WORDS] = ADA.quotes


def named(*names: str) -> Entry:
    first, *others = names
    aliases = tuple(Alias(name=name, source="desk", note="usual") for name in others)
    return replace(ADA, id="new", name=first, also_known_as=aliases)


@pytest.mark.parametrize(
    ("entry", "like"),
    [
        (named("Ada Quist"), ["ada-quist"]),
        (named("Ada Qvist"), ["ada-quist"]),
        (named("Somebody Else", "the harbour master"), ["ada-quist"]),
        (named("Ferry"), ["ferry-terminal"]),
        (named("Bo Lind"), []),
    ],
    ids=["same name", "misspelt", "another name", "part of a name", "new"],
)
def test_a_new_entry_is_held_against_the_names_on_file(entry: Entry, like: list[str]):
    found = entries_like(ON_FILE, entry)
    assert [alike.entry_id for alike in found] == like
    assert all(alike.why.endswith(".") for alike in found)


@pytest.mark.parametrize(
    "text",
    [
        ROOF.text,
        "Quist said the roof was at the end of its days.",
        "The roof is now at the very end of its days, the harbour master said.",
    ],
)
def test_a_new_fact_is_held_against_those_of_the_same_entries(text: str):
    new = replace(ROOF, id="new", text=text)
    [alike] = facts_like(ON_FILE, ADA, new)
    assert (alike.entry_id, alike.item_id, alike.shown) == ("ada-quist", ROOF.id, ROOF.text)


def test_a_fact_that_says_something_new_is_like_none():
    new = replace(ROOF, id="new", text="The pier was painted green in 2019, Quist said.")
    assert facts_like(ON_FILE, ADA, new) == ()
    assert facts_like(ON_FILE, ADA, ROOF) == ()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("will not last another winter", "The same words are on file, said by Ada Quist."),
        (
            "The roof may not last another winter",
            "Nearly the same words are on file, said by Ada Quist.",
        ),
        (
            "I tell you: the roof will not last another winter, and nobody listens",
            "Nearly the same words are on file, said by Ada Quist.",
        ),
    ],
    ids=["a part", "a slip", "more than on file"],
)
def test_a_new_quotation_is_held_against_the_words_on_file(words: str, why: str):
    [alike] = quotes_like(ON_FILE, replace(WORDS, id="new", exact=words))
    assert (alike.item_id, alike.shown, alike.why) == (WORDS.id, WORDS.words, why)


def test_other_words_are_like_none():
    assert quotes_like(ON_FILE, replace(WORDS, id="new", exact="Paint it green.")) == ()


@pytest.mark.parametrize("entry", REAL_ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_on_file_is_found_when_it_is_added_again(entry: Entry):
    again = replace(entry, id="new")
    assert entry.id in [alike.entry_id for alike in entries_like(SHIPPED, again)]
    for fact in entry.facts:
        found = facts_like(SHIPPED, entry, replace(fact, id="new"))
        assert fact.id in [alike.item_id for alike in found]
    for quote in entry.quotes:
        like = quotes_like(SHIPPED, replace(quote, id="new"))
        assert quote.id in [alike.item_id for alike in like]
