"""Two dynos and one database under load; one of them is killed in the middle."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from benchmarks.host.day import told, working
from benchmarks.host.judging import LONGEST, Verdict, judged
from benchmarks.host.stage import Stage, staged
from bot.playground import newsroom
from bot.playground.http_transport import signed_headers
from bot.server import EVENTS_PATH

A_SECOND = 100


@dataclass(slots=True)
class Load:
    """What the steady load met: answers by status, and how late publications were seen."""

    statuses: dict[int, int] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)


async def two(
    seed: int, seconds: float = 120.0, longest: float = LONGEST, log: Path | None = None
) -> Verdict:
    """Let two dynos share a database for so many seconds; print the figures."""
    load = Load()
    async with staged(seed, 2, log) as stage, aiohttp.ClientSession() as session:
        over = asyncio.Event()
        work = [asyncio.create_task(working(stage, over)) for _ in range(2)]
        work.append(asyncio.create_task(_steady(stage, session, load, over)))
        work.append(asyncio.create_task(_publishing(stage, session, load, over)))
        await asyncio.sleep(seconds / 2)
        await stage.host.restart(stage.host.router.dynos[0], kill=True)
        await asyncio.sleep(seconds / 2)
        over.set()
        await asyncio.gather(*work)
        verdict = await judged(stage.slack, stage.url, stage.visitors.ledger, longest)
        await stage.host.stop()
        told(stage, verdict)
    late = sorted(load.late)
    print("load by status:", load.statuses)
    if late:
        p99 = late[min(len(late) - 1, int(len(late) * 0.99))]
        print(f"a publication is seen by each dyno: p99 {p99:.2f} s of {len(late)} looks")
    return verdict


async def _steady(
    stage: Stage, session: aiohttp.ClientSession, load: Load, over: asyncio.Event
) -> None:
    """Send a hundred commands a second, whether the ones before were answered or not."""
    under_way: set[asyncio.Task[None]] = set()
    began, count = time.monotonic(), 0

    async def ask() -> None:
        status, _ = await _ask(stage, session, stage.host.router.port, "CECOT")
        load.statuses[status] = load.statuses.get(status, 0) + 1

    while not over.is_set():
        task = asyncio.create_task(ask())
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        count += 1
        await asyncio.sleep(max(0.0, began + count / A_SECOND - time.monotonic()))
    await asyncio.gather(*under_way)


async def _publishing(
    stage: Stage, session: aiohttp.ClientSession, load: Load, over: asyncio.Event
) -> None:
    """Publish, and look at each dyno until it answers with what was published."""
    while not over.is_set():
        mark = await stage.visitors.edit()
        since = time.monotonic()
        if mark:
            ports = [dyno.port for dyno in stage.host.router.dynos if dyno.alive]
            await asyncio.gather(
                *(_seen(stage, session, load, port, mark, since) for port in ports)
            )
        await asyncio.sleep(0.5)


async def _seen(
    stage: Stage, session: aiohttp.ClientSession, load: Load, port: int, mark: str, since: float
) -> None:
    later = f"mark{int(mark[4:].partition('x')[0])}x"
    while time.monotonic() - since < 10:
        for name in ("CECOT", "Nayib Bukele"):
            status, text = await _ask(stage, session, port, name)
            if later in text:
                load.late.append(time.monotonic() - since)
                return
            if not status:
                return  # it was killed meanwhile
        await asyncio.sleep(0.01)


async def _ask(
    stage: Stage, session: aiohttp.ClientSession, port: int, text: str
) -> tuple[int, str]:
    fields = {
        "team_id": newsroom.TEAM,
        "channel_id": newsroom.GENERAL,
        "user_id": newsroom.REPORTER,
        "command": "/context",
        "text": text,
        "trigger_id": "1.2.3",
        "response_url": "http://127.0.0.1:9/none",
    }
    body = urlencode(fields).encode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        **signed_headers(stage.slack.signing_secret, body, time.time()),
    }
    url = f"http://127.0.0.1:{port}{EVENTS_PATH}"
    try:
        async with session.post(url, data=body, headers=headers) as response:
            return response.status, await response.text()
    except aiohttp.ClientError:
        return 0, ""
