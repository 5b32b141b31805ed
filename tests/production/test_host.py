"""The bot on a host whose disks do not last: nothing acknowledged is lost, nothing is doubled.

``python -m benchmarks.host two`` and ``faults`` go further, and wait minutes for what killed
processes held.
"""

from __future__ import annotations

from random import SystemRandom

from benchmarks.host.day import day


async def test_restarts_under_load_lose_nothing_and_double_nothing():
    seed = SystemRandom().getrandbits(32)
    verdict = await day(seed, restarts=2)
    assert not verdict.faulty, f"python -m benchmarks.host day --restarts 2 --seed {seed}"
