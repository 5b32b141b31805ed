"""``python -m benchmarks.requests``: what docs/benchmarks.md reports."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from benchmarks.requests.load import Measured, measure
from benchmarks.requests.processes import SERVER_CORE, Running, server
from benchmarks.requests.questions import questions
from benchmarks.requests.signed import SECRET, command
from bot.playground import StandIn, newsroom
from knowledge.building import curated_snapshot

CONNECTIONS = 16
DISTINCT = 1000
PEOPLE = 997
"""People who ask; what each is shown is noted in the store."""

ROUNDS = 7
REQUESTS_A_ROUND = 5000
SEED = 20250203


async def main() -> None:
    """Start the servers, measure them in turn, print the figures."""
    os.sched_setaffinity(0, os.sched_getaffinity(0) - {SERVER_CORE} or {SERVER_CORE})
    names = [entry.name for entry in curated_snapshot().entries.values()]
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(StandIn.start())
        newsroom.crowd(slack.world.workspace, PEOPLE, 0)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environ = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": SECRET.value,
            "SLACK_API_URL": slack.api_url,
            "KNOWLEDGE_DB": str(Path(folder) / "knowledge.json"),
            "HOST": "127.0.0.1",
            "LOG_LEVEL": "WARNING",
        }
        first_boot = await _boot(environ)
        ours = await stack.enter_async_context(server(["bot"], environ))
        peers = "benchmarks.requests.peers"
        bolt = await stack.enter_async_context(server([peers, "bolt", "{port}"], {}))
        limit = await stack.enter_async_context(server([peers, "limit", "{port}"], {}))
        print(f"boot to healthy: {first_boot:.2f} s with the store to build,", end=" ")
        print(f"{ours.boot_seconds:.2f} s with it built; memory {ours.megabytes():.0f} MB")
        await _rounds(names, ours, bolt, limit)
        print(f"memory after the load: {ours.megabytes():.0f} MB")


async def _boot(environ: dict[str, str]) -> float:
    async with server(["bot"], environ) as running:
        return running.boot_seconds


async def _rounds(names: Sequence[str], ours: Running, bolt: Running, limit: Running) -> None:
    kept = questions(names, DISTINCT, SEED)
    # who everybody is, is asked of Slack once in ten minutes
    await _round(ours, "/context", kept, ROUNDS)
    measured: dict[str, list[Measured]] = {}
    for number in range(ROUNDS):
        for label, running, name, again in (
            ("ours, new to its reader", ours, "/context", number),
            ("ours, read before", ours, "/context", number),
            ("Bolt /ping", bolt, "/ping", 0),
            ("limit: aiohttp and HMAC", limit, "/ping", 0),
        ):
            result = await _round(running, name, kept, again)
            measured.setdefault(label, []).append(result)
    # afterwards, because these push the kept answers out
    for number in range(ROUNDS):
        unseen = questions(names, REQUESTS_A_ROUND, SEED + 1 + number)
        result = await _round(ours, "/context", unseen, number)
        measured.setdefault("ours, each question once", []).append(result)
    _print(measured)


async def _round(running: Running, name: str, texts: Sequence[str], number: int) -> Measured:
    """Measure one round; with another number other people ask each question."""
    first = number * REQUESTS_A_ROUND
    # questions and people go round at lengths of their own: no pair comes twice
    sent = [
        command(name, texts[i % len(texts)], f"U00CROWD{i % PEOPLE:03d}")
        for i in range(first, first + REQUESTS_A_ROUND)
    ]
    return await measure(running.port, sent, CONNECTIONS)


def _print(measured: dict[str, list[Measured]]) -> None:
    print(f"{ROUNDS} rounds of {REQUESTS_A_ROUND}, {CONNECTIONS} connections; medians of rounds")
    base = median(result.rate for result in measured["Bolt /ping"])
    for label, results in measured.items():
        rate = median(result.rate for result in results)
        p50 = median(result.percentile(0.5) for result in results)
        p99s = [result.percentile(0.99) for result in results]
        print(f"{label:26} {rate:7.0f}/s  {rate / base:5.2f} of Bolt", end="  ")
        print(f"p50 {p50:5.2f} ms  p99 {median(p99s):5.2f} ms (worst {max(p99s):.2f})")


if __name__ == "__main__":
    asyncio.run(main())
