"""A correction reaches everybody who read the old text, each once, and nobody else."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.corrections import Corrections, Progress, Tasks
from tests.knowledge.at_work import LEASE, Clock, arrived, outlasted
from tests.knowledge.corrections.publications import LATER, NAME, NOON, card, correction, intent

MINUTE = dt.timedelta(minutes=1)


async def share(room, channel, shown, ts, thread="", at=NOON, by="U1"):
    id_ = await room.noted.posting(channel, thread, shown, by=by, at=at)
    await room.noted.posted(id_, ts)
    return id_


def told(tasks):
    """Return who is told, and under which message."""
    return [
        (t.channel, t.thread) if t.what == "reply" else t.person for t in tasks if not refresh(t)
    ]


def refresh(task):
    return task.what == "refresh"


async def test_a_person_who_saw_many_cards_with_the_text_is_told_once(room):
    for revision in (2, 3, 4):
        await room.noted.seen("U1", "C1", card(revision), NOON)
    await room.noted.copied("U1", card(4, "cecot:summary", asked="line:cecot"), NOON)
    assert told(await room.corrections.issue(correction())) == ["U1"]


async def test_a_channel_is_told_once_under_the_newest_card_and_each_card_is_refreshed(room):
    first = await share(room, "C1", card(2), "1.0")
    second = await share(room, "C1", card(3), "2.0", at=NOON + MINUTE)
    other = await share(room, "C2", card(3), "3.0")
    tasks = await room.corrections.issue(correction())
    assert told(tasks) == [("C1", "2.0"), ("C2", "3.0")]
    assert [task.delivery for task in tasks if refresh(task)] == [first, second, other]


async def test_a_card_inside_a_thread_is_answered_in_that_thread(room):
    await share(room, "C1", card(2), "2.0", thread="1.0")
    assert told(await room.corrections.issue(correction())) == [("C1", "1.0")]


async def test_who_shared_a_card_is_not_told_apart_from_the_channel(room):
    await share(room, "C1", card(2), "1.0", by="U1")
    assert told(await room.corrections.issue(correction())) == [("C1", "1.0")]


async def test_an_update_refreshes_the_cards_and_tells_nobody(room):
    id_ = await share(room, "C1", card(2), "1.0")
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction(kind="update"))
    assert (task.what, task.delivery) == ("refresh", id_)


async def test_a_withdrawal_is_told_as_a_correction_is(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    assert told(await room.corrections.issue(correction(kind="withdrawal"))) == ["U1"]


async def test_a_correction_issued_again_adds_what_is_missing_and_nothing_twice(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    await room.corrections.done(task, "7.0")
    await room.noted.seen("U2", "C1", card(2), NOON)
    assert told(await room.corrections.issue(correction())) == ["U2"]
    assert told(await room.corrections.open_tasks()) == ["U2"]


async def at_work(room, clock):
    """The corrections of one more process, and how it is known to be at work."""
    attendance = await arrived(room.papers, clock)
    tasks = Tasks(room.papers, attendance)
    return Corrections(room.papers, room.noted, tasks, attendance=attendance), attendance


async def test_of_two_processes_exactly_one_acts(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    (one, _), (other, _) = [await at_work(room, Clock()) for _ in range(2)]
    begun = [await each.begin(task, NOON) for each in (one, other)]
    assert begun == [True, False]


async def test_what_a_process_left_when_it_was_killed_is_taken_up_by_exactly_one(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    clock = Clock()
    (killed, _), (one, watching), (other, _) = [await at_work(room, clock) for _ in range(3)]
    assert await killed.begin(task, NOON)
    assert await room.corrections.open_tasks() == (task,)
    await watching.look()
    assert [await each.begin(task, NOON) for each in (one, other)] == [False, False]
    await outlasted(watching, clock)
    assert [await each.begin(task, NOON) for each in (one, other)] == [True, False]


async def test_what_a_process_begins_is_free_as_soon_as_it_is_stopped(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    (stopped, leaving), (next_, _) = [await at_work(room, Clock()) for _ in range(2)]
    assert await stopped.begin(task, NOON)
    await leaving.leave()
    assert await next_.begin(task, NOON)


async def test_what_a_process_began_itself_it_begins_anew_and_not_what_another_took_up(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    clock, later = Clock(), Clock()
    (one, mine), (other, _) = await at_work(room, clock), await at_work(room, later)
    assert [await one.begin(task, NOON) for _ in range(2)] == [True, True]
    clock.seconds += LEASE
    await mine.renew()
    assert await other.begin(task, NOON)
    assert not await one.begin(task, NOON)
    await one.give_up(task)
    assert not await one.begin(task, NOON)


async def test_what_is_announced_is_ended_by_others_only_once_its_process_is_gone(room):
    (one, leaving), (other, _) = [await at_work(room, Clock()) for _ in range(2)]
    announced = intent(correction())
    await one.announce(announced)
    assert await one.abandoned() == (announced,)
    assert await other.abandoned() == ()
    await leaving.leave()
    assert await other.abandoned() == (announced,)


async def test_what_could_not_be_done_now_is_begun_anew_and_what_is_done_is_not(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    assert await room.corrections.begin(task, NOON)
    await room.corrections.give_up(task)
    assert await room.corrections.begin(task, NOON)
    await room.corrections.done(task, "7.0")
    await room.corrections.give_up(task)
    assert not await room.corrections.begin(task, NOON)
    assert await room.corrections.open_tasks() == ()


async def test_progress_counts_what_is_done_and_what_could_not_be(room):
    await share(room, "C1", card(2), "1.0")
    await room.noted.seen("U1", "C1", card(2), NOON)
    await room.noted.seen("U2", "C1", card(2), NOON)
    update, reply, one, two = await room.corrections.issue(correction())
    assert await room.corrections.progress(correction()) == Progress(0, 4, 0, 1, 2)
    await room.corrections.done(update)
    await room.corrections.done(reply, "9.0")
    await room.corrections.refused(one, "user_not_found")
    assert await room.corrections.progress(correction()) == Progress(3, 4, 1, 1, 2)
    assert await room.corrections.open_tasks() == (two,)


async def test_a_card_under_way_while_the_correction_is_published_is_reached_once_it_is_posted(
    room,
):
    """It was composed from the old snapshot, and Slack took it after the plan was made."""
    id_ = await room.noted.posting("C1", "", card(4), by="U1", at=NOON)
    issued = correction()
    assert await room.corrections.issue(issued) == ()
    assert await room.corrections.late(issued, LATER) == ()
    assert await room.corrections.unsettled() == (issued,)
    await room.noted.posted(id_, "1.0")
    new = await room.corrections.late(issued, LATER)
    assert told(new) == [("C1", "1.0")]
    assert [t.delivery for t in new if refresh(t)] == [id_]
    assert await room.corrections.unsettled() == (issued,)
    assert await room.corrections.late(issued, LATER) == ()
    assert await room.corrections.unsettled() == ()


async def test_a_card_under_way_that_slack_refused_holds_nothing_up(room):
    id_ = await room.noted.posting("C1", "", card(4), by="U1", at=NOON)
    await room.corrections.issue(correction())
    await room.noted.not_posted(id_)
    await room.corrections.late(correction(), LATER)
    assert await room.corrections.unsettled() == ()


async def test_somebody_answered_by_a_process_that_lags_behind_is_told_too(room):
    issued = correction()
    await room.corrections.issue(issued)
    assert await room.corrections.late(issued, NOON + MINUTE) == ()
    assert await room.corrections.unsettled() == (issued,)
    await room.noted.seen("U1", "C1", card(4), NOON + MINUTE)
    assert told(await room.corrections.late(issued, LATER)) == ["U1"]


async def test_a_second_correction_tells_also_those_whom_the_first_told_the_text(room):
    """U1 read the first text, U2 the second; the first correction is not sent out yet."""
    await room.noted.seen("U1", "C1", card(2), NOON)
    await share(room, "C1", card(2), "1.0")
    await room.corrections.issue(correction(1, 5))
    await room.noted.seen("U2", "C1", card(5), NOON)
    second = await room.corrections.issue(correction(5, 7))
    assert sorted(map(str, told(second))) == ["('C1', '1.0')", "U1", "U2"]
    (first,) = [t for t in await room.corrections.open_tasks() if t.id == "r5:direct:U1"]
    assert first.person == "U1"
    assert "r5:direct:U2" not in {t.id for t in await room.corrections.open_tasks()}


async def test_a_correction_of_another_piece_does_not_follow_those_who_were_told_the_first(room):
    await room.noted.seen("U1", "C1", card(2, "cecot:summary"), NOON)
    await room.corrections.issue(correction(1, 5))
    assert await room.corrections.issue(correction(1, 7, NAME)) == ()


async def test_a_card_that_waits_for_two_corrections_is_refreshed_once(room):
    id_ = await share(room, "C1", card(2), "1.0")
    (first, *_) = await room.corrections.issue(correction(1, 5, kind="update"))
    (second, *_) = await room.corrections.issue(correction(1, 7, NAME, kind="update"))
    assert await room.corrections.begin(first, NOON)
    await room.noted.refreshed(id_, card(7), NOON)
    await room.corrections.done(first)
    assert not await room.corrections.begin(second, NOON)
    assert await room.corrections.open_tasks() == ()


async def test_a_card_refreshed_by_an_update_before_the_plan_is_still_answered(room):
    """What it showed before was read, though it is no longer there to see."""
    id_ = await share(room, "C1", card(2), "1.0")
    await room.noted.refreshed(id_, card(6), NOON)
    tasks = await room.corrections.issue(correction(1, 5))
    assert [refresh(t) for t in tasks] == [False]
    assert told(tasks) == [("C1", "1.0")]


async def test_a_person_who_asks_to_be_forgotten_is_told_no_more(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    (task,) = await room.corrections.issue(correction())
    await room.corrections.begin(task, NOON)
    await room.noted.forget("U1")
    await room.corrections.forget("U1")
    assert await room.corrections.late(correction(), LATER) == ()
    assert await room.corrections.open_tasks() == ()
    assert not [id_ for id_, _ in await room.papers.all("begun")]


async def test_after_the_retention_neither_what_was_corrected_nor_who_was_told_is_kept(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    issued = correction()
    (task,) = await room.corrections.issue(issued)
    await room.corrections.done(task, "7.0")
    await room.corrections.late(issued, LATER)
    await room.corrections.prune(NOON)
    assert await room.corrections.progress(issued) == Progress(1, 1, 0, 0, 1)
    await room.corrections.prune(LATER)
    assert await room.corrections.progress(issued) == Progress(0, 0, 0, 0, 0)
    assert await room.corrections.get(issued.id) is None
    assert await room.corrections.unsettled() == ()


@pytest.mark.parametrize("kind", ["update", "correction", "withdrawal"])
async def test_a_correction_is_filed_whole(room, kind):
    issued = correction(1, 5, "cecot:summary", NAME, kind=kind)
    await room.corrections.issue(issued)
    assert await room.corrections.unsettled() == (issued,)
    assert await room.corrections.get("r9") is None


async def test_a_correction_whose_process_was_killed_before_it_was_issued_is_not_lost(room):
    await room.noted.seen("U1", "C1", card(2), NOON)
    announced = intent(correction())
    await room.corrections.announce(announced)
    assert await room.corrections.announced() == (announced,)
    assert await room.corrections.open_tasks() == ()
    assert told(await room.corrections.issue(correction())) == ["U1"]
    assert await room.corrections.announced() == ()


async def test_what_was_announced_and_not_published_is_revoked(room):
    await room.corrections.announce(intent(correction()))
    await room.corrections.revoke("r5")
    assert await room.corrections.announced() == ()
    assert await room.corrections.get("r5") is None


async def test_a_later_correction_is_not_settled_while_an_earlier_one_is_only_announced(room):
    """Whom the earlier one told the text, the later one has to tell, too."""
    await room.noted.seen("U1", "C1", card(2), NOON)
    await room.corrections.announce(intent(correction(1, 5)))
    second = correction(5, 7)
    assert await room.corrections.issue(second) == ()
    await room.corrections.late(second, LATER)
    assert await room.corrections.unsettled() == (second,)
    await room.corrections.issue(correction(1, 5))
    assert told(await room.corrections.late(second, LATER)) == ["U1"]
