"""Entries past their review: the owner is asked once, and says that it is still right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.reviewing import AT_MOST
from bot.rounds import Daily
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.publishing import Edit
from knowledge.reviews import day_list, due
from tests.stories.curation.test_gaps import direct, heard
from tests.stories.reading import words

DESK = {"DESK_CHANNEL": newsroom.WORLD, "REVIEW_DAYS": "90"}
OWNER, OTHER = newsroom.EDITOR, newsroom.SECOND_EDITOR
READER = newsroom.READERS[0]
TODAY = dt.date.today()  # noqa: DTZ011 - a day before any that counts


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def talk(desk: Desk, recorder: Recorder, settings: Mapping[str, str] = DESK):
    return talking(desk, recorder=recorder, settings=settings, daily=Daily(first=0.0, clock=now))


async def overdue(desk: Desk, owner: str | None, count: int = 1, by: str = "curated") -> list[str]:
    """Let the reviews of some entries have been due, with an owner or without one."""
    ids = sorted(desk.snapshot.entries)[:count]
    snapshot = desk.snapshot
    late = [
        replace(snapshot.entries[id_], owner=owner, review_by=TODAY - dt.timedelta(days=9 + n))
        for n, id_ in enumerate(ids)
    ]
    edits = [
        Edit(subject=entry.id, after=entry, base=snapshot.changes[entry.id].number)
        for entry in late
    ]
    await desk.publish(edits, editor=by, reason="owner named")
    return ids


async def overdue_since_yesterday(desk: Desk, owner: str) -> None:
    """Let the review of one more entry have been due, later than that of any other."""
    id_ = max(desk.snapshot.entries)
    day = TODAY - dt.timedelta(days=1)
    late = replace(desk.snapshot.entries[id_], owner=owner, review_by=day)
    base = desk.snapshot.changes[id_].number
    await desk.publish([Edit(subject=id_, after=late, base=base)], editor=OTHER, reason="owner")


def asked(slack: StandIn, channel: str) -> list[str]:
    return [words(m) for m in slack.messages(channel, OWNER) if "still right" in words(m)]


async def test_the_owner_says_that_it_is_still_right_and_the_message_says_so(
    published: Desk, recorder: Recorder
):
    (id_,) = await overdue(published, OWNER)
    name = published.snapshot.entries[id_].name
    async with talk(published, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, OWNER))
        assert f"Is *{name}* still right?" in words(question)
        await slack.press(question, "review_right", user=OWNER)
        (done,) = await slack.until(
            lambda: [m for m in direct(slack, OWNER) if "is still right, says" in words(m)]
        )
        assert f"<@{OWNER}>" in words(done)
        assert "Still right" not in words(done)
    entry = published.snapshot.entries[id_]
    assert (entry.as_of, entry.review_by - entry.as_of) == (now().date(), dt.timedelta(days=90))
    last = (await published.revisions(id_))[-1]
    assert (last.editor, last.reason) == (OWNER, "Reviewed: still right.")


async def test_the_last_editor_is_asked_where_nobody_owns_an_entry(
    published: Desk, recorder: Recorder
):
    await overdue(published, None, by=OTHER)
    async with talk(published, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, OTHER))
        assert "still right?" in words(question)


async def test_the_desk_is_asked_where_the_owner_is_nobody_in_slack(
    published: Desk, recorder: Recorder
):
    await overdue(published, "the night desk")
    async with talk(published, recorder) as slack:
        await heard(slack, OWNER, "still right?", newsroom.WORLD)


async def test_nobody_is_asked_twice_about_one_date_over_restarts(
    published: Desk, recorder: Recorder
):
    await overdue(published, OWNER)
    async with talk(published, recorder) as slack:
        await slack.until(lambda: direct(slack, OWNER))
    await overdue(published, "the night desk", 2)
    async with talk(published, recorder) as slack:
        await heard(slack, OWNER, "still right?", newsroom.WORLD)
        assert not direct(slack, OWNER)
        assert len(asked(slack, newsroom.WORLD)) == 1


async def test_a_question_that_was_filed_before_a_kill_is_not_asked_again(
    published: Desk, recorder: Recorder
):
    (id_,) = await overdue(published, OWNER)
    async with talk(published, recorder) as slack:
        await slack.until(lambda: direct(slack, OWNER))
    claims = [claim for claim, _ in await published.papers.all("review")]
    assert [claim.split(":")[1] for claim in claims] == [id_]
    await published.papers.drop("review", claims)
    await overdue(published, "the night desk", 2)
    async with talk(published, recorder) as slack:
        await heard(slack, OWNER, "still right?", newsroom.WORLD)
        assert not direct(slack, OWNER)


async def test_more_than_ten_come_as_one_list_in_which_each_is_answered(
    published: Desk, recorder: Recorder
):
    first, *_ = reversed(await overdue(published, OWNER, 11))
    name = published.snapshot.entries[first].name
    async with talk(published, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, OWNER))
        assert "11 entries are past their review." in words(question)
        due = published.snapshot.entries[first].review_by.isoformat()
        await slack.choose(question, "review_menu:0", f"right:{first}:{due}", user=OWNER)
        (done,) = await slack.until(
            lambda: [m for m in direct(slack, OWNER) if f"*{name}* is still right" in words(m)]
        )
        assert words(done).count("due ") == 10
    assert published.snapshot.entries[first].as_of == now().date()


@pytest.mark.parametrize("more", [3, 12])
async def test_of_two_processes_that_ask_on_one_day_one_sends_a_list_and_the_other_nothing(
    published: Desk, recorder: Recorder, more: int
):
    """The second finds more that is due; it is asked about on the next day."""
    ids = await overdue(published, OWNER, 12)
    async with talk(published, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, OWNER))
        assert "12 entries are past their review." in words(question)
    await overdue(published, OWNER, 12 + more)
    # asked about after all that is longer overdue
    await overdue_since_yesterday(published, "the night desk")
    async with talk(published, recorder) as slack:
        await heard(slack, OWNER, "still right?", newsroom.WORLD)
        filed = [paper["to"] for _, paper in await published.papers.all("message")]
        assert (filed.count(OWNER), direct(slack, OWNER)) == (1, [])
    tomorrow = Daily(first=0.0, clock=lambda: now() + dt.timedelta(days=1))
    messages = more if more <= AT_MOST else 1
    async with talking(published, recorder=recorder, settings=DESK, daily=tomorrow) as slack:
        await slack.until(lambda: len(direct(slack, OWNER)) == messages)
        said = " ".join(words(each) for each in direct(slack, OWNER))
        assert not [id_ for id_ in ids if f"*{published.snapshot.entries[id_].name}*" in said]


async def test_a_list_that_was_noted_before_a_kill_is_sent_as_it_was_noted(
    published: Desk, recorder: Recorder
):
    await overdue(published, OWNER, 12)
    late = [each for each in due(published.snapshot, {}, TODAY) if each.owner == OWNER]
    assert len(await day_list(published.papers, OWNER, now().date(), late[:11], now())) == 11
    async with talk(published, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, OWNER))
        assert "11 entries are past their review." in words(question)


async def test_a_reader_who_presses_still_right_publishes_nothing(
    published: Desk, recorder: Recorder
):
    await overdue(published, "the night desk")
    async with talk(published, recorder) as slack:
        question = await heard(slack, READER, "still right?", newsroom.WORLD)
        number = published.snapshot.number
        await slack.press(question, "review_right", user=READER)
        await heard(slack, READER, "Only editors publish.", newsroom.WORLD)
    assert published.snapshot.number == number


async def test_an_entry_that_was_reviewed_meanwhile_says_so(published: Desk, recorder: Recorder):
    (id_,) = await overdue(published, "the night desk")
    async with talk(published, recorder) as slack:
        question = await heard(slack, OWNER, "still right?", newsroom.WORLD)
        entry = published.snapshot.entries[id_]
        edit = Edit(
            subject=id_,
            after=replace(entry, review_by=TODAY + dt.timedelta(days=100)),
            base=published.snapshot.changes[id_].number,
        )
        await published.publish([edit], editor=OTHER, reason="looked at it")
        await slack.press(question, "review_right")
        await heard(slack, OWNER, f"*{entry.name}* was reviewed meanwhile.", newsroom.WORLD)


async def test_where_the_files_are_read_alone_nobody_is_asked(recorder: Recorder):
    far = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
    desk = Desk(curated_snapshot())
    daily = Daily(first=0.0, clock=lambda: far)
    async with talking(desk, recorder=recorder, settings=DESK, daily=daily) as slack:
        await slack.command("/context", "CECOT")
        assert not asked(slack, newsroom.WORLD)
