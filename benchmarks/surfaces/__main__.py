"""``python -m benchmarks.surfaces [--rate 50] [--seconds 30]``: what docs/benchmarks.md reports."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from benchmarks.asking import records
from benchmarks.requests.processes import SERVER_CORE, server
from benchmarks.requests.signed import SECRET
from benchmarks.surfaces.acts import People, acts
from benchmarks.surfaces.load import BOLT, LATE, SEED, at, load
from bot.playground import StandIn
from bot.playground.http_transport import HttpTransport
from bot.server import EVENTS_PATH
from knowledge.revisions import Change, Ledger, Record
from knowledge.snapshot import Snapshot
from knowledge.store.tinydb import TinyStore

SOURCES = 500
_BOOT_SECONDS = 300.0


async def main(rate: float, seconds: float, entries: int, facts: int) -> None:
    """Build the store, start the bot and Bolt, send the mix, print the figures."""
    os.sched_setaffinity(0, os.sched_getaffinity(0) - {SERVER_CORE} or {SERVER_CORE})
    held = records(entries, facts, sources=SOURCES)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        await _store(folder / "knowledge.json", held)
        slack = await stack.enter_async_context(StandIn.start(pace=0))
        environ = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "KNOWLEDGE_DB": str(folder / "knowledge.json"),
            "HOST": "127.0.0.1",
            "LOG_LEVEL": "WARNING",
            "RATE_LIMIT": "900000/1",
        }
        ours = await stack.enter_async_context(server(["bot"], environ, _BOOT_SECONDS))
        print(f"healthy after {ours.boot_seconds:.1f} s, {ours.megabytes():.0f} MB", flush=True)
        peer = ["benchmarks.requests.peers", "bolt", "{port}"]
        bolt = await stack.enter_async_context(server(peer, {}))
        slack.connect(f"http://127.0.0.1:{ours.port}{EVENTS_PATH}")
        people = People(slack, Snapshot.of(Ledger(held)), random.Random(SEED))
        await people.begin()
        # the load holds the records as well, and is not to pause for them
        gc.collect()
        gc.freeze()
        session = await stack.enter_async_context(aiohttp.ClientSession())
        url = f"http://127.0.0.1:{bolt.port}{EVENTS_PATH}"
        ping = HttpTransport(session, url, SECRET.value)
        _print(await load(acts(people), slack, ping, rate, seconds))
        print(f"{ours.megabytes():.0f} MB after the load")


async def _store(path: Path, held: Mapping[str, Record]) -> None:
    """Publish the records in a new store, as an editor would."""
    store = TinyStore(path)
    await store.append(
        [
            Change(subject=id_, after=record, origin="desk", editor="U0", reason="made up")
            for id_, record in held.items()
        ]
    )
    await store.close()


def _print(times: Mapping[str, Sequence[float]]) -> None:
    base = at(times[BOLT], 0.99)
    print("| surface | sent | p50 ms | p99 ms | slowest ms | p99 of Bolt's |")
    print("|---|---|---|---|---|---|")
    everything = [ms for name, held in times.items() if name not in (BOLT, LATE) for ms in held]
    for name, held in (*sorted(times.items()), ("all but Bolt", everything)):
        p50, p99, most = at(held, 0.5), at(held, 0.99), max(held)
        print(f"| {name} | {len(held)} | {p50:.1f} | {p99:.1f} | {most:.1f} | {p99 / base:.1f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.surfaces", description=__doc__)
    parser.add_argument("--rate", type=float, default=50, help="acts a second, of all surfaces")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=100_000)
    options = parser.parse_args()
    asyncio.run(main(options.rate, options.seconds, options.entries, options.facts))
