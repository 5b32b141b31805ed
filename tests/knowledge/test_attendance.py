"""Who is at work: nobody takes up what another process may still be at, whatever clocks say."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

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
    """Papers that take their time, while which something happens."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def _pass(self) -> None:
        act, self.meanwhile = self.meanwhile, None
        if act is not None:
            await act()
            self.meanwhile = act

    async def put(self, kind: str, id_: str, paper: Paper, *, lasting: bool = True) -> None:
        await self._pass()
        await super().put(kind, id_, paper, lasting=lasting)
        await self._pass()

    async def all(self, kind: str) -> tuple[tuple[str, Paper], ...]:
        await self._pass()
        found = await super().all(kind)
        await self._pass()
        return found


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("pass", "renew one", "renew other", "look")),
        st.floats(0, LEASE * 1.5),
        st.sampled_from(("nothing", "look", "pass")),
    ),
    max_size=40,
)


async def play(steps: list[tuple[str, float, str]], apart: float) -> None:
    papers, mine, theirs = Slow(), Clock(), Clock(apart)
    one, other = Attendance(papers, LEASE, mine), Attendance(papers, LEASE, theirs)
    names: set[str] = set()

    def passes(seconds: float) -> None:
        mine.seconds += seconds
        theirs.seconds += seconds

    async def check() -> None:
        names.add(one.me)
        for name in names:
            if one.left(name) > 0:
                assert await memory.MemoryPapers.get(papers, AT_WORK, name) is not None

    await one.renew()
    await other.renew()
    for what, seconds, also in steps:

        async def meanwhile(seconds: float = seconds, also: str = also) -> None:
            if also != "nothing":
                passes(seconds)
            if also == "look":
                await other.look()
            await check()

        if what == "pass":
            passes(seconds)
        else:
            papers.meanwhile = meanwhile
            acts = {"renew one": one.renew, "renew other": other.renew, "look": other.look}
            await acts[what]()
            papers.meanwhile = None
        await check()
    await outlasted(other, theirs)
    assert await other.gone(one.me)


@settings(max_examples=300, deadline=None)
@given(STEPS, st.floats(-1e6, 1e6))
def test_no_name_that_its_process_trusts_is_taken_for_gone(steps, apart):
    asyncio.run(play(steps, apart))
