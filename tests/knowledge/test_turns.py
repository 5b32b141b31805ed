"""Whose turn it is to decide, among processes that know nothing of one another."""

from __future__ import annotations

import asyncio

import pytest

from knowledge.attendance import Attendance
from knowledge.store.memory import MemoryPapers
from knowledge.turns import DECIDING, Turns
from tests.knowledge.at_work import Clock, arrived, outlasted


@pytest.fixture
def papers() -> MemoryPapers:
    return MemoryPapers()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def at_work(papers: MemoryPapers, clock: Clock) -> tuple[Attendance, Attendance]:
    return await arrived(papers, clock), await arrived(papers, clock)


@pytest.fixture
def processes(papers: MemoryPapers, at_work: tuple[Attendance, Attendance]) -> tuple[Turns, Turns]:
    one, two = (Turns(papers, attendance) for attendance in at_work)
    return one, two


async def test_of_two_processes_one_gets_the_turn_and_the_other_learns_who(processes):
    one, two = processes
    taken = await asyncio.gather(one.take("s", "E1", 1), two.take("s", "E2", 1))
    (mine,) = (each.mine for each in taken if each.mine)
    (other,) = (each.other for each in taken if each.mine is None)
    assert other == mine


async def test_a_turn_that_was_given_back_is_anybodys_and_leaves_nothing(processes, papers):
    one, two = processes
    await one.leave((await one.take("s", "E1", 1)).mine)
    second = await two.take("s", "E2", 1)
    assert second.mine
    assert second.other is None
    await two.leave(second.mine)
    assert await papers.all(DECIDING) == ()


async def test_a_turn_that_a_process_never_gave_back_is_taken_up_by_one_who_learns_of_it(
    processes, at_work, papers, clock
):
    one, two = processes
    left = (await one.take("s", "E1", 7, "a reason")).mine
    assert (await two.take("s", "E2", 8)).other == left
    await outlasted(at_work[1], clock)
    three = Turns(papers, await arrived(papers, clock))
    taken = await asyncio.gather(two.take("s", "E2", 8), three.take("s", "E3", 8))
    (won,) = (each for each in taken if each.mine)
    assert won.other == left
    await one.leave(left)
    assert (await one.take("s", "E1", 8)).mine is None


async def test_what_a_process_had_begun_that_was_stopped_is_anybodys_at_once(processes, at_work):
    one, two = processes
    left = (await one.take("s", "E1", 7)).mine
    await at_work[0].leave()
    assert (await two.take("s", "E2", 8)).other == left


async def test_a_process_takes_its_own_turn_up_at_once(processes):
    one, _ = processes
    left = (await one.take("s", "E1", 7)).mine
    again = await one.take("s", "E1", 8)
    assert again.mine
    assert again.other == left


async def test_where_there_is_one_process_the_turn_of_an_earlier_one_is_taken_up_at_once(papers):
    left = (await Turns(papers).take("s", "E1", 7)).mine
    assert (await Turns(papers).take("s", "E2", 8)).other == left
