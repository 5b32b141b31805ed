"""Who is at work: nobody takes up what another process may still be at, whatever clocks say."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.attendance import AT_WORK, Attendance
from knowledge.papers import Paper
from knowledge.store import memory
from tests.knowledge.at_work import LEASE, Clock, arrived, outlasted


async def test_a_process_that_renews_its_name_is_at_work_however_long_it_takes():
    papers, clock = memory.MemoryPapers(), Clock()
    one, other = await arrived(papers, clock), await arrived(papers, clock)
    name = one.me
    for _ in range(20):
        clock.seconds += LEASE / 3
        await one.renew()
        await other.look()
        assert not await other.gone(name)
        assert one.left(name) > 0


async def test_a_process_that_was_killed_is_gone_after_a_lease_and_not_before():
    papers, clock = memory.MemoryPapers(), Clock()
    killed, other = await arrived(papers, clock), await arrived(papers, clock)
    assert not await other.look()
    clock.seconds += LEASE - 1
    assert not await other.look()
    assert not await other.gone(killed.me)
    clock.seconds += 1
    assert await other.look()
    assert await other.gone(killed.me)


async def test_a_process_that_leaves_is_gone_at_once_and_whoever_looks_hears_of_it():
    papers, clock = memory.MemoryPapers(), Clock()
    leaving, other = await arrived(papers, clock), await arrived(papers, clock)
    await other.look()
    await leaving.leave()
    assert await other.gone(leaving.me)
    assert leaving.left(leaving.me) <= 0
    assert await other.look()
    assert not await other.look()


async def test_a_process_that_stood_still_comes_back_under_another_name():
    papers, clock = memory.MemoryPapers(), Clock()
    stalled, other = await arrived(papers, clock), await arrived(papers, Clock())
    before = stalled.me
    clock.seconds += LEASE
    await stalled.renew()
    assert stalled.me != before
    assert stalled.left(before) <= 0 < stalled.left(stalled.me)
    assert await other.gone(before)
    assert not await other.gone(stalled.me)


async def test_alone_everybody_else_is_gone_and_nothing_is_kept():
    papers = memory.MemoryPapers()
    before, now = Attendance(papers), Attendance(papers)
    await now.renew()
    assert await now.gone(before.me)
    assert await now.gone("")
    assert not await now.gone(now.me)
    assert now.left(now.me) > 10**9
    assert not await now.look()
    await now.leave()
    assert await papers.all(AT_WORK) == ()


async def test_what_an_earlier_version_began_is_left_alone_for_a_lease():
    clock = Clock()
    attendance = await arrived(memory.MemoryPapers(), clock)
    assert not await attendance.gone("")
    clock.seconds += LEASE
    assert await attendance.gone("")


class Slow(memory.MemoryPapers):
    """Papers that take their time, before it is done or after, in which something else happens."""

    def __init__(self) -> None:
        super().__init__()
        self.before = self.after = _nothing
        self.dropped: set[str] = set()

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        await self.before()
        await super().put(kind, id_, paper, lasting=lasting)
        await self.after()

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        gone = list(ids)
        self.dropped.update(gone)
        await super().drop(kind, gone)


async def _nothing() -> None:
    """Let nothing happen."""


async def test_a_renewal_that_came_too_late_is_not_trusted():
    """Somebody looked while it was on its way, and took the process for gone."""
    papers, clock = Slow(), Clock()
    one, other = await arrived(papers, clock), await arrived(papers, clock)
    await other.look()
    name = one.me
    clock.seconds += LEASE / 2

    async def looked_at() -> None:
        clock.seconds += LEASE / 2
        assert await other.look()

    papers.before = looked_at
    await one.renew()
    papers.before = _nothing
    assert one.left(name) <= 0
    await one.renew()
    assert one.me != name


@dataclass
class Two:
    """Two processes whose clocks are apart; whatever the other looks at, the first is right."""

    apart: float

    def __post_init__(self) -> None:
        self.papers, self.mine, self.theirs = Slow(), Clock(), Clock(self.apart)
        self.one = Attendance(self.papers, LEASE, self.mine)
        self.other = Attendance(self.papers, LEASE, self.theirs)

    async def passes(self, seconds: float) -> None:
        self.mine.seconds += seconds
        self.theirs.seconds += seconds

    async def looks(self, _: float) -> None:
        await self.other.look()

    async def renews(self, _: float) -> None:
        await self.one.renew()

    async def renews_slowly(self, seconds: float) -> None:
        await self._renews(seconds, before=True)

    async def hears_late(self, seconds: float) -> None:
        await self._renews(seconds, before=False)

    async def _renews(self, seconds: float, *, before: bool) -> None:
        async def meanwhile() -> None:
            await self.other.look()
            await self.passes(seconds)
            await self.other.look()

        self.papers.before, self.papers.after = (
            (meanwhile, _nothing) if before else (_nothing, meanwhile)
        )
        await self.one.renew()
        self.papers.before = self.papers.after = _nothing

    def check(self) -> None:
        assert not [name for name in self.papers.dropped if self.one.left(name) > 0]


ACTS = ("passes", "looks", "renews", "renews_slowly", "hears_late")
SECONDS = st.sampled_from((1, 5, 9, 11, 15, 19, 21, 29, 30, 45))


async def play(steps: list[tuple[str, float]], apart: float) -> None:
    two = Two(apart)
    await two.one.renew()
    await two.other.renew()
    for what, seconds in steps:
        await getattr(two, what)(seconds)
        two.check()
    await outlasted(two.other, two.theirs)
    assert await two.other.gone(two.one.me)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), SECONDS), max_size=30), st.floats(-1e6, 1e6))
def test_no_name_that_was_ever_taken_for_gone_is_trusted_by_its_process(steps, apart):
    asyncio.run(play(steps, apart))
