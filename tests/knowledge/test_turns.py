"""Whose turn it is to decide, among processes that know nothing of one another."""

from __future__ import annotations

import asyncio

import pytest

from knowledge.store.memory import MemoryPapers
from knowledge.turns import DECIDING, Turns


class Clock:
    """Seconds that go on when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def processes(clock: Clock) -> tuple[Turns, Turns]:
    papers = MemoryPapers()
    return Turns(papers, 120.0, clock), Turns(papers, 120.0, clock)


async def test_of_two_processes_one_gets_the_turn_and_the_other_learns_who(processes):
    one, two = processes
    taken = await asyncio.gather(one.take("s", "E1", 1), two.take("s", "E2", 1))
    (mine,) = (each.mine for each in taken if each.mine)
    (other,) = (each.other for each in taken if each.mine is None)
    assert other == mine


async def test_a_turn_that_was_given_back_is_anybodys_and_leaves_nothing(processes):
    one, two = processes
    await one.leave((await one.take("s", "E1", 1)).mine)
    second = await two.take("s", "E2", 1)
    assert second.mine
    assert second.other is None
    await two.leave(second.mine)
    assert await two._papers.all(DECIDING) == ()


async def test_a_turn_that_nobody_gave_back_is_taken_up_by_exactly_one_who_learns_of_it(
    processes, clock: Clock
):
    one, two = processes
    left = (await one.take("s", "E1", 7, "a reason")).mine
    clock.seconds += 119
    assert (await two.take("s", "E2", 8)).other == left
    clock.seconds += 1
    three = Turns(two._papers, 120.0, clock)
    taken = await asyncio.gather(two.take("s", "E2", 8), three.take("s", "E3", 8))
    (won,) = (each for each in taken if each.mine)
    assert won.other == left
    await one.leave(left)
    assert (await one.take("s", "E1", 8)).mine is None


async def test_a_process_takes_its_own_turn_up_at_once(processes):
    one, _ = processes
    left = (await one.take("s", "E1", 7)).mine
    again = await one.take("s", "E1", 8)
    assert again.mine
    assert again.other == left


async def test_where_an_earlier_process_is_certainly_gone_its_turn_is_taken_up_at_once():
    papers = MemoryPapers()
    left = (await Turns(papers, 0.0).take("s", "E1", 7)).mine
    assert (await Turns(papers, 0.0).take("s", "E2", 8)).other == left
