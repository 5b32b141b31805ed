"""Two processes of one workspace, and one suggestion: it is decided once."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from bot.curation.queue import Queue
from bot.newsroom import Newsroom
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.views.curation import outcome
from bot.views.curation.queue import decided
from knowledge.attendance import Attendance
from knowledge.errors import PublishRefused
from knowledge.model import Entry
from knowledge.publishing import Edit
from knowledge.suggestions import Proposal, Suggestion, Suggestions
from knowledge.turns import Turns
from tests.stories.reading import words
from tests.workspaces.conftest import ONE, house, serving_bot

FIRST, SECOND, SANA = newsroom.EDITOR, newsroom.SECOND_EDITOR, newsroom.SUGGESTER
REASON = "The fee is on file."


@dataclass(frozen=True)
class Two:
    """Two processes of one workspace, its Slack, and what waits for a decision."""

    one: Newsroom
    two: Newsroom
    slack: StandIn
    waits: Suggestion

    async def publish(self, by: str) -> None:
        proposal = self.waits.proposal
        edit = Edit(subject=proposal.subject, after=proposal.after, base=proposal.base)
        await self.one.publish([edit], editor=by, reason=REASON)


@pytest.fixture
async def desk(url: str) -> AsyncIterator[Two]:
    editors = f"{ONE}:{FIRST},{ONE}:{SECOND}"
    async with house(url, EDITORS=editors) as home:
        await home.install(ONE)
        async with serving_bot(home.settings) as (_, opened):
            other = await opened.of(ONE)
            assert other
            one, slack = (await home.workspace(ONE)).newsroom, home.teams[ONE]
            before = one.desk.snapshot.ledger.records["cecot"]
            assert isinstance(before, Entry)
            proposal = Proposal(
                subject="cecot",
                after=replace(before, summary=f"{before.summary} Told."),
                base=one.desk.snapshot.changes["cecot"].number,
                changed="summary",
                reason=REASON,
            )
            waits = await one.queue.suggest(proposal, SANA)
            yield Two(one, other.newsroom, slack, waits)


async def told(desk: Two) -> list[str]:
    for room in (desk.one, desk.two):
        await room.queue.idle()
    return [words(message) for message in desk.slack.messages(SANA)]


async def test_who_declines_while_another_process_publishes_reads_that_it_is_approved(desk: Two):
    async with desk.one.queue.approving(desk.waits.id, FIRST, REASON) as approval:
        declining = asyncio.create_task(
            desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so.")
        )
        await asyncio.sleep(0.05)
        await desk.publish(FIRST)
        assert await approval.approve() is None
    decided, first = await declining
    assert (decided.state, decided.decided_by, first) == ("approved", FIRST, False)
    (said,) = await told(desk)
    assert f"<@{FIRST}> published your suggestion" in said


async def test_who_approves_what_another_process_declined_publishes_nothing(desk: Two):
    number = desk.one.desk.snapshot.number
    await desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so.")
    async with desk.one.queue.approving(desk.waits.id, FIRST, REASON) as approval:
        assert approval.decided
        assert approval.decided.decided_by == SECOND
    assert desk.one.desk.snapshot.number == number
    (said,) = await told(desk)
    assert f"<@{SECOND}> declined your suggestion" in said


async def test_while_another_process_is_at_it_for_long_an_editor_reads_so(desk: Two):
    async with desk.one.queue.approving(desk.waits.id, FIRST, REASON):
        with pytest.raises(PublishRefused, match="Another editor is deciding this"):
            await desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so.")
    assert (await desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so."))[1]


async def test_what_a_killed_process_published_is_found_to_be_approved(desk: Two):
    killed = Turns(desk.one.papers)  # which is not at work any more
    number = desk.one.desk.snapshot.number
    assert (await killed.take(desk.waits.id, FIRST, number, REASON)).mine
    await desk.publish(FIRST)
    decided, first = await desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so.")
    assert (decided.state, decided.decided_by, first) == ("approved", FIRST, False)
    (said,) = await told(desk)
    assert f"<@{FIRST}> published your suggestion" in said
    assert await desk.one.papers.all("deciding") == ()


async def test_what_a_killed_process_had_not_published_waits_for_whoever_comes(desk: Two):
    killed = Turns(desk.one.papers)  # which is not at work any more
    number = desk.one.desk.snapshot.number
    assert (await killed.take(desk.waits.id, FIRST, number, REASON)).mine
    decided, first = await desk.two.queue.decide(desk.waits.id, "declined", SECOND, "Not so.")
    assert (decided.state, decided.decided_by, first) == ("declined", SECOND, True)


async def test_where_the_approval_fails_the_same_editor_goes_on_and_others_learn_of_it(desk: Two):
    with contextlib.suppress(ZeroDivisionError):
        async with desk.one.queue.approving(desk.waits.id, FIRST, REASON):
            await desk.publish(FIRST)
            raise ZeroDivisionError
    async with desk.one.queue.approving(desk.waits.id, FIRST, REASON) as approval:
        assert approval.decided
        assert approval.decided.state == "approved"


async def test_a_process_that_starts_finishes_what_one_that_was_just_killed_published(desk: Two):
    number = desk.one.desk.snapshot.number
    killed, starting = (Attendance(desk.one.papers, lease=0.5) for _ in range(2))
    await killed.renew()
    assert (await Turns(desk.one.papers, killed).take(desk.waits.id, FIRST, number, REASON)).mine
    await desk.publish(FIRST)
    starts = Queue(desk.two.desk, desk.two.queue._ways, starting)
    await starts.start()
    await killed.leave()
    async with asyncio.timeout(20):
        await desk.slack.until(lambda: desk.slack.messages(SANA))
    (said,) = await told(desk)
    assert f"<@{FIRST}> published your suggestion" in said
    await starts.stop()


async def test_an_editor_whose_decision_came_too_late_reads_whose_counts(desk: Two):
    async with desk.one.queue.approving(desk.waits.id, FIRST, REASON) as approval:
        late = Suggestions(desk.two.papers)  # as a process would whose clock is two minutes ahead
        await late.decide(desk.waits.id, "declined", SECOND, desk.waits.at, "Not so.")
        overruled = await approval.approve()
    assert overruled
    assert overruled.decided_by == SECOND
    shown = outcome.published([7], None, "update", said=decided(overruled))
    assert f"as its writer reads: Declined by <@{SECOND}>" in str(shown)
