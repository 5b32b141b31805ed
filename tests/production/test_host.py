"""The bot on a host whose disks do not last: nothing acknowledged is lost, nothing is doubled.

``python -m benchmarks.host faults`` goes further, and waits minutes for what killed processes held.
"""

from __future__ import annotations

from random import SystemRandom

from benchmarks.host.day import day
from benchmarks.host.two import two


async def test_restarts_under_load_lose_nothing_and_double_nothing():
    seed = SystemRandom().getrandbits(32)
    verdict = await day(seed, restarts=2)
    assert not verdict.faulty, f"python -m benchmarks.host day --restarts 2 --seed {seed}"


async def test_two_dynos_on_one_database_act_once_though_one_is_killed():
    seed = SystemRandom().getrandbits(32)
    verdict = await two(seed, 5)
    assert not verdict.faulty, f"python -m benchmarks.host two --seconds 5 --seed {seed}"
