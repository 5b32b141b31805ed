"""``python -m benchmarks.corrections [--kills 20] [--seed N]``: a correction under SIGKILL."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random, SystemRandom

from benchmarks.corrections.judging import Figures, Told, cards, done, judged
from benchmarks.corrections.killing import Killing
from benchmarks.corrections.people import People
from benchmarks.corrections.process import BotProcess
from bot.manifest import SCOPES
from bot.playground import Fault
from bot.playground.distant import apart
from knowledge.building import curated_snapshot

LATE = Fault.late(1.0)
"""What is under way when the bot is killed is done after the next process has started."""

FAULTS = (
    *(LATE, LATE, LATE, LATE, LATE, LATE),
    *(Fault.busy(), Fault.broken(unnoticed=True), Fault.lost(unnoticed=True), Fault.lost()),
)
SHARE = 0.15
"""Calls of a method that fail, of all: Slack is late, or busy, or the answer is lost."""

TELLING = 3
"""One of so many kills falls while people are told."""

LONGEST = 180.0
"""Seconds within which the last process is to have reached everybody."""


async def run(shared: int, channels: int, people: int, kills: int, seed: int) -> Figures:
    """Deliver, correct, kill; return what was counted.

    Args:
        shared: cards shared.
        channels: channels that they are shared in.
        people: people who read privately.
        kills: how often the bot is killed, in all.
        seed: decides who does what, when the bot is killed and what fails.
    """
    random, old = Random(seed), curated_snapshot().entries["cecot"].summary
    waits = [0.1] * 3
    with tempfile.TemporaryDirectory() as folder:
        async with apart(
            pace=0, deadline=10, retry_waits=waits, scopes=SCOPES, people=people, channels=channels
        ) as slack:
            crowd = People(slack, people, channels, random)
            bot = BotProcess(slack, Path(folder) / "knowledge.json")
            killing = Killing(bot, random)
            try:
                await bot.connect()
                await bot.start()
                await bot.ready()
                for method in ("chat.postMessage", "chat.update", "conversations.history"):
                    await slack.fail_often(method, FAULTS, SHARE, random.getrandbits(32))
                await killing.during(crowd.deliver(shared), kills // 4)
                confirm = await crowd.confirm()
                before = await cards(slack, crowd.channels, old)
                told = Told(slack)
                await told.count()
                await killing.between(crowd.publish(confirm))
                await killing.telling(kills // TELLING, told.count, people + channels)
                await killing.often(kills - killing.kills, lambda: done(slack))
                await slack.until(lambda: done(slack), within=LONGEST)
                return await judged(slack, crowd, before, old, killing.at)
            finally:
                print(killing.told)
                await bot.kill()


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 1 where anything was missed or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SystemRandom().getrandbits(32))
    parser.add_argument("--shared", type=int, default=500)
    parser.add_argument("--channels", type=int, default=40)
    parser.add_argument("--people", type=int, default=120)
    given = parser.parse_args(arguments)
    print(f"seed {given.seed}", flush=True)
    started = time.monotonic()
    figures = asyncio.run(run(given.shared, given.channels, given.people, given.kills, given.seed))
    for name, figure in asdict(figures).items():
        print(f"{name.replace('_', ' ')}: {figure}")
    print(f"seconds: {time.monotonic() - started:.0f}")
    return int(figures.faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
