"""One dyno under load: boot time, memory, requests a second, and each surface's latency."""

from __future__ import annotations

import gc
import random
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.asking import records
from benchmarks.dyno.filling import fill
from benchmarks.host.dyno import Dyno
from benchmarks.host.slug import pack
from benchmarks.postgres import Server
from benchmarks.requests.load import measure
from benchmarks.requests.questions import questions
from benchmarks.requests.signed import command
from benchmarks.surfaces.acts import People, acts
from benchmarks.surfaces.load import SEED, load
from bot.config import Secret
from bot.playground import StandIn, newsroom
from bot.server import EVENTS_PATH
from knowledge.revisions import Ledger, Record
from knowledge.snapshot import Snapshot

CONNECTIONS = 16
PEOPLE = 499
"""People who ask; as nobody asks the same twice, every answer is noted."""

ROUNDS = 3
A_ROUND = 1500
SOURCES = 500


@dataclass(frozen=True, slots=True)
class Size:
    """How much is on file, and what the dyno may use.

    Args:
        entries: how many entries.
        facts: how many facts in all.
        limit: megabytes of memory.
        start: seconds that it may take to be healthy.
        acts: how many acts a second there are on all surfaces.
    """

    entries: int
    facts: int
    limit: int = 512
    start: int = 60
    acts: int = 20


@dataclass(frozen=True, slots=True)
class Figures:
    """What one dyno did.

    Args:
        size: with how much on file.
        healthy: seconds from its start until it was healthy.
        first: resident megabytes then.
        after: resident megabytes after the load.
        peak: the most that it ever held, in megabytes.
        rate: signed commands a second, names as people spell them, each answer noted.
        times: milliseconds to the acknowledgement, by surface.
    """

    size: Size
    healthy: float
    first: float
    after: float
    peak: float
    rate: float
    times: Mapping[str, Sequence[float]]


async def measured(size: Size, server: Server, seconds: float) -> Figures:
    """Fill a database, start a dyno of the Procfile's web kind on it, and measure.

    Args:
        size: how much is on file.
        server: where the database is made.
        seconds: for how long.

    Raises:
        RuntimeError: the dyno ended, or was not healthy in time.
    """
    held = records(size.entries, size.facts, sources=min(SOURCES, size.entries))
    async with AsyncExitStack() as stack:
        url = server.url(stack.enter_context(server.database()))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dyno-")))
        await fill(url, held)
        slack = await stack.enter_async_context(StandIn.start(pace=0))
        newsroom.crowd(slack.world.workspace, PEOPLE, 0)
        dyno = _dyno(slack, url, folder, size.limit)
        await dyno.start(size.start)
        stack.push_async_callback(dyno.stop)
        first = dyno.megabytes()
        slack.connect(f"http://127.0.0.1:{dyno.port}{EVENTS_PATH}")
        people = People(slack, _snapshot(held), random.Random(SEED))
        await people.begin()
        rate = await _rate(dyno.port, Secret(slack.signing_secret), people.snapshot)
        times = await load(acts(people), slack, None, size.acts, seconds)
        return Figures(
            size, dyno.healthy_after, first, dyno.megabytes(), dyno.note_peak(), rate, times
        )


def _dyno(slack: StandIn, url: str, folder: Path, limit: int) -> Dyno:
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": url,
        "HOST": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
        "RATE_LIMIT": "900000/1",
    }
    pack(folder / "slug")
    return Dyno(1, settings, folder / "dyno.log", folder / "slug", megabytes=limit)


def _snapshot(held: Mapping[str, Record]) -> Snapshot:
    """Return what is on file, to ask about; the load is not to pause for its garbage."""
    snapshot = Snapshot.of(Ledger(held))
    gc.collect()
    gc.freeze()
    return snapshot


async def _rate(port: int, secret: Secret, snapshot: Snapshot) -> float:
    names = [entry.name for entry in snapshot.entries.values()]
    texts = questions(names, 1000, SEED)
    rates = []
    for number in range(ROUNDS):
        first = number * A_ROUND
        sent = [
            command("/context", texts[i % len(texts)], f"U00CROWD{i % PEOPLE:03d}", secret)
            for i in range(first, first + A_ROUND)
        ]
        rates.append((await measure(port, sent, CONNECTIONS)).rate)
    return median(rates)
