"""What is not on file: counted, asked for, filled or declined, and told once."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import InputError
from knowledge.gaps import Gaps, Place, forget, prune
from knowledge.gaps.ranking import weight
from knowledge.model import Entry
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.store.tinydb import TinyStore
from knowledge.validation import parse
from tests.knowledge.builders import QUIST, story
from tests.knowledge.papers import MemoryPapers

TODAY = dt.date(2026, 11, 24)
HERE = Place("C1", "171.5")


def at(days_ago: int = 0, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, 24, hour, tzinfo=dt.UTC) - dt.timedelta(days=days_ago)


@pytest.fixture
async def papers(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "store.json")
    yield store
    await store.close()


@pytest.fixture
def gaps(papers: TinyStore) -> Gaps:
    return Gaps(papers)


async def names(gaps: Gaps) -> list[tuple[str, int]]:
    return [(gap.name, gap.count) for gap in await gaps.waiting(TODAY)]


async def test_two_reporters_ask_for_the_same_name_and_one_of_them_twice(gaps: Gaps):
    await gaps.ask("Ola Brandt", "U1", HERE, at(1))
    await gaps.ask("ola brandt?", "U1", Place("C2"), at())
    gap = await gaps.ask("Ola Brandt", "U2", Place("C2"), at())
    assert gap.count == 2
    assert [(a.person, a.where) for a in gap.askers] == [("U1", HERE), ("U2", Place("C2"))]
    assert await names(gaps) == [("Ola Brandt", 2)]


async def test_a_gap_bears_the_form_that_most_people_typed_and_keeps_the_first(gaps: Gaps):
    for person, typed in (("U1", "cdu"), ("U2", "CDU"), ("U3", "CDU")):
        gap = await gaps.ask(typed, person, HERE, at())
    assert (gap.name, gap.asked) == ("CDU", "cdu")


async def test_there_must_be_a_word_to_look_for(gaps: Gaps):
    with pytest.raises(InputError, match="no word"):
        await gaps.ask("?!", "U1", HERE, at())


async def test_spellings_of_one_name_wait_together_and_are_filled_together(gaps: Gaps):
    first = await gaps.ask("Mikhail Sokolenko", "U1", HERE, at(2))
    await gaps.ask("Michail Sokolenko", "U2", HERE, at(1))
    await gaps.ask("Mikhail Sokolenko", "U3", HERE, at())
    await gaps.ask("Michail Sokolenko", "U3", HERE, at())
    assert await names(gaps) == [("Mikhail Sokolenko", 3)]
    told = await gaps.fill(first.id, "mikhail-sokolenko", at())
    assert [asker.person for asker in told] == ["U1", "U2", "U3"]
    assert await names(gaps) == []
    assert sum(len(closing.askers) for closing in await gaps.closed()) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ola Brandt", "Brandt"),
        ("Ola Brandt", "Ada Quist"),
        ("Mario Brandt", "Maria Brandt"),
        ("Mill", "Hill"),
        ("Treaty of 1998", "Treaty of 1989"),
        ("what did the mayor say about the port", "what did the mayor say about the fort"),
    ],
)
async def test_other_names_wait_for_themselves(gaps: Gaps, one: str, other: str):
    await gaps.ask(one, "U1", HERE, at())
    await gaps.ask(other, "U2", HERE, at())
    assert len(await gaps.waiting(TODAY)) == 2


async def test_what_many_ask_now_comes_before_what_more_asked_long_ago(gaps: Gaps):
    asked = (("Old port", 5, 21), ("Ola Brandt", 3, 0), ("Ferry strike", 1, 0), ("Mill", 2, 7))
    for name, people, days_ago in asked:
        for number in range(people):
            await gaps.ask(name, f"U{number}", HERE, at(days_ago))
    assert [name for name, _ in await names(gaps)] == [
        "Ola Brandt",
        "Mill",
        "Ferry strike",
        "Old port",
    ]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(0, 60))
async def test_one_more_who_asks_never_makes_a_gap_less_wanted(ages: list[int], age: int):
    gaps = Gaps(MemoryPapers())
    for number, days_ago in enumerate(ages):
        gap = await gaps.ask("Ola Brandt", f"U{number}", HERE, at(days_ago))
    more = await gaps.ask("Ola Brandt", "U99", HERE, at(age))
    assert weight(more, TODAY) > weight(gap, TODAY)


async def test_of_two_editors_who_fill_a_gap_one_tells_those_who_asked(gaps: Gaps):
    gap = await gaps.ask("Ola Brandt", "U1", HERE, at())
    both = await asyncio.gather(
        gaps.fill(gap.id, "ola-brandt", at()), gaps.decline(gap.id, "Not ours.", "E1", at())
    )
    assert sorted(len(askers) for askers in both) == [0, 1]
    assert len(await gaps.closed()) == 1


async def test_many_who_ask_at_once_are_all_told(gaps: Gaps):
    await asyncio.gather(*(gaps.ask("Ola Brandt", f"U{n}", HERE, at()) for n in range(20)))
    (gap,) = await gaps.waiting(TODAY)
    told, *_ = await asyncio.gather(
        gaps.fill(gap.id, "ola-brandt", at()),
        *(gaps.ask("Ola Brandt", f"V{n}", HERE, at()) for n in range(5)),
    )
    owed = {a.person for closing in await gaps.closed() for a in closing.askers}
    still = {a.person for gap in await gaps.waiting(TODAY) for a in gap.askers}
    assert {a.person for a in told} <= owed
    assert owed | still == {f"U{n}" for n in range(20)} | {f"V{n}" for n in range(5)}


async def test_a_declined_gap_says_why_and_can_be_asked_for_again(gaps: Gaps):
    gap = await gaps.ask("Ola Brandt", "U1", HERE, at(3))
    (told,) = await gaps.decline(gap.id, "Ask the archive.", "E1", at(2))
    assert (told.person, told.where) == ("U1", HERE)
    (closing,) = await gaps.closed()
    assert (closing.outcome, closing.reason, closing.by) == ("declined", "Ask the archive.", "E1")
    again = await gaps.ask("Ola Brandt", "U1", HERE, at())
    assert again.id != gap.id
    assert await names(gaps) == [("Ola Brandt", 1)]


async def test_whoever_was_told_is_forgotten_and_the_number_stays(gaps: Gaps):
    gap = await gaps.ask("Ola Brandt", "U1", HERE, at())
    for asker in await gaps.fill(gap.id, "ola-brandt", at()):
        await gaps.told(asker)
    (closing,) = await gaps.closed()
    assert (closing.askers, closing.count) == ((), 1)


async def test_an_entry_published_by_any_way_fills_the_gap_that_its_name_or_alias_answers(
    gaps: Gaps,
):
    await gaps.ask("the harbour master", "U1", HERE, at())
    await gaps.ask("Ola Brandt", "U1", HERE, at())
    entry, _ = parse(Entry, story()[QUIST])
    assert await gaps.filled_by(Snapshot.of(Ledger({}))) == ()
    found = await gaps.filled_by(Snapshot.of(Ledger({entry.id: entry})))
    assert [(gap.name, id_) for gap, id_ in found] == [("the harbour master", "ada-quist")]


async def test_old_gaps_go_and_those_that_wait_since_stay(gaps: Gaps, papers: TinyStore):
    closed = await gaps.ask("Ola Brandt", "U1", HERE, at(40))
    await gaps.decline(closed.id, "Not ours.", "E1", at(39))
    await gaps.ask("Mill", "U1", HERE, at(40))
    await gaps.ask("Ferry strike", "U1", HERE, at(40))
    await gaps.ask("Ferry strike", "U2", HERE, at(1))
    await prune(papers, TODAY - dt.timedelta(days=30))
    assert await names(gaps) == [("Ferry strike", 2)]
    assert await gaps.closed() == ()
    assert len(await papers.all("asker")) == 2


async def test_a_person_who_asks_to_be_forgotten_is_named_nowhere(gaps: Gaps, papers: TinyStore):
    alone = await gaps.ask("Mill", "U1", HERE, at())
    await gaps.ask("Ferry strike", "U1", HERE, at())
    await gaps.ask("Ferry strike", "U2", HERE, at())
    other = await gaps.ask("Ola Brandt", "U2", HERE, at())
    await gaps.decline(other.id, "Not ours.", "U1", at())
    await forget(papers, "U1")
    assert await names(gaps) == [("Ferry strike", 1)]
    assert await gaps.gap(alone.id) is None
    kept = [await papers.all(kind) for kind in ("gap", "asker", "gap-closed")]
    assert "U1" not in str(kept)
