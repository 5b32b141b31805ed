"""What is noted of each message, and whom an old text is found to have reached."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.attendance import Attendance
from knowledge.deliveries import Deliveries, Shown, Stood
from tests.knowledge.at_work import Clock, arrived, outlasted
from tests.knowledge.papers import MemoryPapers

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
OLD = Stood("cecot:summary", 3, 7)


def card(revision: int = 5, *pieces: str) -> Shown:
    held = frozenset(pieces or ("cecot:summary", "cecot:name"))
    return Shown(pieces=held, entries=("cecot",), revision=revision, asked="card:cecot")


@pytest.fixture
def papers() -> MemoryPapers:
    return MemoryPapers()


@pytest.fixture
def noted(papers: MemoryPapers) -> Deliveries:
    return Deliveries(papers)


async def test_whoever_saw_it_privately_or_copied_its_line_is_reached_once(noted):
    await noted.seen("U1", "C1", card(), NOON)
    await noted.seen("U1", "C2", card(4), NOON)
    await noted.copied("U1", card(5, "cecot:summary"), NOON)
    await noted.copied("U2", card(5, "cecot:summary"), NOON)
    assert (await noted.showing([OLD])).people == ("U1", "U2")


@pytest.mark.parametrize(("revision", "reached"), [(2, ()), (3, ("U1",)), (6, ("U1",)), (7, ())])
async def test_only_who_saw_the_text_while_it_stood_is_reached(noted, revision, reached):
    await noted.seen("U1", "C1", card(revision), NOON)
    assert (await noted.showing([OLD])).people == reached


async def test_who_saw_another_piece_of_the_entry_is_not_reached(noted):
    await noted.seen("U1", "C1", card(5, "cecot:name"), NOON)
    assert (await noted.showing([OLD])).people == ()


async def test_the_same_answer_seen_again_is_noted_anew_after_an_hour_alone(noted, papers):
    await noted.seen("U1", "C1", card(), NOON)
    written = papers.writes
    await noted.seen("U1", "C1", card(), NOON + MINUTE)
    assert papers.writes == written
    await noted.seen("U1", "C1", card(), NOON + HOUR)
    assert papers.writes > written
    ((_, paper),) = await papers.all("delivery")
    assert paper["at"] == "2026-03-02T13:00:00.000+00:00"


async def test_no_text_is_kept_of_what_was_shown(noted, papers):
    await noted.seen("U1", "C1", card(), NOON)
    ((_, delivery),), ((_, shape),) = await papers.all("delivery"), await papers.all("shape")
    assert set(delivery) == {"way", "person", "channel", "shapes", "at"}
    assert set(shape) == {"pieces", "entries", "revision", "asked", "at"}


async def test_a_message_for_all_counts_from_when_it_is_confirmed(noted):
    id_ = await noted.posting("C1", "", card(), by="U1", at=NOON)
    reach = await noted.showing([OLD])
    assert (reach.posted, [each.id for each in reach.begun]) == ((), [id_])
    assert await noted.unconfirmed() == ()
    noted.unsure(id_)
    assert [each.id for each in await noted.unconfirmed()] == [id_]
    await noted.posted(id_, "17.5")
    reach = await noted.showing([OLD])
    assert [(m.id, m.channel, m.ts, m.asked) for m in reach.posted] == [
        (id_, "C1", "17.5", "card:cecot")
    ]
    assert reach.begun == await noted.unconfirmed() == ()


async def test_a_message_that_may_be_on_its_way_right_now_is_not_looked_for(noted):
    earlier = await noted.posting("C1", "", card(), by="U1", at=NOON)
    later = await noted.posting("C1", "", card(), by="U1", at=NOON + HOUR)
    for each in (earlier, later):
        noted.unsure(each)
    assert [each.id for each in await noted.unconfirmed(NOON + HOUR)] == [earlier]


async def test_what_another_process_is_posting_is_looked_for_once_that_process_is_gone(papers):
    clock = Clock()
    mine, theirs = await arrived(papers, clock), await arrived(papers, clock)
    posting, looking = Deliveries(papers, mine), Deliveries(papers, theirs)
    id_ = await posting.posting("C1", "", card(), by="U1", at=NOON)
    await theirs.look()
    assert await looking.unconfirmed() == ()
    assert posting.left(id_) > 0
    await outlasted(theirs, clock)
    assert [each.id for each in await looking.unconfirmed()] == [id_]
    assert posting.left(id_) <= 0


async def test_a_message_that_stands_though_another_process_gave_it_up_is_noted_anew(papers):
    clock = Clock()
    mine, theirs = await arrived(papers, clock), await arrived(papers, clock)
    posting, looking = Deliveries(papers, mine), Deliveries(papers, theirs)
    id_ = await posting.posting("C1", "", card(), by="U1", at=NOON)
    await outlasted(theirs, clock)
    for each in await looking.unconfirmed():
        await looking.not_posted(each.id)
    await posting.posted(id_, "17.5")
    assert [each.ts for each in (await looking.showing([OLD])).posted] == ["17.5"]


async def test_who_is_forgotten_while_a_message_to_them_is_posted_stays_forgotten(noted, papers):
    to = await noted.posting("D1", "", card(), by="", to="U1", at=NOON)
    by = await noted.posting("C1", "", card(), by="U1", at=NOON)
    await noted.forget("U1")
    for each in (to, by):
        await noted.posted(each, "17.5")
    assert "U1" not in str(await papers.all("delivery"))


async def test_who_shares_a_card_did_not_see_it_privately(noted):
    await noted.posted(await noted.posting("C1", "", card(), by="U1", at=NOON), "17.5")
    reach = await noted.showing([OLD])
    assert (reach.people, reach.channels) == ((), ("C1",))


async def test_a_refused_message_reached_nobody(noted):
    await noted.not_posted(await noted.posting("C1", "", card(), by="U1", at=NOON))
    assert not (await noted.showing([OLD])).begun
    assert await noted.unconfirmed() == ()


async def test_a_refreshed_card_was_read_as_it_was_before(noted):
    id_ = await noted.posting("C1", "", card(), by="U1", at=NOON)
    await noted.posted(id_, "17.5")
    assert [m.stale for m in (await noted.showing([OLD])).posted] == [True]
    await noted.refreshed(id_, card(7), NOON)
    (message,) = (await noted.showing([OLD])).posted
    assert (message.stale, message.revision) == (False, 7)
    assert await noted.message(id_) == message


async def test_what_was_forgotten_of_a_person_is_noted_anew_when_they_ask_again(noted):
    await noted.seen("U1", "C1", card(), NOON)
    await noted.seen("U2", "C1", card(), NOON)
    await noted.posted(await noted.posting("C1", "", card(), by="U1", at=NOON), "17.5")
    await noted.forget("U1")
    reach = await noted.showing([OLD])
    assert reach.people == ("U2",)
    assert [message.by for message in reach.posted] == [""]
    await noted.seen("U1", "C1", card(), NOON + MINUTE)
    assert (await noted.showing([OLD])).people == ("U2", "U1")


async def test_who_is_forgotten_by_another_process_and_reads_on_is_noted_anew(papers):
    one, other = (Deliveries(papers, Attendance(papers, 120.0)) for _ in range(2))
    await one.seen("U1", "C1", card(), NOON)
    await other.forget("U1")
    assert (await one.showing([OLD])).people == ()
    await one.seen("U1", "C1", card(), NOON + MINUTE)
    assert (await one.showing([OLD])).people == ("U1",)


async def test_what_is_older_than_the_retention_is_destroyed_with_what_it_alone_showed(
    noted, papers
):
    await noted.seen("U1", "C1", card(4), NOON)
    await noted.seen("U2", "C1", card(5), NOON)
    await noted.seen("U2", "C1", card(5), NOON + 2 * DAY)
    assert await noted.prune(NOON + DAY) == 1
    assert (await noted.showing([OLD])).people == ("U2",)
    assert [shape["revision"] for _, shape in await papers.all("shape")] == [5]


async def test_an_answer_seen_in_the_moment_in_which_it_is_destroyed_is_found_nonetheless():
    class Meanwhile(MemoryPapers):
        async def drop(self, kind, ids):
            if kind == "shape":
                await noted.seen("U2", "C1", card(), NOON + 2 * DAY)
            await super().drop(kind, ids)

    papers = Meanwhile()
    noted = Deliveries(papers)
    await noted.seen("U1", "C1", card(), NOON)
    await noted.prune(NOON + DAY)
    assert (await noted.showing([OLD])).people == ("U2",)


async def test_what_another_process_still_shows_is_not_destroyed(papers):
    """It was filed long ago, and is filed anew with each delivery an hour later or more."""
    one, other = Deliveries(papers), Deliveries(papers)
    await one.seen("U1", "C1", card(), NOON)
    await one.seen("U1", "C1", card(), NOON + 2 * DAY)
    await one.forget("U1")
    await other.prune(NOON + DAY)
    await one.seen("U2", "C1", card(), NOON + 2 * DAY + MINUTE)
    assert (await one.showing([OLD])).people == ("U2",)
