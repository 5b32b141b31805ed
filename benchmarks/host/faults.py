"""Faults between Slack, the bot and the database, drawn from a seed."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from pathlib import Path

import psycopg

from benchmarks.host.day import told, working
from benchmarks.host.judging import LONGEST, Verdict, judged
from benchmarks.host.stage import Stage, staged
from bot.playground.faults import Fault

OF_SLACK = (
    Fault.busy(1),
    Fault.broken(),
    Fault.broken(unnoticed=True),
    Fault.lost(),
    Fault.lost(unnoticed=True),
    Fault.late(0.5),
)
METHODS = ("chat.postMessage", "chat.update", "conversations.replies", "views.update")
WAYS = ("slack",) * 10 + ("database",) * 4 + ("kill", "restart")
SHARE = 0.2
"""The share of requests with which something goes wrong on their way to a dyno."""
BETWEEN = 0.3


async def faults(
    seed: int, count: int = 1000, longest: float = LONGEST, log: Path | None = None
) -> Verdict:
    """Let so many things go wrong, then let everything go well, and judge; print the figures."""
    async with staged(seed, 2, log) as stage:
        over, struck = asyncio.Event(), Counter[str]()
        people = [asyncio.create_task(working(stage, over)) for _ in range(2)]
        stage.host.router.share = SHARE
        while struck.total() + stage.host.router.went_wrong.total() < count:
            way = stage.random.choice(WAYS)
            await _strike(stage, way)
            struck[way] += 1
            await asyncio.sleep(stage.random.uniform(0, 2 * BETWEEN))
        over.set()
        await asyncio.gather(*people)
        stage.host.router.share = 0.0
        await stage.slack.heal()
        verdict = await judged(stage.slack, stage.url, stage.visitors.ledger, longest)
        await stage.host.stop()
        told(stage, verdict)
        print("faults:", dict(sorted((struck + stage.host.router.went_wrong).items())))
        return verdict


async def _strike(stage: Stage, way: str) -> None:
    random, dynos = stage.random, stage.host.router.dynos
    if way == "slack":
        await stage.slack.fail(random.choice(METHODS), random.choice(OF_SLACK))
    elif way == "database":
        await asyncio.to_thread(_cut, stage.url)
    else:
        await stage.host.restart(random.choice(dynos), kill=way == "kill")


def _cut(url: str) -> None:
    """Cut every connection that others have to the database."""
    with contextlib.suppress(psycopg.Error), psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
