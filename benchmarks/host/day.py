"""A day of restarts while people work."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median

from benchmarks.host.judging import LONGEST, Verdict, judged
from benchmarks.host.stage import Stage, staged

RESTARTS = 24
KILLED = 4
"""Every so many restarts are kills that nobody announced."""
AT_ONCE = 3


async def day(
    seed: int,
    restarts: int = RESTARTS,
    pause: float = 2.0,
    longest: float = LONGEST,
    log: Path | None = None,
) -> Verdict:
    """Restart the bot again and again under load; print the figures."""
    async with staged(seed, 1, log) as stage:
        over = asyncio.Event()
        people = [asyncio.create_task(working(stage, over)) for _ in range(AT_ONCE)]
        for number in range(1, restarts + 1):
            await asyncio.sleep(pause)
            await stage.host.restart(stage.host.router.dynos[0], kill=number % KILLED == 0)
        await asyncio.sleep(pause)
        over.set()
        await asyncio.gather(*people)
        verdict = await judged(stage.slack, stage.url, stage.visitors.ledger, longest)
        await stage.host.stop()
        told(stage, verdict)
        return verdict


async def working(stage: Stage, over: asyncio.Event, between: float = 1.0) -> None:
    """Do one thing after another until the day is over."""
    while not over.is_set():
        await stage.visitors.act()
        await asyncio.sleep(stage.random.uniform(0, 2 * between))


def told(stage: Stage, verdict: Verdict) -> None:
    """Print what was done, what came of it and what the dynos needed."""
    ledger, dynos = stage.visitors.ledger, stage.host.ended
    for what, count in sorted(ledger.done.items()):
        print(f"{what}: {count} sent, {ledger.acknowledged[what]} acknowledged")
    print(f"commands acknowledged without an answer: {ledger.unanswered}")
    healthy = [dyno.healthy_after for dyno in dynos]
    print(f"to healthy: p50 {median(healthy):.2f} s, slowest {max(healthy):.2f} s")
    print(f"memory peak: {max(dyno.peak for dyno in dynos):.0f} MB of 512")
    print(f"dynos: {len(dynos)}, not stopped within 30 s: {stage.host.not_in_time}")
    for name in verdict.__dataclass_fields__:
        if name != "named":
            print(f"{name.replace('_', ' ')}: {getattr(verdict, name):g}")
    for each in verdict.named:
        print("not in order:", each)
