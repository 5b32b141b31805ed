"""The review queue: suggested, decided once, by somebody else."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import PublishRefused, StoreUnreadable
from knowledge.store.tinydb import TinyStore
from knowledge.suggestions import Proposal, Suggestions
from tests.knowledge.store.changes import ENTRY, PAPER

AT = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(hours=1)
ROLE = Proposal(
    subject=ENTRY.id,
    after=replace(ENTRY, role="Harbour master"),
    base=7,
    changed="role",
    reason="The Quay Post calls her so.",
)


@pytest.fixture
async def papers(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "store.json")
    yield store
    await store.close()


@pytest.fixture
def queue(papers: TinyStore) -> Suggestions:
    return Suggestions(papers)


@pytest.mark.parametrize(
    "proposal",
    [
        ROLE,
        replace(ROLE, subject=PAPER.id, after=PAPER, second=True),
        replace(ROLE, after=None),
    ],
)
async def test_what_was_suggested_waits_as_it_was_written(queue: Suggestions, proposal: Proposal):
    made = await queue.suggest(proposal, "U1", AT)
    assert await queue.waiting() == (made,)
    assert made.proposal == proposal
    assert (made.suggester, made.at, made.state) == ("U1", AT, "waiting")


async def test_the_oldest_suggestion_comes_first(queue: Suggestions):
    made = [await queue.suggest(replace(ROLE, reason=str(n)), "U1", AT) for n in range(3)]
    assert list(await queue.waiting()) == made


async def test_of_two_editors_one_decides_and_the_other_reads_who_did(queue: Suggestions):
    made = await queue.suggest(ROLE, "U1", AT)
    answers = await asyncio.gather(
        queue.decide(made.id, "approved", "E1", LATER),
        queue.decide(made.id, "declined", "E2", LATER, "Not in the text."),
    )
    (decided,) = (suggestion for suggestion, first in answers if first)
    (seen,) = (suggestion for suggestion, first in answers if not first)
    assert seen == decided
    assert decided.decided_by in ("E1", "E2")
    assert await queue.get(made.id) == decided
    assert await queue.waiting() == ()


async def test_a_declined_suggestion_says_why(queue: Suggestions):
    made = await queue.suggest(ROLE, "U1", AT)
    decided, first = await queue.decide(made.id, "declined", "E1", LATER, "Not in the text.")
    assert first
    assert (decided.state, decided.why, decided.decided_at) == (
        "declined",
        "Not in the text.",
        LATER,
    )


@pytest.mark.parametrize(
    ("verdict", "by", "says"),
    [
        ("approved", "U1", "another editor has to approve"),
        ("declined", "U1", "withdraw it instead"),
        ("withdrawn", "E1", "Only the one who wrote"),
    ],
)
async def test_nobody_decides_what_is_not_theirs_to_decide(
    queue: Suggestions, verdict, by: str, says: str
):
    made = await queue.suggest(ROLE, "U1", AT)
    with pytest.raises(PublishRefused, match=says):
        await queue.decide(made.id, verdict, by, LATER)
    assert await queue.waiting() == (made,)


async def test_the_one_who_wrote_it_withdraws_it(queue: Suggestions):
    made = await queue.suggest(ROLE, "U1", AT)
    assert (await queue.decide(made.id, "withdrawn", "U1", LATER))[1]
    assert await queue.waiting() == ()


async def test_decided_suggestions_go_after_their_time_and_waiting_ones_stay(queue: Suggestions):
    old, kept = [await queue.suggest(ROLE, "U1", AT) for _ in range(2)]
    await queue.decide(old.id, "approved", "E1", AT)
    await queue.prune(dt.date(2026, 11, 24))
    assert len(await queue.all()) == 2
    await queue.prune(dt.date(2026, 11, 25))
    assert await queue.all() == (kept,)
    with pytest.raises(PublishRefused, match="no longer in the queue"):
        await queue.decide(old.id, "approved", "E2", LATER)


async def test_a_damaged_record_is_named_and_not_taken_for_a_withdrawal(
    queue: Suggestions, papers: TinyStore
):
    made = await queue.suggest(ROLE, "U1", AT)
    paper = await papers.get("suggestion", made.id)
    await papers.put("suggestion", made.id, {**paper, "after": {"id": "x"}})
    with pytest.raises(StoreUnreadable, match=made.id):
        await queue.waiting()
