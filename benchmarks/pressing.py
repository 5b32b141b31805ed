"""How soon an editor's press is answered: ``python -m benchmarks.pressing [--times 30]``.

The bot in a process of its own on a store of 10,000 entries and 100,000 facts, the strict
stand-in as Slack. An editor rewrites the summary of one entry after another over signed HTTP,
goes on to the confirm step, publishes, and asks for the entry. The time of each is the one from
the press to the answer; the summary must stand in the answer that follows.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import platform
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.asking import records
from benchmarks.requests.processes import SERVER_CORE, server
from bot.playground import StandIn, newsroom
from bot.playground.exchange import Exchange
from bot.playground.model import OpenView
from bot.server import EVENTS_PATH
from knowledge.model import Entry
from knowledge.revisions import Change
from knowledge.store.tinydb import TinyStore

SOURCES = 500
SEED = 11
_BOOT_SECONDS = 300.0


async def main(entries: int, facts: int, times: int) -> None:
    """Build the store, start the bot, publish, print the figures."""
    os.sched_setaffinity(0, os.sched_getaffinity(0) - {SERVER_CORE} or {SERVER_CORE})
    held = records(entries, facts, sources=SOURCES)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = TinyStore(folder / "knowledge.json")
        await store.append(
            [
                Change(subject=id_, after=record, origin="desk", editor="U0", reason="made up")
                for id_, record in held.items()
            ]
        )
        await store.close()
        slack = await stack.enter_async_context(StandIn.start(pace=0))
        environ = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "KNOWLEDGE_DB": str(folder / "knowledge.json"),
            "EDITORS": newsroom.EDITOR,
            "HOST": "127.0.0.1",
            "LOG_LEVEL": "WARNING",
        }
        ours = await stack.enter_async_context(server(["bot"], environ, _BOOT_SECONDS))
        slack.connect(f"http://127.0.0.1:{ours.port}{EVENTS_PATH}")
        pressed = Pressed(slack)
        chosen = random.Random(SEED).sample(
            [r for r in held.values() if isinstance(r, Entry)], times
        )
        for number, entry in enumerate(chosen):
            await pressed.rewrite(entry, number)
        pressed.print()


class Pressed:
    """An editor at work, and how long each press took in milliseconds.

    Args:
        slack: the stand-in.
    """

    def __init__(self, slack: StandIn) -> None:
        self._slack = slack
        self._spent: dict[str, list[float]] = defaultdict(list)

    async def rewrite(self, entry: Entry, number: int) -> None:
        """Rewrite the summary of an entry, publish it, and ask for the entry."""
        slack, summary = self._slack, f"{entry.name} is told of anew as number {number}."
        await slack.command("/context", entry.name)
        await slack.command("/context", f"edit {entry.name}")
        form = (await self._timed("form", self._own(_open(slack.modal())))).view
        step = slack.submit(_open(form), {"Summary": summary})
        confirm = (await self._timed("confirm", step)).view
        step = slack.submit(_open(confirm), {"Why?": "told anew"})
        done = (await self._timed("publish", step)).view
        if "Published as revision" not in str(_open(done).view):
            raise RuntimeError(f"{entry.id} was not published: {_open(done).view}")
        shown = await self._timed("asked for", slack.command("/context", entry.name))
        if summary not in str(shown.message):
            raise RuntimeError(f"{entry.id} was published and is not shown")
        await slack.close(_open(slack.modal()))

    async def _own(self, parts: OpenView) -> Exchange:
        menu = next(
            element["action_id"]
            for block in parts.view["blocks"]
            for element in (block.get("accessory", {}), *block.get("elements", ()))
            if str(element.get("action_id", "")).startswith("part:own")
        )
        return await self._slack.choose(parts, menu, menu.replace("part:", "change:"))

    async def _timed(self, what: str, step: Awaitable[Exchange]) -> Exchange:
        began = time.perf_counter()
        answered = await step
        self._spent[what].append((time.perf_counter() - began) * 1000)
        if answered.error or answered.problems:
            raise RuntimeError(f"{what}: {answered.error} {answered.problems}")
        return answered

    def print(self) -> None:
        """Print one line for each press."""
        print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, Python {platform.python_version()}")
        print("| press | times | p50 ms | p99 ms | slowest ms |\n|---|---|---|---|---|")
        for what, spent in self._spent.items():
            spent.sort()
            p50, p99 = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
            print(f"| {what} | {len(spent)} | {p50:.0f} | {p99:.0f} | {spent[-1]:.0f} |")


def _open(view: OpenView | None) -> OpenView:
    if view is None:
        raise RuntimeError("no modal is open")
    return view


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pressing", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=30, help="publications")
    options = parser.parse_args()
    asyncio.run(main(options.entries, options.facts, options.times))
