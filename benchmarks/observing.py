"""``python -m benchmarks.observing``: what the figures and the log cost each request.

Four servers take turns: the bot without anything, with the figures on, with its log line, and with
both. What is compared is processor time of the server's process, by Linux's scheduler, which others
on the machine do not change much; the order of the turns changes with each round.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from benchmarks.requests.load import measure
from benchmarks.requests.processes import SERVER_CORE, Running, server
from benchmarks.requests.questions import questions
from benchmarks.requests.signed import SECRET, command
from bot.playground import StandIn, newsroom
from knowledge.building import curated_snapshot

ROUNDS = 9
REQUESTS = 4000
CONNECTIONS = 16
SEED = 20250203

SERVERS = {
    "nothing": {"LOG_LEVEL": "WARNING"},
    "figures": {"LOG_LEVEL": "WARNING", "METRICS_TOKEN": "figures-0123456789"},
    "log line": {"LOG_LEVEL": "INFO", "LOG_FORMAT": "json"},
    "both": {"LOG_LEVEL": "INFO", "LOG_FORMAT": "json", "METRICS_TOKEN": "figures-0123456789"},
}


async def main() -> None:
    """Start the servers, measure them in turn, print the figures."""
    os.sched_setaffinity(0, os.sched_getaffinity(0) - {SERVER_CORE} or {SERVER_CORE})
    names = [entry.name for entry in curated_snapshot().entries.values()]
    texts = questions(names, REQUESTS, SEED)
    sent = [command("/context", text, newsroom.EDITOR) for text in texts]
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(StandIn.start())
        running: dict[str, Running] = {}
        for name, settings in SERVERS.items():
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            environ = {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": SECRET.value,
                "SLACK_API_URL": slack.api_url,
                "KNOWLEDGE_DB": str(Path(folder) / "knowledge.json"),
                "HOST": "127.0.0.1",
                "RATE_LIMIT": "900000/1",
                **settings,
            }
            running[name] = await stack.enter_async_context(server(["bot"], environ))
        taken: dict[str, list[float]] = {name: [] for name in running}
        for number in range(ROUNDS + 1):
            for name in _turned(list(running), number):
                before = _processor(running[name].pid)
                await measure(running[name].port, sent, CONNECTIONS)
                if number:  # the first round fills what is kept
                    taken[name].append((_processor(running[name].pid) - before) / REQUESTS)
    _print(taken)


def _turned(names: list[str], by: int) -> list[str]:
    at = by % len(names)
    return names[at:] + names[:at]


def _processor(pid: int) -> float:
    """Return the processor time of a process until now, in microseconds."""
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1000


def _print(taken: dict[str, list[float]]) -> None:
    base = median(taken["nothing"])
    print(f"{ROUNDS} rounds of {REQUESTS} requests; medians of rounds, processor time")
    for name, rounds in taken.items():
        each = median(rounds)
        print(f"{name:10} {each:6.1f} µs a request  {(each / base - 1) * 100:+5.1f} %")


if __name__ == "__main__":
    asyncio.run(main())
